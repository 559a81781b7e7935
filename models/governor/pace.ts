// A rate that the endpoint's refusals teach, for endpoints that say 429 and no more, or whose headers are wrong.
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'

const CUT = 0.9
const GROWTH = 1.02
/** Without a refusal for so long, there is no pace. */
const FORGOTTEN_MS = 5 * MINUTE_MS

export class Pace {
  /** Calls a second. */
  #rate = Number.POSITIVE_INFINITY
  #nextAtMs = 0
  #cutAtMs = Number.NEGATIVE_INFINITY
  #accepted = 0
  #acceptedRate = 0

  get rate(): number {
    return this.#rate
  }

  waitMs(nowMs: number): number {
    return Math.max(0, Math.ceil(this.#nextAtMs - nowMs))
  }

  left(nowMs: number): void {
    this.#accepted += 1
    if (this.#rate === Number.POSITIVE_INFINITY) return
    // A second's worth may leave in one go: timers are not exact.
    this.#nextAtMs = Math.max(this.#nextAtMs, nowMs - SECOND_MS) + SECOND_MS / this.#rate
  }

  /** A 429 that nothing foretold. It cuts once in a round trip. */
  limited(nowMs: number, roundTripMs: number): void {
    this.#accepted -= 1
    if (nowMs - this.#cutAtMs < Math.max(SECOND_MS, roundTripMs)) return
    this.#cutAtMs = nowMs
    const known = this.#rate === Number.POSITIVE_INFINITY ? this.#acceptedRate : this.#rate
    this.#rate = Math.max(0.1, CUT * known)
  }

  tick(nowMs: number, elapsedMs: number): void {
    const seen = (Math.max(0, this.#accepted) * SECOND_MS) / elapsedMs
    this.#accepted = 0
    this.#acceptedRate += 0.3 * (seen - this.#acceptedRate)
    if (nowMs - this.#cutAtMs > FORGOTTEN_MS) this.#rate = Number.POSITIVE_INFINITY
    else this.#rate *= GROWTH ** (elapsedMs / SECOND_MS)
  }
}
