// Decides when the next transaction begins with a new producer epoch. Before transaction version 2, which
// librdkafka does not speak, a producer keeps its epoch from one transaction to the next. A request that was sent
// twice, since its connection broke or its answer did not come, may arrive late: it would end the next
// transaction half done, or take its offsets back. A new epoch fences whatever is still under way.
import type { Clock } from '#foundation/clock.ts'

/** A request whose answer takes longer may have been sent twice. */
export const SLOW_DECISION_MS = 1_000

export class ProducerEpochGuard {
  readonly #clock: Clock
  #isRaised = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether the next transaction needs a new epoch; getting one clears it. */
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

  /** Runs a request; one that takes long may have been sent twice. */
  async watch(ask: () => Promise<void>): Promise<void> {
    const startedMs = this.#clock.now()
    try {
      await ask()
    } finally {
      if (this.#clock.now() - startedMs > SLOW_DECISION_MS) this.#isRaised = true
    }
  }
}
