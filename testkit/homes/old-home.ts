// Homes that older builds left behind, as `make-home-main.ts` packed them, and what is asked of one.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { kafkaAdmin } from '../kafka-admin.ts'

export interface HomeListener {
  readonly userId: string
  /** Beside the home, in the folder `exports`. */
  readonly file: string
  /** Options of an import of `file`, after `--user`. */
  readonly options: readonly string[]
  /** What `linernotes archive USER --json` of the old build prints. */
  readonly archive: string
}

/** What the old build said of its home before it was packed. */
export interface HomeRecord {
  readonly commit: string
  readonly partitions: number
  readonly listeners: readonly HomeListener[]
  /** By topic: the end of each partition, read uncommitted. */
  readonly ends: OldHomeOffsets
}

export type OldHomeOffsets = Readonly<Record<string, readonly number[]>>

export const homesFolder: string = resolve('testkit/homes')

export interface OldHome {
  /** Contains the others; the caller that unpacked it deletes it. */
  readonly folder: string
  readonly home: string
  readonly exports: string
  readonly record: HomeRecord
}

/** Unpacks `name` into a new folder. */
export async function unpackHome(name: string): Promise<OldHome> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-old-'))
  const tar = join(folder, 'home.tar')
  const packed = await readFile(join(homesFolder, `${name}.tar.br`))
  await writeFile(tar, brotliDecompressSync(packed))
  execFileSync('tar', ['-xf', tar, '-C', folder])
  await rm(tar)
  const record = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')) as HomeRecord
  return { folder, home: join(folder, 'home'), exports: join(folder, 'exports'), record }
}

/** The topics of Kafka itself and of the registry are none of ours. */
const isOfServers = (topic: string) => topic.startsWith('__') || /^(kafkasql|registry)-/.test(topic)

/** Ends as a reader of uncommitted records sees them. */
export async function endOffsets(brokers: string): Promise<OldHomeOffsets> {
  const admin = kafkaAdmin(brokers)
  const topics = (await admin.topics()).filter((topic) => !isOfServers(topic)).toSorted()
  const ends = await Promise.all(
    topics.map(async (topic) => [topic, await admin.ends(topic)] as const),
  )
  return Object.fromEntries(ends)
}

/** The sum of every number under `key`, anywhere in `json`. */
export function sumOf(json: unknown, key: string): number {
  if (typeof json !== 'object' || json === null) return 0
  return Object.entries(json).reduce(
    (sum, [name, value]) => sum + (name === key ? Number(value) || 0 : sumOf(value, key)),
    0,
  )
}
