// The port to one partition's state on local disk. `runtime/state/lmdb-store.ts` is the real one. It is a cache
// of the changelog: it may lag behind it (I5), and may be lost.
import { errors } from '../errors.ts'

export const tables = ['pages', 'timers', 'effects', 'lasts', 'progress'] as const
export type Table = (typeof tables)[number]

/**
 * Holds completed offsets, by key and topic. Stores and changelogs that exist already have this name for it, so it
 * stays.
 */
export const completedTable = 'lasts' satisfies Table

export interface StateChange {
  readonly table: Table
  readonly key: string
  /** Within the table and user: `<family>:<part>`, a timer's name, an effect's place, or a topic. */
  readonly name: string
  /** Null deletes. */
  readonly value: Buffer | null
}

export interface StateEntry {
  readonly key: string
  readonly name: string
  readonly value: Buffer
}

export interface AppliedOffset {
  readonly changelogOffset?: number
  readonly changelogId?: string
  readonly nowMs: number
}

export interface StateStore {
  /** First offset of the changelog that may not be in here yet; undefined in an empty store. */
  readonly changelogOffset: number | undefined
  /** Id of the changelog topic whose records are in here; undefined where it was never noted. */
  readonly changelogId: string | undefined
  /** When something was last applied, ms since 1970 UTC. */
  readonly appliedAtMs: number | undefined
  get(table: Table, key: string, name: string): Buffer | undefined
  /** Of one user, names that start with `prefix`, ascending. */
  entriesOf(table: Table, key: string, prefix: string): Iterable<StateEntry>
  all(table: Table): Iterable<StateEntry>
  /** All or nothing, with the offset and id where they are given. */
  apply(changes: readonly StateChange[], at: AppliedOffset): Promise<void>
  /** What it holds, of all users. */
  size(): { readonly entries: number; readonly bytes: number }
  wipe(): Promise<void>
  close(): Promise<void>
}

export type OpenStateStore = (partition: number) => Promise<StateStore>

const KEY_BYTES_MAX = 1_900 // LMDB's bound is 1,978.

const UTF8_BYTES_MAX = 3 // A UTF-16 unit.

/** @throws KEY_TOO_LONG */
export function assertKeyFits(key: string, name: string): void {
  if (isKeyTooLong(key, name)) throw errors.KEY_TOO_LONG({ name: name.slice(0, 200) })
}

const isKeyTooLong = (key: string, name: string): boolean =>
  UTF8_BYTES_MAX * (key.length + name.length) + 1 > KEY_BYTES_MAX &&
  Buffer.byteLength(key) + Buffer.byteLength(name) + 1 > KEY_BYTES_MAX
