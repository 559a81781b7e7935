// Whether a request of an earlier transaction may still be on its way. Before transaction version 2, which
// our client does not speak, a producer keeps its epoch from one transaction to the next. A request that was
// sent twice, since its connection broke or its answer did not come, may arrive late: it would end the next
// transaction half done, or take its offsets back. So where that is suspected, the next transaction begins
// with a new epoch, which fences whatever is still on its way.
import type { Clock } from '#foundation/clock.ts'

/** A request whose answer takes longer may have been sent twice. */
export const SLOW_DECISION_MS = 1_000

export class ProducerEpochGuard {
  readonly #clock: Clock
  #isRaised = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Asked before a transaction begins: a new epoch is due, and clears it. */
  get isRaised(): boolean {
    return this.#isRaised
  }

  /** A connection had trouble. */
  raise(): void {
    this.#isRaised = true
  }

  clear(): void {
    this.#isRaised = false
  }

  /** Runs a request, and suspects it where it takes long. */
  async watch(ask: () => Promise<void>): Promise<void> {
    const startedMs = this.#clock.now()
    try {
      await ask()
    } finally {
      if (this.#clock.now() - startedMs > SLOW_DECISION_MS) this.#isRaised = true
    }
  }
}
