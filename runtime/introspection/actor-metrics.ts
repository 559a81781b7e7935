import { counter, histogram } from '#observability/metrics.ts'

export const committedTurns = counter('linernotes.turns.committed', {
  description: 'Turns and journaled effects that were committed',
  unit: '{turn}',
})

export const failedTurns = counter('linernotes.turns.failed', {
  description: 'Attempts that failed, by error code',
  unit: '{turn}',
})

export const deadLetters = counter('linernotes.dead_letters', {
  description: 'Messages and timers that were given up',
  unit: '{message}',
})

export const commitSeconds = histogram('linernotes.commit.duration', {
  description: 'One transaction, from its begin until the stores have it',
  unit: 's',
  boundaries: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
})

export const turnSeconds = histogram('linernotes.turn.duration', {
  description: 'One turn with its retries, without its commit',
  unit: 's',
  boundaries: [0.001, 0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 120],
})

const RECENT = 500

/** The latest values of something, for a quantile of now; a histogram speaks of the whole run. */
export class Recent {
  readonly #values: number[] = []
  #count = 0

  add(value: number): void {
    this.#values[this.#count % RECENT] = value
    this.#count += 1
  }

  /** Undefined where there is no value yet. */
  quantile(share: number): number | undefined {
    const sorted = this.#values.toSorted((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  }
}
