// Counts a day's facts from raw messages in DuckDB: another engine, another language, another calendar than
// heuristics has. Rows are handed over as JSON and parsed, like everything else, on DuckDB's own threads.
import { readFileSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import {
  type PlaysRecorded,
  type PlaysTakenBack,
  type ProfileDeclared,
  playsRecorded,
} from '#schemas/index.ts'
import type { Logged } from '#topics/listener-log.ts'

/** One fact as it is counted here. */
export interface Recounted {
  readonly id: string
  readonly value: string
  readonly subject: string | null
  readonly rank: number | null
  readonly usual: number | null
}

export interface Question {
  /** YYYYMMDD */
  readonly day: string
  readonly profile: ProfileDeclared
  /** The last day of a year that is ranked, MM-DD. */
  readonly windowEnd: string
  /** The listener's messages of `plays`, in order. */
  readonly messages: AsyncIterable<Logged<PlaysRecorded | PlaysTakenBack>>
}

export interface Counter extends AsyncDisposable {
  count(question: Question): Promise<readonly Recounted[]>
}

const statements = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const tables = statements('tables.sql')
const facts = statements('facts.sql')
const answer = statements('answer.sql')

/** Handed over at once: a few megabytes of JSON. */
const ROWS_MAX = 5_000
const LONG_AGO_MS = -1e15
const ENDED_AT_MAX = Date.UTC(2100, 0, 1)

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
        const result = await connection.runAndReadAll(answer)
        return result.getRowObjectsJS() as unknown as Recounted[]
      } finally {
        connection.closeSync()
      }
    },
    async [Symbol.asyncDispose]() {
      instance.closeSync()
    },
  }
}

type Row = Readonly<Record<string, string | number | boolean | null>>
type Table = keyof typeof shapes

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
  about: { day: 'varchar', window_end: 'varchar' },
  zones: { from_ms: 'bigint', zone: 'varchar' },
  hidden_creators: { name: 'varchar' },
  hidden_days: { day: 'varchar' },
} as const

async function load(
  connection: DuckDBConnection,
  { day, profile, windowEnd, messages }: Question,
): Promise<void> {
  const { zone, zoneHistory, hiddenCreators, hiddenDates } = profile
  const insert = (table: Table, rows: readonly Row[]) => insertRows(connection, table, rows)
  await insert('about', [{ day, window_end: windowEnd.replace('-', '') }])
  const later = zoneHistory.map(({ fromMs, zone: then }) => ({ from_ms: fromMs, zone: then }))
  await insert('zones', [{ from_ms: LONG_AGO_MS, zone }, ...later])
  await insert(
    'hidden_creators',
    hiddenCreators.map((name) => ({ name })),
  )
  await insert(
    'hidden_days',
    hiddenDates.map((date) => ({ day: date })),
  )
  let rows: Row[] = []
  for await (const { offset, name, event } of messages) {
    if (name === playsRecorded.name) rows.push(...rowsOf(offset, event as PlaysRecorded))
    else await insert('taken', takenOf(offset, event as PlaysTakenBack))
    if (rows.length < ROWS_MAX) continue
    await insert('raw', rows)
    rows = []
  }
  await insert('raw', rows)
}

async function insertRows(
  connection: DuckDBConnection,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const shape = JSON.stringify([shapes[table]])
  await connection.run(
    `insert into ${table} by name select unnest(from_json($1::json, '${shape}'), recursive := true)`,
    [JSON.stringify(rows)],
  )
}

/** A message with an impossible time is kept by nobody: it went to the dead letters, all of it. */
function rowsOf(message: number, { importId, recordedAt, plays }: PlaysRecorded): Row[] {
  if (plays.some(({ endedAt }) => !(endedAt >= 0 && endedAt < ENDED_AT_MAX))) return []
  return plays.map(({ playId, endedAt, playedMs, kind, title, creator, isLengthAssumed }) => ({
    message,
    recorded_at: recordedAt,
    import_id: importId,
    play_id: playId,
    ended_at: endedAt,
    played_ms: playedMs,
    kind,
    title,
    creator,
    is_assumed: isLengthAssumed,
  }))
}

const takenOf = (message: number, { importId, playIds }: PlaysTakenBack): Row[] => [
  ...(importId === null ? [] : [{ message, import_id: importId, play_id: null }]),
  ...playIds.map((playId) => ({ message, import_id: null, play_id: playId })),
]
