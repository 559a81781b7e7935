// Counts a day's facts from raw messages in DuckDB: another engine, another language, other calendar arithmetic than
// heuristics has; only what the time zone data says is the same. Rows are handed over as JSON and parsed, like
// everything else, on DuckDB's own threads.

import { readFileSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { categories } from '#categories/categories.ts'
import type { Catalogue } from '#facts/catalogue.ts'
import type { Category } from '#schemas/categories.ts'
import type { FactKind } from '#schemas/fact-kinds.ts'
import {
  type PlaysRecorded,
  type PlaysTakenBack,
  type ProfileDeclared,
  playsRecorded,
} from '#schemas/index.ts'
import type { LoggedEvent } from '#topics/listener-log.ts'
import { type DuckDBRow, offsetRowsOf, rowsOf, SINCE_EVER_MS, takenOf } from './rows.ts'

/** One fact as it is counted here. */
export interface RecountAnswer {
  readonly id: string
  readonly value: string
  readonly subject: string | null
  readonly rank: number | null
  readonly usual: number | null
  /** Share of the music, 0 to 1, that the catalogue knows enough of. */
  readonly coverage: number | null
}

export interface RecountRequest {
  readonly facts: readonly RecountAnswer[]
  /** What could not be counted again, and why. */
  readonly passedOver: readonly SkippedRecount[]
}

export interface SkippedRecount {
  readonly kinds: readonly FactKind[]
  /** As in `not counted again: genres, as ...`. */
  readonly why: string
}

export interface RecountQuestion {
  /** YYYYMMDD */
  readonly day: string
  /** The category of the day's report. */
  readonly category: Category
  readonly profile: ProfileDeclared
  /** Whether it is the profile that the report was made with; otherwise birthdays are not checked. */
  readonly isSameProfile: boolean
  /** The catalogue that the report was made with; undefined if it is not known here. */
  readonly catalogue: Catalogue | undefined
  /** The last day of a year that is ranked, MM-DD. */
  readonly windowEnd: string
  /** The listener's messages of `plays`, in order. */
  readonly messages: AsyncIterable<LoggedEvent<PlaysRecorded | PlaysTakenBack>>
}

export interface Counter extends AsyncDisposable {
  count(question: RecountQuestion): Promise<RecountRequest>
}

const statements = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const tables = statements('tables.sql')
const facts = statements('facts.sql')
const sound = statements('sound.sql')
const distance = statements('distance.sql')
const measures = statements('measures.sql')
const answer = statements('answer.sql')

/** The measure that each superlative goes by: in minutes, and in a year that counts plays. */
const goesBy = `create temp table goes_by as
  select * from (values
    ${superlatives()}
  ) as categories(category, timed, untimed)`

/** Passed to DuckDB in one piece: a few megabytes of JSON. */
const ROWS_MAX = 5_000

/** A database in memory that reaches no files and no network. */
export async function openCounter(): Promise<Counter> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1', // It runs beside an actor, over one listener's plays.
    memory_limit: '512MB',
    enable_external_access: 'false',
  })
  return {
    async count(question) {
      const connection = await instance.connect()
      try {
        await connection.run(tables) // Of this connection alone: they go with it.
        await load(connection, question)
        await connection.run(facts)
        await connection.run(sound)
        await loadDistances(connection, question)
        await connection.run(distance)
        await connection.run(measures)
        await connection.run(goesBy)
        const counted = await rowsIn<RecountAnswer>(connection, answer)
        return { facts: counted, passedOver: passedOverIn(question) }
      } finally {
        connection.closeSync()
      }
    },
    async [Symbol.asyncDispose]() {
      instance.closeSync()
    },
  }
}

/** What rests on more than the listener's messages. */
const ofCatalogue: readonly FactKind[] = [
  'top-genre',
  'top-genre-minutes',
  'genre',
  'genres',
  'genre-known-minutes',
  'year-top-genre',
  'year-top-genre-minutes',
  'year-top-genre-share',
  'taste-distance',
  'release-year',
  'top-decade',
  'top-decade-share',
  'dated-minutes',
  'energy',
  'energy-known-minutes',
]

function passedOverIn({ catalogue, isSameProfile }: RecountQuestion): SkippedRecount[] {
  const why = 'as the day was told with another catalogue'
  const again = 'as the profile was declared again'
  return [
    ...(catalogue ? [] : [{ kinds: ofCatalogue, why }]),
    ...(isSameProfile ? [] : [{ kinds: ['holiday'] as const, why: again }]),
  ]
}

function superlatives(): string {
  const quote = (name: string | null) => (name === null ? 'null' : `'${name}'`)
  return Object.entries(categories)
    .flatMap(([category, { isSuperlative, measure }]) =>
      isSuperlative && measure
        ? [`(${[category, measure.timed, measure.untimed].map(quote).join(', ')})`]
        : [],
    )
    .join(',\n    ')
}

