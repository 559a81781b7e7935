// Brings a store up to date with its changelog (I11).

import type { Clock } from '#foundation/clock.ts'
import { logNotice } from '#foundation/notice.ts'
import type { Log } from '#observability/log.ts'
import { errors } from '../errors.ts'
import type {
  InRecord,
  LogReader,
  OffsetRange,
  TopicMetadata,
  TopicPartition,
} from '../kafka/port.ts'
import { logEvent } from '../telemetry/log-events.ts'
import { fromChangelog } from './changelog.ts'
import { notices } from './notices.ts'
import type { StateChange, StateStore } from './state-store.ts'

export interface RestoreOptions {
  readonly store: StateStore
  readonly logReader: LogReader
  readonly clock: Clock
  readonly log: Log
  readonly changelog: TopicPartition
  /** Asked between batches. */
  readonly isWanted: () => boolean
}

/**
 * Applies what was committed between the store's offset and the end of the log, read uncommitted:
 * a transaction that the previous owner left open is waited for. Returns how many records it took.
 */
export async function restore(options: RestoreOptions): Promise<number> {
  const { store, logReader, clock, log, changelog, isWanted } = options
  let records = 0
  const { from, bounds } = await trust({ store, logReader, clock, log, changelog })
  const startedMs = clock.now()
  const taken = () => ({ ...changelog, records, ms: clock.now() - startedMs })
  logEvent(log, 'restore.began', { ...changelog, offset: from, endOffset: bounds.high })
  for await (const batch of logReader.read({ ...changelog, offset: from }, bounds.high)) {
    if (!isWanted()) {
      logEvent(log, 'restore.cancelled', taken())
      return records
    }
    records += batch.length
    const last = batch.at(-1)
    if (!last) continue // The next record is undecided: nothing of it has been read.
    const changelogOffset = last.offset + 1
    await store.apply(changesOf(batch, log), { changelogOffset, nowMs: clock.now() })
  }
  await store.apply([], { changelogOffset: bounds.high, nowMs: clock.now() })
  logEvent(log, 'restore.ended', { ...taken(), offset: bounds.high })
  return records
}

/**
 * Wipes a store that cannot be a prefix of the changelog. Returns where the changelog is to be read
 * from, and how far it reaches.
 */
export async function trust({
  store,
  logReader,
  clock,
  log,
  changelog,
}: Omit<RestoreOptions, 'isWanted'>): Promise<{ from: number; bounds: OffsetRange }> {
  const [bounds, facts] = await Promise.all([
    logReader.bounds(changelog),
    logReader.metadata(changelog.topic),
  ])
  const fault = faultOf(store, { ...bounds, ...facts }, clock.now())
  if (fault) {
    const { reason, isAnother } = fault
    logEvent(log, 'store.outdated', { ...changelog, reason })
    if (isAnother) {
      const was = store.changelogOffset ?? 0
      logNotice(log, notices.CHANGELOG_RECREATED({ ...changelog, ...bounds, was }))
    }
    await store.wipe()
  }
  if (store.changelogOffset === undefined && bounds.low > 0) {
    logNotice(log, notices.CHANGELOG_CUT_SHORT({ ...changelog, low: bounds.low }))
  }
  const from = store.changelogOffset ?? bounds.low
  // An offset is noted only with its log, and before anything of it is in the store.
  await store.apply([], { changelogOffset: from, changelogId: facts.id, nowMs: clock.now() })
  return { from, bounds }
}

/** What of the records is state. The rest is left out, and said. */
export function changesOf(records: readonly InRecord[], log: Log): StateChange[] {
  return records.flatMap((record) => {
    const change = fromChangelog(record)
    if (change) return [change]
    const key = record.key?.toString().slice(0, 200) ?? ''
    const { topic, partition, offset } = record
    const error = errors.STATE_UNDECODABLE({ what: `changelog record ${key}`, reason: 'no state' })
    logEvent(log, 'store.record-skipped', { error, topic, partition, offset })
    return []
  })
}

interface Fault {
  readonly reason: string
  /** Whether the log is another one than the store was made from. */
  readonly isAnother: boolean
}

/** Why the store cannot be a prefix of this log; undefined where it can. */
function faultOf(
  { changelogOffset, changelogId, appliedAtMs }: StateStore,
  { low, high, id, deletionsKeptMs }: OffsetRange & TopicMetadata,
  nowMs: number,
): Fault | undefined {
  const another = (reason: string) => ({ reason, isAnother: true })
  const same = (reason: string) => ({ reason, isAnother: false })
  if (changelogOffset === undefined) return undefined
  if (changelogId !== undefined && changelogId !== id) {
    return another('its changelog was deleted and created again')
  }
  if (changelogOffset > high) return another('it is ahead of the log, which must be another one')
  if (changelogOffset < low) return same('the log no longer holds what comes next')
  const ageMs = nowMs - (appliedAtMs ?? 0)
  // Half of it is left for clocks that differ, and for reading.
  if (ageMs <= deletionsKeptMs / 2) return undefined
  return same('it is so old that it may have missed deletions')
}
