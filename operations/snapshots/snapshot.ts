// A snapshot of the topic `days`: a Parquet file for each partition, and a manifest that says what is in them.
import { createHash } from 'node:crypto'
import { z } from 'zod'

export const SNAPSHOT_VERSION = 1

const SnapshotFile = z.object({
  partition: z.number().int().min(0),
  /** Offsets of the topic that it covers: from `from` up to but not including `to`. */
  from: z.number().int(),
  to: z.number().int(),
  /** Listeners and years. */
  rows: z.number().int().min(0),
  file: z.string().regex(/^[a-z0-9-]+\.parquet$/),
  bytes: z.number().int().min(0),
  /** In hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const SnapshotManifest = z.object({
  version: z.literal(SNAPSHOT_VERSION),
  id: z.string(),
  topic: z.string(),
  /** ms since 1970 UTC. */
  takenAt: z.number(),
  rows: z.number().int().min(0),
  /** Selected days of all rows. */
  days: z.number().int().min(0),
  files: z.array(SnapshotFile),
})

export type SnapshotFile = z.infer<typeof SnapshotFile>
export type SnapshotManifest = z.infer<typeof SnapshotManifest>

export const snapshotIdPattern = /^[0-9]{8}t[0-9]{6}z(-[0-9]+)?$/

/** SHA-256 in hex over the manifest, and so over every file. */
export const manifestHash = (manifest: SnapshotManifest): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex')

/** A snapshot whose files are what its manifest says. */
export interface OpenSnapshot {
  readonly manifest: SnapshotManifest
  /** The files on this machine. */
  readonly paths: readonly string[]
  /** The folder that holds them. */
  readonly folder: string
}

/** Where snapshots are kept. */
export interface SnapshotStore {
  /** IDs of the finished ones, the oldest first. */
  list(): Promise<readonly string[]>
  /** A folder on this machine into which the files of a new snapshot are written. */
  begin(id: string): Promise<string>
  /** Publishes what was written; without it the snapshot does not exist. */
  finish(manifest: SnapshotManifest): Promise<void>
  /** Takes away what a failed one has written. */
  abandon(id: string): Promise<void>
  /** @throws SNAPSHOT_UNKNOWN, SNAPSHOT_DAMAGED */
  manifest(id: string): Promise<SnapshotManifest>
  /** Reads every byte of it. @throws SNAPSHOT_UNKNOWN, SNAPSHOT_DAMAGED */
  open(id: string): Promise<OpenSnapshot>
}
