// Plays in a table, or in a list of JSON, that are known by what its columns are called: whatever their order,
// language and capitals. What rows say only together, which column holds the time, whether days come before months,
// in which unit lengths are, is found in the first rows of the file.
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import {
  areOfPlays,
  type Column,
  type ColumnNames,
  type ColumnRole,
  type Columns,
  columnsOf,
  plainName,
} from './columns.ts'
import type {
  DropReason,
  ExportFormat,
  FileContext,
  FileReader,
  FormatGuide,
  ParsedPlay,
  Row,
  StreamingService,
} from './export.ts'
import { playOf } from './play.ts'
import { type DateOrder, type TimeReader, timeReaderOf } from './times.ts'
import { parseCountry, withoutGroups } from './values.ts'

export interface TableLayout {
  readonly name: string
  readonly service: StreamingService
  readonly guide: FormatGuide
  /** Names of its columns beside those that every table may have. */
  readonly columns?: ColumnNames
  /** Names that are all there, by which the format is known. */
  readonly signature: readonly string[]
  readonly dateOrder?: DateOrder
  /** A reason to drop a row that is no play, from a cell by its name in the file. */
  dropped?(cell: (name: string) => string): DropReason | undefined
}

/** A format that is known by its columns. */
export function tableFormat(layout: TableLayout): ExportFormat {
  const signature = layout.signature.map(plainName)
  const open = (sample: readonly Row[], context: FileContext) => openTable(layout, sample, context)
  return {
    name: layout.name,
    service: layout.service,
    guide: layout.guide,
    recognises(row) {
      const keys = Object.keys(flat(row))
      const plain = new Set(keys.map(plainName))
      return (
        signature.every((name) => plain.has(name)) && areOfPlays(columnsOf(keys, layout.columns))
      )
    },
    parse: (row, nowMs) => open([row], { nowMs }).parse(row),
    open,
  }
}

/** Any table or list whose columns say title, artist and time: of lastfmstats.com, of scrapers, of people. */
export const scrobbleTable: ExportFormat = tableFormat({
  name: 'scrobble-table',
  service: 'lastfm',
  guide: {
    title: 'Any table or JSON list that names its columns',
    files: 'lastfmstats.com (CSV and JSON), lastfm-to-csv as JSON, tables of scrapers and people',
    fields: [
      'columns called title, artist, album, time, date, played, length and the like, in most languages: `services/ingest/exports/columns.ts`',
    ],
    instant: 'the start, or the end where the column is called so; UTC where no zone is written',
    length: 'heard or the track’s, where a column says it, else 180 s: assumed',
    source: 'columns of public exporters',
    seen: '2026-11',
  },
  signature: [],
})

function openTable(layout: TableLayout, sample: readonly Row[], context: FileContext): FileReader {
  const rows = sample.map(flat)
  const columns = columnsOf([...new Set(rows.flatMap((row) => Object.keys(row)))], layout.columns)
  const time = timeOf(columns, rows, context.nowMs, layout.dateOrder)
  const played = lengthReaderOf(columns.played, rows)
  const length = lengthReaderOf(columns.length, rows)
  const toUtc = (row: Row, ms: number) => {
    const zone = cellOf(row, columns, 'zone')
    return context.instantOf && zone ? context.instantOf(ms, String(zone)) : ms
  }
  const keyByName = new Map(
    rows.flatMap((row) => Object.keys(row)).map((key) => [plainName(key), key]),
  )
  const keyOf = (name: string) => keyByName.get(plainName(name))
  const parse = (raw: Row): ParsedPlay | DropReason => {
    const row = flat(raw)
    const dropped = layout.dropped?.((name) => String(textOf(row[keyOf(name) ?? '']) ?? ''))
    if (dropped) return dropped
    if (isTrue(cellOf(row, columns, 'private')) && !context.isPrivateKept) return 'private-session'
    const at = time.read(row)
    if (typeof at === 'string') return at
    if (at.precision === 'day') return 'no-time'
    const playedMs = played(row)
    if (typeof playedMs === 'string') return playedMs
    const lengthMs = length(row)
    return playOf({
      at: at.isZoned ? at.ms : toUtc(row, at.ms),
      isEnd: time.isEnd,
      precision: at.precision,
      playedMs,
      lengthMs: typeof lengthMs === 'number' && lengthMs > 0 ? lengthMs : undefined,
      title: cellOf(row, columns, 'title'),
      artist: cellOf(row, columns, 'artist') ?? cellOf(row, columns, 'albumArtist'),
      album: cellOf(row, columns, 'album'),
      country: parseCountry(cellOf(row, columns, 'country')),
    })
  }
  return { parse, checks: time.checks }
}

interface RowTime {
  readonly isEnd: boolean
  readonly checks: readonly string[]
  read(row: Row): ReturnType<TimeReader['read']>
}

