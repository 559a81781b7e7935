// What the parts of one running actor share.

import type { Cancellation } from '#foundation/cancellation.ts'
import type { Clock } from '#foundation/clock.ts'
import type { Random } from '#foundation/random.ts'
import type { Log } from '#observability/log.ts'
import type { AnyActor } from './actor.ts'
import type { Codec } from './codec/codec.ts'
import type { Committer } from './commit/committer.ts'
import type { DeadLetterHeaders } from './dead-letters/dead-letter.ts'
import type { GroupConsumer, LogReader } from './kafka/port.ts'
import type { RuntimeSettings } from './settings.ts'
import type { OpenStateStore } from './state/state-store.ts'
import type { ActorMetrics } from './telemetry/actor-metrics.ts'

export interface Host {
  readonly actor: AnyActor
  readonly needs: unknown
  /** Of everything that this actor measures. */
  readonly labels: { readonly actor: string }
  readonly metrics: ActorMetrics
  /** Names of the headers that dead letters carry. */
  readonly headers: DeadLetterHeaders
  readonly settings: RuntimeSettings
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly codec: Codec
  readonly logReader: LogReader
  readonly openStore: OpenStateStore
  readonly changelog: string
  readonly deadLetters: string
  /** Partition counts of the topics that the actor writes to. */
  readonly counts: ReadonlyMap<string, number>
  readonly committer: Committer
  readonly consumer: () => GroupConsumer
  /** Over when the actor is asked to stop: nothing is retried from then on. */
  readonly stopping: Cancellation
  /** Stops the actor with an error. */
  fail(error: unknown): void
}
