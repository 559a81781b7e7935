// What one transaction holds (I2): the outputs of the batch, its changes of state, the positions of its inputs, and
// the completed offsets above them (I3). It only computes: once it is committed, each partition applies its part.
import assert from 'node:assert/strict'
import type { OutRecord, Position } from '../kafka/port.ts'
import type { OwnedPartition } from '../partition/owned-partition.ts'
import type { PartitionCommit } from '../partition/partition-commit.ts'
import { toChangelog } from '../state/changelog.ts'
import { toInputOffset } from '../state/input-offsets.ts'
import { completedTable, type StateChange } from '../state/state-store.ts'
import type { TurnResult } from './turn-result.ts'

export interface TransactionPlan {
  readonly records: readonly OutRecord[]
  /** Of every input of its partitions; taken once, since an arrival moves them too. */
  readonly positions: readonly Position[]
  readonly partitions: ReadonlyMap<OwnedPartition, PartitionCommit>
}

export function planTransaction(
  results: readonly TurnResult[],
  changelog: string,
): TransactionPlan {
  const records: OutRecord[] = []
  const partitions = new Map<OwnedPartition, PartitionCommit>()
  const positions: Position[] = []
  for (const [partition, own] of Map.groupBy(results, (result) => result.partition)) {
    assert(partition.isOwned, 'a transaction holds results of current epochs only (I4)')
    const where = { topic: changelog, partition: partition.number }
    const changes: StateChange[] = []
    const share = { partition, results: own, positions: partition.positions }
    positions.push(...share.positions)
    const add = (change: StateChange) => {
      records.push(toChangelog(where, change))
      changes.push(change)
    }
    for (const { outs, changes: made } of own) {
      for (const record of outs) records.push(record)
      for (const change of made) add(change)
    }
    const completed = planCompleted(share, add)
    const noted = planNoted(share, add)
    partitions.set(partition, { changes, positions: share.positions, noted, completed })
  }
  return { records, positions, partitions }
}

/** What a plan has of one partition. */
interface Share {
  readonly partition: OwnedPartition
  readonly results: readonly TurnResult[]
  readonly positions: readonly Position[]
}

type Add = (change: StateChange) => void

/** Notes the positions of the inputs, where they have moved (I3). */
function planNoted({ partition, positions }: Share, add: Add): readonly Position[] {
  const moved = positions.filter(({ topic, offset }) => partition.notedOffset(topic) !== offset)
  for (const position of moved) {
    add(toInputOffset(position, partition.opened.topicIds.get(position.topic) ?? ''))
  }
  return moved
}

/**
 * Notes the completed offsets above the new position, one a key and topic, and deletes the notes that the
 * position has passed (I3).
 */
function planCompleted(
  { partition, results, positions }: Share,
  add: Add,
): PartitionCommit['completed'] {
  const above = new Map<string, Map<string, number>>()
  const lowest = new Map(positions.map(({ topic, offset }) => [topic, offset]))
  for (const { source, key } of results) {
    if (!source) continue
    const position = lowest.get(source.topic)
    assert(position !== undefined, 'a transaction moves the positions of inputs of the actor (I2)')
    if (source.offset < position) continue
    // Skipped ones come again after a crash: the note of a later one must not give way to theirs.
    if (source.offset <= partition.lastCompleted(source.topic, key)) continue
    const ofTopic = above.get(source.topic) ?? new Map<string, number>()
    above.set(source.topic, ofTopic.set(key, source.offset))
  }
  const completed: PartitionCommit['completed'][number][] = []
  for (const [topic, keys] of above) {
    for (const [key, offset] of keys) {
      add({ table: completedTable, key, name: topic, value: Buffer.from(String(offset)) })
      completed.push({ topic, key, offset })
    }
  }
  for (const [topic, noted] of partition.completed) {
    for (const { key } of noted.below(lowest.get(topic) ?? 0)) {
      if (above.get(topic)?.has(key)) continue
      add({ table: completedTable, key, name: topic, value: null })
    }
  }
  return completed
}
