// Exports the selections of all listeners, partition by partition, into Parquet. What compaction has not removed yet
// is passed over: the latest record of a key counts, and a deleted one is left out.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Clock } from '#foundation/clock.ts'
import type { EventReader } from '#runtime/kafka/event-reader.ts'
import type { DaysSelected } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { fileHash } from './folder-snapshots.ts'
import {
  SNAPSHOT_VERSION,
  type SnapshotFile,
  type SnapshotManifest,
  type SnapshotStore,
} from './snapshot.ts'

export interface SnapshotOptions {
  readonly signal: AbortSignal
  readonly say?: ((progress: string) => void) | undefined
}

interface Ports extends Pick<EventReader, 'events' | 'bounds'> {
  readonly clock: Pick<Clock, 'now'>
  readonly snapshots: SnapshotStore
  readonly partitionCount: number
}

/** Rows that are handed to DuckDB in one piece. */
const ROWS_MAX = 2_000

/** Takes a snapshot, which exists once it is whole. @throws KAFKA_UNREACHABLE, TOPIC_MISSING */
export async function takeSnapshot(
  ports: Ports,
  { signal, say }: SnapshotOptions,
): Promise<SnapshotManifest> {
  const { clock, snapshots, partitionCount } = ports
  const takenAt = clock.now()
  const id = await freeId(takenAt, await snapshots.list())
  const folder = await snapshots.begin(id)
  try {
    const files: SnapshotFile[] = []
    let total = 0
    for (let partition = 0; partition < partitionCount; partition += 1) {
      signal.throwIfAborted()
      say?.(`partition ${partition + 1} of ${partitionCount}`)
      const { file, days: count } = await exportPartition(ports, { partition, folder, signal })
      files.push(file)
      total += count
    }
    const rows = files.reduce((sum, each) => sum + each.rows, 0)
    const about = { version: SNAPSHOT_VERSION, id, topic: days.name, takenAt } as const
    const manifest = { ...about, rows, days: total, files }
    await snapshots.finish(manifest)
    return manifest
  } catch (error) {
    await snapshots.abandon(id)
    throw error
  }
}

/** The time in UTC, with a number where two are taken in one second. */
async function freeId(takenAt: number, known: readonly string[]): Promise<string> {
  const time = new Date(takenAt)
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .toLowerCase()
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? time : `${time}-${number}`
    if (!known.includes(id)) return id
  }
}

interface ExportTask {
  readonly partition: number
  readonly folder: string
  readonly signal: AbortSignal
}

async function exportPartition(
  ports: Ports,
  { partition, folder, signal }: ExportTask,
): Promise<{ readonly file: SnapshotFile; readonly days: number }> {
  const name = `days-${String(partition).padStart(4, '0')}.parquet`
  const path = join(folder, name)
  const { low, high } = await ports.bounds(days.name, partition)
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '512MB',
    temp_directory: join(folder, 'spill'),
  })
  const connection = await instance.connect()
  try {
    await connection.run(CREATE)
    let rows: object[] = []
    for await (const { record, event } of ports.events(days, partition, low)) {
      signal.throwIfAborted()
      if (record.offset >= high) break
      const row = event ? rowOf(record.offset, event) : deletionOf(record)
      if (row) rows.push(row)
      if (rows.length < ROWS_MAX) continue
      await insert(connection, rows)
      rows = []
    }
    await insert(connection, rows)
    await connection.run(
      `copy (${LATEST}) to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`,
    )
    const counted = await connection.runAndReadAll(
      `select count(*)::int, coalesce(sum(len(dates)), 0)::int from (${LATEST})`,
    )
    const [count = 0, total = 0] = (counted.getRowsJS()[0] ?? []).map(Number)
    const { size } = await stat(path)
    const hashed = { file: name, bytes: size, sha256: await fileHash(path) }
    return { file: { partition, from: low, to: high, rows: count, ...hashed }, days: total }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const SHAPE = {
  offset: 'bigint',
  user_id: 'varchar',
  year: 'integer',
  revision: 'integer',
  zone: 'varchar',
  country: 'varchar',
  language: 'varchar',
  facts_hash: 'varchar',
  dates: 'varchar[]',
  categories: 'varchar[]',
  plays: 'bigint',
  selected_at: 'bigint',
  is_deleted: 'boolean',
} as const

const CREATE = `create table selections (${Object.entries(SHAPE)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(', ')})`

const LATEST = `select * exclude (is_deleted, latest) from (
    select *, row_number() over (partition by user_id, year order by "offset" desc) as latest
    from selections
  ) where latest = 1 and not is_deleted order by user_id, year`

async function insert(connection: DuckDBConnection, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await connection.run(
    `insert into selections by name
     select unnest(from_json($1::json, '${JSON.stringify([SHAPE])}'), recursive := true)`,
    [JSON.stringify(rows)],
  )
}

const rowOf = (offset: number, selected: DaysSelected): object => ({
  offset,
  user_id: selected.userId,
  year: selected.year,
  revision: selected.revision,
  zone: selected.zone,
  country: selected.country,
  language: selected.language,
  facts_hash: selected.factsHash,
  dates: selected.days.map(({ date }) => date),
  categories: selected.days.map(({ category }) => category),
  plays: selected.days.reduce((sum, { playsCount }) => sum + playsCount, 0),
  selected_at: selected.selectedAt,
  is_deleted: false,
})

/** An erasure deletes the keys `<userId>:<year>`. */
function deletionOf({ offset, key }: { readonly offset: number; readonly key: Buffer | null }) {
  const [userId, year] = key?.toString().split(':') ?? []
  if (!userId || !/^\d+$/.test(year ?? '')) return undefined
  return { offset, user_id: userId, year: Number(year), is_deleted: true }
}
