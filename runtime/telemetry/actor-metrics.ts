import type { Counter, Histogram } from '@opentelemetry/api'
import { counter, histogram } from '#observability/metrics.ts'

/** What every actor of a process counts, under names that begin with its namespace. */
export interface ActorMetrics {
  readonly committedTurns: Counter
  readonly failedTurns: Counter
  readonly deadLetters: Counter
  readonly commitSeconds: Histogram
  readonly turnSeconds: Histogram
}

const known = new Map<string, ActorMetrics>() // One instrument a name, however many actors use it.

export function actorMetrics(namespace: string): ActorMetrics {
  const made = known.get(namespace) ?? newMetrics(namespace)
  known.set(namespace, made)
  return made
}

const newMetrics = (namespace: string): ActorMetrics => ({
  committedTurns: counter(`${namespace}.turns.committed`, {
    description: 'Turns and journaled effects that were committed',
    unit: '{turn}',
  }),
  failedTurns: counter(`${namespace}.turns.failed`, {
    description: 'Attempts that failed, by error code',
    unit: '{turn}',
  }),
  deadLetters: counter(`${namespace}.dead_letters`, {
    description: 'Messages and timers that became dead letters',
    unit: '{message}',
  }),
  commitSeconds: histogram(`${namespace}.commit.duration`, {
    description: 'One transaction, from its begin until the stores have it',
    unit: 's',
    boundaries: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
  }),
  turnSeconds: histogram(`${namespace}.turn.duration`, {
    description: 'One turn with its retries, without its commit',
    unit: 's',
    boundaries: [0.001, 0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 120],
  }),
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