async function rowsIn<T>(connection: DuckDBConnection, query: string): Promise<readonly T[]> {
  const result = await connection.runAndReadAll(query)
  return result.getRowObjectsJS() as unknown as T[]
}

/** The catalogue's entries for each played track, hidden or not. */
async function loadKnown(
  connection: DuckDBConnection,
  { catalogue }: RecountQuestion,
  insert: Insert,
): Promise<void> {
  if (!catalogue) return
  const tracks = await rowsIn<{ creator: string; title: string }>(
    connection,
    "select distinct creator, title from raw where kind = 'track'",
  )
  const creators = [...new Set(tracks.map(({ creator }) => creator))]
  await insert(
    'known_genres',
    creators.flatMap((creator) => catalogue.genresOf(creator).map((genre) => ({ creator, genre }))),
  )
  await insert(
    'known_tracks',
    tracks.flatMap(({ creator, title }) => {
      const year = catalogue.releaseYearOf(creator, title) ?? null
      const energy = catalogue.energyOf(creator, title) ?? null
      return year === null && energy === null ? [] : [{ creator, title, year, energy }]
    }),
  )
}

async function loadDistances(
  connection: DuckDBConnection,
  { catalogue }: RecountQuestion,
): Promise<void> {
  if (!catalogue) return
  const genres = await rowsIn<{ genre: string }>(
    connection,
    'select distinct genre from tastes join ranked_days using (day) order by genre',
  )
  const pairs = genres.flatMap(({ genre: one }, at) =>
    genres.slice(at + 1).map(({ genre: other }) => ({
      one,
      other,
      distance: catalogue.distance(one, other),
    })),
  )
  await insertRows(connection, 'apart', pairs)
}

type Table = keyof typeof shapes
type Insert = (table: Table, rows: readonly DuckDBRow[]) => Promise<void>

const shapes = {
  raw: {
    message: 'bigint',
    recorded_at: 'bigint',
    import_id: 'varchar',
    play_id: 'varchar',
    ended_at: 'bigint',
    played_ms: 'bigint',
    kind: 'varchar',
    title: 'varchar',
    creator: 'varchar',
    is_assumed: 'boolean',
  },
  taken: { message: 'bigint', import_id: 'varchar', play_id: 'varchar' },
  about: {
    day: 'varchar',
    window_end: 'varchar',
    category: 'varchar',
    birthday: 'varchar',
    knows_birthday: 'boolean',
  },
  zones: { from_ms: 'bigint', zone: 'varchar' },
  zone_offsets: { zone: 'varchar', since_ms: 'bigint', offset_ms: 'bigint' },
  hidden_creators: { name: 'varchar' },
  hidden_days: { day: 'varchar' },
  known_genres: { creator: 'varchar', genre: 'varchar' },
  known_tracks: { creator: 'varchar', title: 'varchar', year: 'bigint', energy: 'double' },
  apart: { one: 'varchar', other: 'varchar', distance: 'double' },
} as const

async function load(connection: DuckDBConnection, question: RecountQuestion): Promise<void> {
  const { day, category, profile, isSameProfile, windowEnd, messages } = question
  const { zone, zoneHistory, hiddenCreators, hiddenDates, birthday } = profile
  const insert: Insert = (table, rows) => insertRows(connection, table, rows)
  const about = { day, category, birthday, knows_birthday: isSameProfile }
  await insert('about', [{ ...about, window_end: windowEnd.replace('-', '') }])
  const later = zoneHistory.map(({ fromMs, zone: then }) => ({ from_ms: fromMs, zone: then }))
  const zones = [{ from_ms: SINCE_EVER_MS, zone }, ...later]
  await insert('zones', zones)
  await insert('zone_offsets', offsetRowsOf(new Set(zones.map((each) => each.zone))))
  await insert(
    'hidden_creators',
    hiddenCreators.map((name) => ({ name })),
  )
  await insert(
    'hidden_days',
    hiddenDates.map((date) => ({ day: date })),
  )
  let rows: DuckDBRow[] = []
  for await (const { offset, name, event } of messages) {
    if (name === playsRecorded.name) rows.push(...rowsOf(offset, event as PlaysRecorded))
    else await insert('taken', takenOf(offset, event as PlaysTakenBack))
    if (rows.length < ROWS_MAX) continue
    await insert('raw', rows)
    rows = []
  }
  await insert('raw', rows)
  await loadKnown(connection, question, insert)
}

async function insertRows(
  connection: DuckDBConnection,
  table: Table,
  rows: readonly DuckDBRow[],
): Promise<void> {
  const shape = JSON.stringify([shapes[table]])
  for (let at = 0; at < rows.length; at += ROWS_MAX) {
    await connection.run(
      `insert into ${table} by name select unnest(from_json($1::json, '${shape}'), recursive := true)`,
      [JSON.stringify(rows.slice(at, at + ROWS_MAX))],
    )
  }
}
