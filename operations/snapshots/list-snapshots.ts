import type { SnapshotManifest, SnapshotStore } from './snapshot.ts'

export interface SnapshotSummary {
  readonly id: string
  /** ms since 1970 UTC. */
  readonly takenAt: number
  /** Listeners and years. */
  readonly rows: number
  readonly days: number
  readonly files: number
  readonly bytes: number
}

export const snapshotSummary = ({
  id,
  takenAt,
  rows,
  days,
  files,
}: SnapshotManifest): SnapshotSummary => ({
  id,
  takenAt,
  rows,
  days,
  files: files.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
})

/** The latest first. @throws SNAPSHOT_DAMAGED */
export async function listSnapshots(store: SnapshotStore): Promise<readonly SnapshotSummary[]> {
  const ids = [...(await store.list())].reverse()
  return await Promise.all(ids.map(async (id) => snapshotSummary(await store.manifest(id))))
}
