import type { Cancellation } from '#foundation/cancellation.ts'
import type { Clock } from '#foundation/clock.ts'
import type { Log } from '#observability/log.ts'
import type { Codec } from '../codec/codec.ts'
import type { Committer } from '../commit/committer.ts'
import type { GroupConsumer, LogReader } from '../kafka/port.ts'
import type { RuntimeSettings } from '../settings.ts'
import type { OpenStateStore } from '../state/state-store.ts'
import type { StoreLeases } from './store-leases.ts'

/** What opening, keeping and copying partitions uses. */
export interface PartitionServices {
  readonly settings: RuntimeSettings
  readonly clock: Clock
  readonly log: Log
  readonly codec: Codec
  readonly changelog: string
  readonly logReader: LogReader
  readonly openStore: OpenStateStore
  readonly leases: StoreLeases
  readonly consumer: GroupConsumer
  readonly committer: Committer
  /** Over when the actor is asked to stop. */
  readonly stopping: Cancellation
  /** Stops the actor with an error. */
  fail(error: unknown): void
}
