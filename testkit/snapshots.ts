// A snapshot of made-up listeners in a folder of its own, taken as an operator takes one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderSnapshots } from '#operations/snapshots/folder-snapshots.ts'
import type { SnapshotManifest, SnapshotStore } from '#operations/snapshots/snapshot.ts'
import { takeSnapshot } from '#operations/snapshots/take-snapshot.ts'
import type { DaysSelected } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { selection } from './selected-days.ts'

export interface SnapshotRecord {
  readonly userId: string
  /** Undefined deletes the listener. */
  readonly selected?: Partial<DaysSelected> | undefined
}

export interface TakenSnapshot extends AsyncDisposable {
  readonly folder: string
  readonly snapshots: SnapshotStore
  readonly manifest: SnapshotManifest
}

const clock = { now: () => Date.UTC(2026, 10, 30, 7), after: () => () => {} }
const whole = { ...selection(5), days: selection(5).days.slice(0, 5) }

/** Records of one partition, in their order. */
export async function takenSnapshot(records: readonly SnapshotRecord[]): Promise<TakenSnapshot> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-snapshots-'))
  const snapshots = folderSnapshots(folder)
  const ports = {
    clock,
    snapshots,
    partitionCount: 1,
    bounds: async () => ({ low: 0, high: records.length }),
    async *events() {
      for (const [offset, { userId, selected }] of records.entries()) {
        const event = selected && { ...whole, userId, year: 2025, ...selected }
        const key = Buffer.from(`${userId}:${selected?.year ?? 2025}`)
        const at = { topic: days.name, partition: 0, offset, timestampMs: 0, headers: {} }
        yield { record: { ...at, key, value: null }, name: 'DaysSelected', event: event as never }
      }
    },
  }
  const { signal } = new AbortController()
  const manifest = await takeSnapshot(ports, { signal })
  return {
    folder,
    snapshots,
    manifest,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
