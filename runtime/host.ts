// What the parts of one running actor share.
import type { Log } from '#observability/log.ts'
import type { AnyActor } from './actor.ts'
import type { Archive, Inbox } from './broker.ts'
import type { Clock } from './clock.ts'
import type { Codec } from './codec.ts'
import type { Committer } from './commit.ts'
import type { Ending } from './ending.ts'
import type { Random } from './random.ts'
import type { RuntimeSettings } from './settings.ts'
import type { OpenStore } from './store.ts'

export interface Host {
  readonly actor: AnyActor
  readonly needs: unknown
  /** Of everything that this actor measures. */
  readonly labels: { readonly actor: string }
  readonly settings: RuntimeSettings
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly codec: Codec
  readonly archive: Archive
  readonly openStore: OpenStore
  readonly changelog: string
  readonly deadLetters: string
  /** Partition counts of the topics that the actor writes to. */
  readonly counts: ReadonlyMap<string, number>
  readonly committer: Committer
  readonly inbox: () => Inbox
  /** Over when the actor is asked to stop: nothing is retried from then on. */
  readonly stopping: Ending
  /** Stops the actor with an error. */
  fail(error: unknown): void
}
