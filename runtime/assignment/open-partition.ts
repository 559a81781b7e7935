// Opening a partition: its state restored (I11), and where its inputs are to be read from. What the
// group committed is held against what the changelog notes (I3), so that nothing is done again, and against
// what the topics hold, so that nothing is skipped in silence.

import { backoffMs } from '#foundation/backoff.ts'
import { waitUntil } from '#foundation/cancellation.ts'
import { logNotice } from '#foundation/notice.ts'
import { commitChanges, commitPositions } from '../commit/maintenance-commit.ts'
import { BrokerError, type Position, type TopicPartition } from '../kafka/port.ts'
import type { OwnedPartition } from '../partition/owned-partition.ts'
import { inputOffsetOf } from '../state/input-offsets.ts'
import { notices } from '../state/notices.ts'
import { restore } from '../state/restore.ts'
import { completedTable, type StateChange, type StateStore } from '../state/state-store.ts'
import { logEvent } from '../telemetry/log-events.ts'
import type { PartitionServices } from './partition-services.ts'

export interface OpenPartitionOptions {
  readonly partition: OwnedPartition
  /** Looks whether an input is another topic than it was, and returns their ids, by topic. */
  readonly watchTopics: () => Promise<ReadonlyMap<string, string>>
  /** Resolves when nobody else has the partition's store open. */
  readonly storeIsFree: () => Promise<void>
}

const NO_OFFSET = -1
const backoff = { msMin: 100, msMax: 5_000 }

/**
 * Opens `partition`, and returns where to read on; undefined where it was revoked meanwhile. A broker
 * that is away is waited for.
 */
export async function openPartition(
  services: PartitionServices,
  opening: OpenPartitionOptions,
): Promise<readonly Position[] | undefined> {
  const { clock, log, changelog: topic } = services
  const { partition } = opening
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openOnce(services, opening)
    } catch (error) {
      if (!partition.isOwned) return undefined
      if (!(error instanceof BrokerError)) throw error
      const where = { topic, partition: partition.number }
      logEvent(log, 'partition.open-failed', { ...where, attempt, error })
      await waitUntil(partition.ownership, clock, backoffMs(backoff, attempt))
    }
  }
}

async function openOnce(
  services: PartitionServices,
  opening: OpenPartitionOptions,
): Promise<readonly Position[] | undefined> {
  const { partition, storeIsFree } = opening
  const { logReader, clock, log, codec } = services
  const startedMs = clock.now()
  if (!partition.isOwned) return undefined
  const topicIds = await opening.watchTopics()
  // First this: it waits for the previous owner's transaction, whose records the end then covers.
  const committed = await services.consumer.committed(partition.inputs)
  await storeIsFree()
  if (!partition.isOwned) return undefined
  const store = await services.openStore(partition.number)
  const changelog = { topic: services.changelog, partition: partition.number }
  let starts: readonly Start[]
  let restored = 0
  try {
    const isWanted = () => partition.isOwned
    restored = await restore({ store, logReader, clock, log, changelog, isWanted })
    starts = await Promise.all(
      committed.map((each) => startOf(services, store, each, topicIds.get(each.topic) ?? '')),
    )
  } catch (error) {
    await store.close()
    throw error
  }
  if (!partition.isOwned) {
    await store.close()
    return undefined
  }
  const positions = starts.map(({ position }) => position)
  partition.open(store, codec, positions, topicIds)
  await note(services, partition, starts, committed)
  if (!partition.isOwned) return undefined
  const ms = clock.now() - startedMs
  logEvent(log, 'partition.opened', { ...changelog, records: restored, ms })
  return positions
}

interface Start {
  readonly position: Position
  /** Whether the input is another topic than the one that was read. */
  readonly isAnew: boolean
  /** Marks and journaled effects of records that no longer exist. */
  readonly stale: readonly StateChange[]
}

async function startOf(
  { log, logReader }: PartitionServices,
  store: StateStore,
  committed: Position,
  topicId: string,
): Promise<Start> {
  const { topic, partition } = committed
  const note = inputOffsetOf(store, topic)
  const isAnother = note !== undefined && note.topicId !== topicId
  const offset = Math.max(committed.offset, note && !isAnother ? note.offset : NO_OFFSET)
  const { low, high } = await logReader.bounds(committed)
  const { changes: stale, newest } = staleOf(store, committed)
  const isCutShort = Math.max(offset, newest + 1) > high
  if (isAnother || isCutShort) {
    logNotice(log, notices.INPUT_RECREATED({ topic, partition, committed: offset, low, high }))
    return { position: { topic, partition, offset: low }, isAnew: true, stale }
  }
  if (committed.offset < offset) {
    const offsets = { committed: committed.offset, noted: offset }
    logNotice(log, notices.OFFSETS_OUTDATED({ topic, partition, ...offsets }))
  }
  if (offset >= 0 && offset < low) {
    logNotice(log, notices.INPUT_EXPIRED({ topic, partition, committed: offset, low }))
  }
  const position = { topic, partition, offset: Math.max(offset, low) }
  return { position, isAnew: false, stale: [] }
}

/** Everything in the store that speaks of offsets of this input, deleted, and the newest of these; -1 for none. */
function staleOf(store: StateStore, { topic, partition }: TopicPartition) {
  const changes: StateChange[] = []
  let newest = -1
  const place = `${topic}:${partition}:`
  for (const { key, name, value } of store.all(completedTable)) {
    if (name !== topic) continue
    changes.push({ table: completedTable, key, name, value: null })
    newest = Math.max(newest, Number(value.toString()))
  }
  for (const { key, name } of store.all('effects')) {
    if (!name.startsWith(place)) continue
    changes.push({ table: 'effects', key, name, value: null })
    newest = Math.max(newest, Number.parseInt(name.slice(place.length), 10))
  }
  return { changes, newest }
}

/**
 * Commits the positions, and with them that stale marks are gone: before anything is read of a topic
 * that is another one, since the offset committed before is not its own.
 */
async function note(
  { committer }: PartitionServices,
  partition: OwnedPartition,
  starts: readonly Start[],
  committed: readonly Position[],
): Promise<void> {
  const changes = starts.flatMap(({ stale }) => stale)
  if (!starts.some(({ isAnew }) => isAnew)) {
    const isKnown = committed.some(
      ({ topic, offset }) => offset >= 0 || partition.notedOffset(topic) !== undefined,
    )
    if (isKnown) commitPositions(committer, partition) // Also where the group has forgotten what is noted.
    return
  }
  partition.forgetCompleted(changes)
  await commitChanges(committer, partition, changes)
}
