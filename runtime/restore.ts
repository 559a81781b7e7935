// Brings a store up to date with its changelog (I11).
import type { Log } from '#observability/log.ts'
import type { Archive, Bounds, TopicPartition } from './broker.ts'
import { fromChangelog } from './changelog.ts'
import type { Clock } from './clock.ts'
import type { Change, Store } from './store.ts'
import { HOUR_MS } from './time.ts'

/** Kafka keeps a tombstone for a day by default: an older store may have missed one. */
const AGE_MS_MAX = 12 * HOUR_MS

interface Restore {
  readonly store: Store
  readonly archive: Archive
  readonly clock: Clock
  readonly log: Log
  readonly changelog: TopicPartition
  /** Asked between batches. */
  readonly isWanted: () => boolean
}

/**
 * Applies what was committed between the store's offset and the end of the log, read uncommitted:
 * a transaction that the previous owner left open is waited for.
 */
export async function restore({ store, archive, clock, log, changelog, isWanted }: Restore) {
  const bounds = await archive.bounds(changelog)
  const fault = faultOf(store, bounds, clock.now())
  if (fault) {
    log.warn('a store is wiped and rebuilt', { ...changelog, fault })
    await store.wipe()
  }
  const from = store.changelogOffset ?? bounds.low
  for await (const records of archive.read({ ...changelog, offset: from }, bounds.high)) {
    if (!isWanted()) return
    const changes = records.map(fromChangelog).filter((change): change is Change => !!change)
    const changelogOffset = (records.at(-1)?.offset ?? from) + 1
    await store.apply(changes, { changelogOffset, nowMs: clock.now() })
  }
  await store.apply([], { changelogOffset: bounds.high, nowMs: clock.now() })
}

/** Why the store cannot be a prefix of this log; undefined where it can. */
function faultOf(store: Store, { low, high }: Bounds, nowMs: number): string | undefined {
  const { changelogOffset, appliedAtMs } = store
  if (changelogOffset === undefined) return undefined
  if (changelogOffset > high) return 'it is ahead of the log, which must be another one'
  if (changelogOffset < low) return 'the log no longer holds what comes next'
  const ageMs = nowMs - (appliedAtMs ?? 0)
  return ageMs > AGE_MS_MAX ? 'it is so old that it may have missed deletions' : undefined
}