/** The column in which most rows have a time, the most exact of them; or a day and a time of the day in two columns. */
function timeOf(
  columns: Columns,
  rows: readonly Row[],
  nowMs: number,
  order: DateOrder | undefined,
): RowTime {
  const { start = [], date = [], clock = [], end = [] } = columns
  const candidates = [
    ...[...start, ...date, ...clock].map(({ key }) => ({ isEnd: false, get: at(key) })),
    ...date.flatMap((day) =>
      [...clock, ...start].map(({ key }) => ({ isEnd: false, get: joined(day.key, key) })),
    ),
    ...end.map(({ key }) => ({ isEnd: true, get: at(key) })),
  ].map((each) => {
    const reader = timeReaderOf(rows.map(each.get), nowMs, order)
    return { ...each, reader, score: scoreOf(rows, each.get, reader) }
  })
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a), candidates[0] as Candidate)
  return {
    isEnd: best.isEnd,
    checks: [
      ...(best.reader.isOrderCertain
        ? []
        : [
            'its dates do not say whether the day or the month comes first; see whether the days are right',
          ]),
      ...(best.reader.isZoneAssumed ? ['its times have no zone and are taken for UTC'] : []),
    ],
    read: (row) => best.reader.read(best.get(row)),
  }
}

interface Candidate {
  readonly isEnd: boolean
  readonly get: (row: Row) => unknown
  readonly reader: TimeReader
  readonly score: number
}

const exactness = { day: 1, minute: 2, second: 3 } as const

function scoreOf(rows: readonly Row[], get: (row: Row) => unknown, reader: TimeReader): number {
  const scores = rows.map((row) => {
    const time = reader.read(get(row))
    return typeof time === 'string' ? 0 : exactness[time.precision] + (time.isZoned ? 0.5 : 0)
  })
  return scores.reduce((sum, score) => sum + score, 0)
}

const at = (key: string) => (row: Row) => textOf(row[key])
const joined = (day: string, clock: string) => (row: Row) =>
  `${textOf(row[day]) ?? ''} ${textOf(row[clock]) ?? ''}`.trim()

type LengthReader = (row: Row) => number | undefined | DropReason

const LENGTH_MS_MAX = 24 * 60 * MINUTE_MS

/** Lengths in the unit of the column's name, as clock times, or in the unit that makes sense of most. */
function lengthReaderOf(
  columns: readonly Column[] | undefined,
  rows: readonly Row[],
): LengthReader {
  const [column] = columns ?? []
  if (!column) return () => undefined
  const numbers = rows
    .map((row) => numberOf(textOf(row[column.key])))
    .filter((value) => value !== undefined && value > 0)
    .sort((a, b) => (a as number) - (b as number))
  const middle = numbers[numbers.length >> 1] ?? 0
  const unit = column.unit ?? (middle >= 5_000 ? 'ms' : 's')
  const factor = unit === 'ms' ? 1 : unit === 's' ? SECOND_MS : MINUTE_MS
  return (row) => {
    const value = textOf(row[column.key])
    if (value === undefined || value === null || value === '') return undefined
    const clock = clockMsOf(String(value))
    const number = clock ?? numberOf(value)
    if (number === undefined) return 'bad-duration'
    const ms = clock ?? number * factor
    if (ms < 0) return 'negative-duration'
    return ms > LENGTH_MS_MAX ? 'absurd-duration' : Math.round(ms)
  }
}

/** Spreadsheets write 1234,5 in half of the world, and 165.000 for what is 165000 elsewhere. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  const text = withoutGroups(String(value ?? '').trim())
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** `3:25`, `1:02:03`. */
function clockMsOf(text: string): number | undefined {
  const match = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?$/.exec(text.trim())
  if (!match) return undefined
  const [, hours, minutes, seconds] = match
  return (Number(hours ?? 0) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * SECOND_MS
}

/** The first column of a role in which the row has something. */
function cellOf(row: Row, columns: Columns, role: ColumnRole): unknown {
  for (const { key } of columns[role] ?? []) {
    const value = textOf(row[key])
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/** What a value of JSON says in one word: a name of an object, names of a list. */
function textOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (typeof value !== 'object' || value === null) return value
  const { '#text': text, name, title, albumtitle, uts } = value as Row
  return text ?? name ?? title ?? albumtitle ?? uts
}

/** A track in an object of its own gives its keys to the row. */
function flat(row: Row): Row {
  const { track } = row
  const isObject = typeof track === 'object' && track !== null && !Array.isArray(track)
  if (!isObject || '#text' in track) return row
  const { track: _, ...rest } = row
  return { ...(track as Row), ...rest }
}

const isTrue = (value: unknown): boolean =>
  value === true || value === 1 || /^(?:true|1|yes)$/i.test(String(value ?? ''))
