// Detects two processes that share one `group.instance.id`: they take the membership from each other. A member
// that its group no longer knows rejoins once, since its membership may have gone to a process that has ended, or
// an answer was lost. One that loses its membership again within 15 s stops: that is the process that was there
// first. A loss with a broken connection after it does not count: a broker that dies forgets who has joined, or
// cannot say it, each time that it dies.
import type { Clock } from '#foundation/clock.ts'

/** Longer than the heartbeats of two members need to notice that each has fenced the other. */
const REPLACED_MS = 15_000

export class InstanceConflict {
  readonly #clock: Clock
  #lostMs = Number.NEGATIVE_INFINITY
  /** When it lost the membership that it then got back. */
  #regainedMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** For a member that has lost its membership: whether it had rejoined a moment ago. */
  isLost(): boolean {
    this.#lostMs = this.#clock.now()
    return this.#lostMs - this.#regainedMs < REPLACED_MS
  }

  /** Counted from the loss: on a bad network rejoining takes long, which is no sign of a conflict. */
  rejoined(): void {
    this.#regainedMs = this.#lostMs
  }

  /** For a member whose connection to a broker broke: a second process fences without that. */
  lostBroker(): void {
    this.#lostMs = Number.NEGATIVE_INFINITY
    this.#regainedMs = Number.NEGATIVE_INFINITY
  }
}
