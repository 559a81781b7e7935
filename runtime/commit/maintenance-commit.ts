// What is committed without a turn.

import type { OwnedPartition } from '../partition/owned-partition.ts'
import type { StateChange } from '../state/state-store.ts'
import { bytesOf, type ResultSink } from './turn-result.ts'

const NOTHING = { key: '', source: undefined, outs: [], changes: [], bytes: 0 } as const

/**
 * Commits a partition's positions though nothing has moved them. Kafka forgets offsets of topics that a
 * living group does not subscribe to, some days after they were committed last.
 */
export function commitPositions(committer: ResultSink, partition: OwnedPartition): void {
  committer.submit({ ...NOTHING, partition, settle: () => {} })
}

/** Commits changes of state, and the positions. Rejects where the partition goes to another process first. */
export async function commitChanges(
  committer: ResultSink,
  partition: OwnedPartition,
  changes: readonly StateChange[],
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const settle = (error?: unknown) => (error ? reject(error) : resolve())
  committer.submit({ ...NOTHING, partition, changes, bytes: bytesOf(changes), settle })
  await promise
}
