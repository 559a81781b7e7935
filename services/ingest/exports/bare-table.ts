// A table without a line that names its columns: which column is what is guessed from the cells, the guess is said,
// and one that would make nearly every artist unique is refused.
import type { ExportFormat, FileContext, FileReader, Row } from './export.ts'
import { playOf } from './play.ts'
import { isTime, timeReaderOf } from './times.ts'

const ROWS_MIN = 20 // Fewer cells say nothing about what is unique.
const NO_TEXT = /^(?:[-\d.,:]*|[0-9a-f]{8}-[0-9a-f-]{27}|https?:\/\/.*|true|false|null)$/i

/** Any table of which one column is a time. Behind all formats that know more. */
export const bareTable: ExportFormat = {
  name: 'bare-table',
  service: 'lastfm',
  guide: {
    title: 'Any other table without names',
    files: 'Scrubbler, backups of Last.fm, Libre.fm without its first line',
    fields: [
      'columns by what their cells look like; the guess is said, and an unlikely one is refused',
    ],
    instant: 'the start; UTC where no zone is written',
    length: '180 s: assumed',
    source: 'public exporters',
    seen: '2026-11',
  },
  recognises: (row) => '1' in row && '0' in row && Object.values(row).some(isTime),
  parse: (row, nowMs) => openBareTable([row], { nowMs }).parse(row),
  open: openBareTable,
}

export function openBareTable(sample: readonly Row[], context: FileContext): FileReader {
  const keys = [...new Set(sample.flatMap((row) => Object.keys(row)))]
  const times = keys
    .map((key) => ({ key, reader: timeReaderOf(cells(sample, key), context.nowMs) }))
    .map((each) => ({ ...each, count: cells(sample, each.key).filter(isTime).length }))
    .filter(({ count }) => count * 2 > sample.length)
    .sort((a, b) => exactness(b.reader, sample, b.key) - exactness(a.reader, sample, a.key))
  const [time] = times
  const clock = time && isDay(time.reader, sample, time.key) ? clockKeyOf(sample, keys) : undefined
  if (!time || (isDay(time.reader, sample, time.key) && clock === undefined))
    return refused('none of its columns is a time')
  const unknown = unknownHeader(sample, time.key)
  if (unknown) return refused(unknown)
  const taken = new Set([...times.map(({ key }) => key), clock])
  const texts = keys.filter((key) => !taken.has(key) && isText(sample, key))
  const before = texts.filter((key) => Number(key) < Number(time.key))
  const [first, second, third] = before.length >= 2 ? before : texts
  if (first === undefined || second === undefined)
    return refused('it has no columns for artist and title')
  // Last.fm's exporters write the time last or the album in the middle; Libre.fm and players write it first.
  const isAlbumMiddle = third !== undefined && (before.length >= 2 || hasIds(sample))
  const layout = {
    artist: first,
    title: isAlbumMiddle ? third : second,
    album: isAlbumMiddle ? second : third,
  }
  if (isArtistUnlikely(sample, layout)) return refused(UNIQUE)
  const get = (row: Row) =>
    clock === undefined ? row[time.key] : `${row[time.key] ?? ''} ${row[clock] ?? ''}`
  const reader = timeReaderOf(sample.map(get), context.nowMs)
  return {
    checks: [
      `it has no line that names its columns; a guess: ${guessText(layout, time.key)}`,
      ...(reader.isOrderCertain
        ? []
        : ['its dates do not say whether the day or the month comes first']),
    ],
    parse(row) {
      const at = reader.read(get(row))
      if (typeof at === 'string') return at
      if (at.precision === 'day') return 'no-time'
      const { artist, title, album } = layout
      const stated = { title: row[title], artist: row[artist], album: album && row[album] }
      return playOf({ at: at.ms, precision: at.precision, ...stated })
    },
  }
}

const UNIQUE =
  'its columns have no names, and nearly every artist would be another one: write a first line such as title,artist,album,date'

const refused = (problem: string): FileReader => ({
  checks: [],
  refusal: `${problem}`,
  parse: () => 'not-a-row',
})

/** A first line whose time is none where all others have one is a header in words that nobody knows here. */
function unknownHeader(sample: readonly Row[], timeKey: string): string | undefined {
  const [first, ...rest] = sample
  const cell = String(first?.[timeKey] ?? '').trim()
  const isLine = rest.length > 1 && cell !== '' && !isTime(cell)
  if (!first || !isLine || !rest.every((row) => isTime(row[timeKey]))) return undefined
  return `its first line names columns that are not known (${Object.values(first).join(', ')}): name them title,artist,album,date`
}

type Layout = Readonly<Record<'artist' | 'title', string> & { album: string | undefined }>

/** Titles repeat less than the artists who made them. */
function isArtistUnlikely(sample: readonly Row[], { artist, title }: Layout): boolean {
  if (sample.length < ROWS_MIN) return false
  const distinct = (key: string) => new Set(cells(sample, key).map(String)).size
  const [artists, titles] = [distinct(artist), distinct(title)]
  return artists > titles && artists * 2 > sample.length * 0.9
}

const guessText = ({ artist, title, album }: Layout, time: string): string =>
  Object.entries({ artist, title, album, time })
    .filter(([, key]) => key !== undefined)
    .map(([role, key]) => `column ${Number(key) + 1} is the ${role}`)
    .join(', ')

const cells = (sample: readonly Row[], key: string): unknown[] =>
  sample.map((row) => row[key]).filter((value) => value !== undefined && value !== '')

type Reader = ReturnType<typeof timeReaderOf>

const isDay = (reader: Reader, sample: readonly Row[], key: string): boolean =>
  exactness(reader, sample, key) === 1

function exactness(reader: Reader, sample: readonly Row[], key: string): number {
  const ranks = cells(sample, key).map((value) => {
    const time = reader.read(value)
    return typeof time === 'string' ? 0 : { day: 1, minute: 2, second: 3 }[time.precision]
  })
  return Math.max(0, ...ranks)
}

const clockKeyOf = (sample: readonly Row[], keys: readonly string[]): string | undefined =>
  keys.find((key) =>
    cells(sample, key).every((value) => /^\d{1,2}:\d{2}(?::\d{2})?$/.test(String(value))),
  )

/** Most rows have words in it, and not the same. */
function isText(sample: readonly Row[], key: string): boolean {
  const values = cells(sample, key)
  const words = values.filter((value) => !NO_TEXT.test(String(value)))
  return words.length * 2 > sample.length
}

const hasIds = (sample: readonly Row[]): boolean =>
  sample.some((row) => Object.keys(row).length >= 8)
