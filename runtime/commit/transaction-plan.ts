// What one transaction holds (I2): the outputs of the batch, the changelog, the watermark, and the marks
// above it (I3).
import type { OutRecord, Position } from '../kafka/port.ts'
import type { OwnedPartition } from '../partition/owned-partition.ts'
import { toChangelog } from '../state/changelog.ts'
import { toInputOffset } from '../state/input-offsets.ts'
import type { StateChange } from '../state/state-store.ts'
import type { TurnResult } from './turn-result.ts'

export interface TransactionPlan {
  readonly records: readonly OutRecord[]
  /** Of every input of its partitions; taken once, since an arrival moves them too. */
  readonly positions: readonly Position[]
  readonly changes: ReadonlyMap<OwnedPartition, readonly StateChange[]>
  /** Runs once the plan is committed: moves the marks above the watermark. */
  readonly marks: readonly (() => void)[]
}

export function planTransaction(items: readonly TurnResult[], changelog: string): TransactionPlan {
  const records: OutRecord[] = []
  const changes = new Map<OwnedPartition, StateChange[]>()
  const marks: (() => void)[] = []
  const positions: Position[] = []
  for (const [partition, own] of Map.groupBy(items, (item) => item.partition)) {
    const place = { topic: changelog, partition: partition.number }
    const list: StateChange[] = []
    const share = { partition, items: own, positions: partition.positions }
    positions.push(...share.positions)
    const add = (change: StateChange) => {
      records.push(toChangelog(place, change))
      list.push(change)
    }
    for (const { outs, changes: made } of own) {
      for (const record of outs) records.push(record)
      for (const change of made) add(change)
    }
    for (const mark of planMarks(share, add)) marks.push(mark)
    for (const mark of planNotes(share, add)) marks.push(mark)
    if (list.length > 0) changes.set(partition, list)
  }
  return { records, positions, changes, marks }
}

/** What a plan has of one partition. */
interface Share {
  readonly partition: OwnedPartition
  readonly items: readonly TurnResult[]
  readonly positions: readonly Position[]
}

type Add = (change: StateChange) => void

/** Notes how far the inputs are read, where that has moved (I3). */
function planNotes({ partition, positions }: Share, add: Add): (() => void)[] {
  const moved = positions.filter(({ topic, offset }) => partition.noted.get(topic) !== offset)
  return moved.map((position) => {
    const { topic, offset } = position
    add(toInputOffset(position, partition.opened.topicIds.get(topic) ?? ''))
    return () => partition.noted.set(topic, offset)
  })
}

/**
 * Notes the finished offsets that stand above the new watermark, one a user and topic, and deletes
 * the notes that the watermark has passed (I3).
 */
function planMarks({ partition, items, positions }: Share, add: Add): (() => void)[] {
  const marks: (() => void)[] = []
  const above = new Map<string, Map<string, number>>()
  const watermarks = new Map(positions.map(({ topic, offset }) => [topic, offset]))
  for (const { source, key } of items) {
    if (!source) continue
    if (source.offset < (watermarks.get(source.topic) ?? 0)) continue
    // Skipped ones come again after a crash: the note of a later one must not give way to theirs.
    if (source.offset <= (partition.lasts.get(source.topic)?.get(key) ?? -1)) continue
    const ofTopic = above.get(source.topic) ?? new Map<string, number>()
    above.set(source.topic, ofTopic.set(key, source.offset))
  }
  for (const [topic, users] of above) {
    for (const [key, offset] of users) {
      add({ table: 'lasts', key, name: topic, value: Buffer.from(String(offset)) })
      marks.push(() => partition.lastsOf(topic).set(key, offset))
    }
  }
  for (const [topic, passing] of partition.lasts) {
    const watermark = watermarks.get(topic) ?? 0
    for (const { key } of passing.below(watermark)) {
      if (above.get(topic)?.has(key)) continue
      add({ table: 'lasts', key, name: topic, value: null })
    }
    marks.push(() => passing.deleteBelow(watermark))
  }
  return marks
}
