// The limit without looking into the server. By Little's law, calls in flight = rate of completions x time that each
// takes: as long as calls take less than the delay budget, there is room.
import type { LimitView } from './concurrency-limit.ts'

export interface BlindOptions {
  /** What a call may take on a full endpoint. */
  readonly delayBudgetMs: number
  readonly timeoutMs: number
}

const RISE = 0.4
const SAMPLES_MIN = 4
/** A rate that is lower by so much is no chance: it holds immediately. */
const SIGMAS = 2.5
const FALL_MAX = 0.6
const GROWTH_MAX = 1.35
/** Of the capacity: that little may be left, and what is in flight is still done within its time-out. */
const SURVIVED_SHARE = 0.4
/** A budget below what a call takes on an idle endpoint would end at one call: it is raised above that. */
const IDLE_TIMES = 1.5
/** What an idle endpoint takes is only learned again with so few calls: with more, the queue is part of it. */
const IDLE_CALLS_MAX = 16
const IDLE_FORGET = 1.05
/** Of the limit before an outage: so far it grows without waiting for a steady rate. */
const RECOVERED_SHARE = 0.7

export class BlindLaw {
  readonly #options: BlindOptions
  /** Completions a second. */
  #rate = 0
  #completed = 0
  #latencySumMs = 0
  #sampledMs = 0
  /** Mean of the last samples; 0 before there were any. */
  #latencyMs = 0
  /** The least mean latency of a second. */
  #idleMs = Number.POSITIVE_INFINITY
  #recoverTo = 0

  constructor(options: BlindOptions) {
    this.#options = options
  }

  completed(latencyMs: number): void {
    this.#completed += 1
    this.#latencySumMs += latencyMs
  }

  /** An outage is over; `limit` was in force before it. */
  restart(limit: number): void {
    this.#forgetSamples()
    this.#rate = 0
    this.#recoverTo = RECOVERED_SHARE * limit
  }

  tick(limit: number, { elapsedMs, isBinding }: LimitView): number {
    this.#sampledMs += elapsedMs
    if (limit <= IDLE_CALLS_MAX) this.#idleMs *= IDLE_FORGET
    if (limit >= this.#recoverTo) this.#recoverTo = 0
    const most = GROWTH_MAX * limit + 2
    if (this.#recoverTo > 0 && this.#rate === 0) {
      return this.#completed === 0 || !isBinding ? limit : Math.min(this.#recoverTo, most)
    }
    if (!this.#isEnough) return limit
    this.#learn(this.#sampledMs / 1_000)
    if (!isBinding) return limit
    if (this.#recoverTo > 0) return Math.min(this.#recoverTo, most)
    const wanted = (this.#rate * this.#delayMs) / 1_000
    return Math.min(most, Math.max(FALL_MAX * limit, wanted))
  }

  /** A slow endpoint answers rarely: a second without an answer says nothing of it. */
  get #isEnough(): boolean {
    const expected = (this.#rate * this.#sampledMs) / 1_000
    const isOld = this.#sampledMs >= 2 * this.#latencyMs && this.#latencyMs > 0
    return Math.max(this.#completed, expected) >= SAMPLES_MIN || isOld
  }

  get #delayMs(): number {
    const { delayBudgetMs, timeoutMs } = this.#options
    const idleMs = this.#idleMs === Number.POSITIVE_INFINITY ? 0 : this.#idleMs
    return Math.min(SURVIVED_SHARE * timeoutMs, Math.max(delayBudgetMs, IDLE_TIMES * idleMs))
  }

  #learn(seconds: number): void {
    const seen = this.#completed / seconds
    const noise = SIGMAS * Math.sqrt(this.#rate / seconds)
    const isLess = seen < this.#rate - noise
    this.#rate = isLess || this.#rate === 0 ? seen : this.#rate + RISE * (seen - this.#rate)
    if (this.#completed > 0) {
      this.#latencyMs = this.#latencySumMs / this.#completed
      this.#idleMs = Math.min(this.#idleMs, this.#latencyMs)
    }
    this.#forgetSamples()
  }

  #forgetSamples(): void {
    this.#completed = 0
    this.#latencySumMs = 0
    this.#sampledMs = 0
  }
}
