// Two processes under one name take it from each other. A member that its group no longer knows joins
// anew, once: its name may have been taken by a process that is gone, or an answer was lost. The one
// that was there first loses it twice in a row, and stops. A loss with a broken connection after it does
// not count: a broker that dies forgets who joined, or cannot say it, as often as it dies.
import type { Clock } from '#foundation/clock.ts'

/** Longer than two members need to notice, by their heartbeats, that they took each other's name. */
const REPLACED_MS = 15_000

export class InstanceConflict {
  readonly #clock: Clock
  #lostMs = Number.NEGATIVE_INFINITY
  /** When it had lost the name that it then got back. */
  #regainedMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Asked by a member that has lost its name: whether it had joined anew a moment ago. */
  isLost(): boolean {
    this.#lostMs = this.#clock.now()
    return this.#lostMs - this.#regainedMs < REPLACED_MS
  }

  /** Joining may take long where the network is bad, which is no sign of a rival. */
  joinedAnew(): void {
    this.#regainedMs = this.#lostMs
  }

  /** Told by a member whose connection to a broker broke: a twin takes a name without that. */
  lostBroker(): void {
    this.#lostMs = Number.NEGATIVE_INFINITY
    this.#regainedMs = Number.NEGATIVE_INFINITY
  }
}
