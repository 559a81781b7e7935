// Concurrency limits that a user could take instead, by their published laws and usual settings.
import type { SimulatedEndpoint } from './endpoint.ts'

/** How many calls may be in flight, and what it learns from one that ended. */
export interface Law {
  limitOf(inFlight: number): number
  ended(isAnswered: boolean, latencyMs: number, inFlight: number): void
}

/** Knows the slots of this moment; a few more keep every slot in use during a round trip. */
export const omniscient = (endpoint: SimulatedEndpoint): Law => ({
  limitOf(inFlight) {
    const slots = endpoint.slotsLeft
    return Math.min(slots === 0 ? 0 : slots + 8, inFlight + endpoint.allowance)
  },
  ended() {},
})

export const fixed = (limit: number): Law => ({ limitOf: () => limit, ended() {} })

/** Netflix concurrency-limits, AIMDLimit: x0.9 after a failure or a latency above `timeoutMs`, else +1 when in use. */
export class Aimd implements Law {
  limit = 20
  readonly #timeoutMs: number

  constructor(timeoutMs = 5_000) {
    this.#timeoutMs = timeoutMs
  }

  limitOf(): number {
    return this.limit
  }

  ended(isAnswered: boolean, latencyMs: number, inFlight: number): void {
    if (!isAnswered || latencyMs > this.#timeoutMs) this.limit = Math.max(20, this.limit * 0.9)
    else if (inFlight * 2 >= this.limit) this.limit += 1
  }
}

/** Netflix concurrency-limits, VegasLimit: alpha 3 log10 L, beta 6 log10 L, probing every 30 L samples. */
export class Vegas implements Law {
  limit = 20
  #noLoadMs = Number.POSITIVE_INFINITY
  #samples = 0

  limitOf(): number {
    return this.limit
  }

  ended(isAnswered: boolean, latencyMs: number, inFlight: number): void {
    const log = Math.max(1, Math.log10(this.limit))
    this.#samples += 1
    if (this.#samples >= 30 * this.limit) {
      this.#samples = 0
      this.#noLoadMs = latencyMs
      return
    }
    if (isAnswered && latencyMs < this.#noLoadMs) {
      this.#noLoadMs = latencyMs
      return
    }
    if (!isAnswered) this.limit = Math.max(1, this.limit - log)
    if (!isAnswered || inFlight * 2 < this.limit) return
    const queue = Math.ceil(this.limit * (1 - this.#noLoadMs / latencyMs))
    if (queue <= log) this.limit += 6 * log
    else if (queue < 3 * log) this.limit += log
    else if (queue > 6 * log) this.limit = Math.max(1, this.limit - log)
  }
}

/** Netflix concurrency-limits, Gradient2Limit: tolerance 1.5, queue 4, smoothing 0.2, long window 600. */
export class Gradient2 implements Law {
  limit = 20
  #longMs = 0
  #count = 0

  limitOf(): number {
    return this.limit
  }

  ended(_isAnswered: boolean, latencyMs: number, inFlight: number): void {
    this.#count += 1
    const factor = this.#count < 10 ? 1 / this.#count : 2 / (600 + 1)
    this.#longMs += factor * (latencyMs - this.#longMs)
    if (this.#longMs / latencyMs > 2) this.#longMs *= 0.95
    if (inFlight < this.limit / 2) return
    const gradient = Math.max(0.5, Math.min(1, (1.5 * this.#longMs) / latencyMs))
    const next = 0.8 * this.limit + 0.2 * (this.limit * gradient + 4)
    this.limit = Math.max(20, next)
  }
}
