import type { Cancellation } from '#foundation/cancellation.ts'
import type { Clock } from '#foundation/clock.ts'
import type { Random } from '#foundation/random.ts'
import type { Log } from '#observability/log.ts'
import type { AnyActor } from '../actor.ts'
import type { Codec } from '../codec/codec.ts'
import type { ResultSink } from '../commit/turn-result.ts'
import type { DeadLetterHeaders } from '../dead-letters/dead-letter.ts'
import type { RuntimeSettings } from '../settings.ts'
import type { ActorMetrics } from '../telemetry/actor-metrics.ts'

/** What the turns of one actor use. */
export interface TurnServices {
  readonly actor: AnyActor
  readonly deps: unknown
  /** Attributes of every measurement of this actor. */
  readonly labels: { readonly actor: string }
  readonly metrics: ActorMetrics
  /** Names of the headers that dead letters carry. */
  readonly headers: DeadLetterHeaders
  readonly settings: RuntimeSettings
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly codec: Codec
  readonly changelog: string
  readonly deadLetters: string
  /** Partition counts of the topics that the actor writes to. */
  readonly counts: ReadonlyMap<string, number>
  readonly committer: ResultSink
  /** Over when the actor is asked to stop: nothing is retried from then on. */
  readonly stopping: Cancellation
  /** Stops the actor with an error. */
  fail(error: unknown): void
}
