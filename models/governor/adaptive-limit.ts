// The concurrency limit, by what the server says of its queue where it says something, else from completions alone.
import { BlindLaw } from './blind-law.ts'
import type { ConcurrencyLimit, LimitView } from './concurrency-limit.ts'
import { metricsLimit } from './metrics-law.ts'

export interface AdaptiveLimitOptions {
  readonly start: number
  readonly max: number
  /** How long a call may take on the endpoint when it is full; blind mode only. */
  readonly delayBudgetMs: number
  /** Of a call: what is in flight has to be done within it, even if most of the capacity goes. */
  readonly timeoutMs: number
}

/** So many seconds without an answer from `/metrics`, and the limit is blind again. */
const BLIND_AFTER_TICKS = 5
/** Of the limit before an outage. */
const RESTART_SHARE = 0.25

export class AdaptiveLimit implements ConcurrencyLimit {
  readonly #options: AdaptiveLimitOptions
  readonly #blind: BlindLaw
  #limit: number
  #ticksWithoutLoad = BLIND_AFTER_TICKS

  constructor(options: AdaptiveLimitOptions) {
    this.#options = options
    this.#limit = options.start
    this.#blind = new BlindLaw(options)
  }

  get limit(): number {
    return this.#limit
  }

  get mode(): 'metrics' | 'blind' {
    return this.#ticksWithoutLoad < BLIND_AFTER_TICKS ? 'metrics' : 'blind'
  }

  answered(latencyMs: number): void {
    this.#blind.completed(latencyMs)
  }

  tick(view: LimitView): void {
    this.#ticksWithoutLoad = view.load ? 0 : this.#ticksWithoutLoad + 1
    const blind = this.#blind.tick(this.#limit, view)
    if (view.load) this.#set(metricsLimit(this.#limit, view, view.load))
    else if (this.mode === 'blind') this.#set(blind)
  }

  restart(): void {
    this.#blind.restart(this.#limit)
    this.#set(this.#limit * RESTART_SHARE)
  }

  #set(limit: number): void {
    this.#limit = Math.min(this.#options.max, Math.max(1, limit))
  }
}
