// What the endpoint allows a minute, in requests and tokens: a bucket each, that the headers of every answer correct.
import { MINUTE_MS } from '#foundation/time.ts'
import type { CallReport, QuotaState } from './ask.ts'

/** What a call took, and where the buckets were then: what its answer says is about that moment. */
export interface Reservation {
  readonly requests: Taken
  readonly tokens: Taken
}

interface Taken {
  readonly count: number
  readonly remaining: number
  readonly corrected: number
}

export class Quota {
  readonly #requests = new Bucket()
  readonly #tokens = new Bucket()

  /** 0 if a call of so many tokens may leave now, else how long to wait, ms. */
  waitMs(tokens: number, nowMs: number): number {
    return Math.max(this.#requests.waitMs(1, nowMs), this.#tokens.waitMs(tokens, nowMs))
  }

  reserve(tokens: number, nowMs: number): Reservation {
    return {
      requests: this.#requests.take(1, nowMs),
      tokens: this.#tokens.take(tokens, nowMs),
    }
  }

  /** Gives back what the call did not use, and believes what the endpoint says; `share` of it is ours. */
  settle(reservation: Reservation, report: CallReport, share: number, nowMs: number): void {
    const { tokensBilled, end } = report
    const isFree = end === 'limited' || end === 'unavailable'
    const spent = isFree ? 0 : (tokensBilled ?? reservation.tokens.count)
    this.#tokens.refund(reservation.tokens.count - Math.min(spent, reservation.tokens.count))
    this.#requests.correct(reservation.requests, ourPart(report.requests, share), nowMs)
    this.#tokens.correct(reservation.tokens, ourPart(report.tokens, share), nowMs)
  }
}

const ourPart = (said: QuotaState | undefined, share: number): QuotaState | undefined =>
  said && {
    limit: said.limit === undefined ? undefined : said.limit * share,
    remaining: said.remaining === undefined ? undefined : said.remaining * share,
  }

/** A token bucket that fills evenly. Unlimited until an answer names its limit. */
class Bucket {
  #limit: number | undefined
  #remaining = 0
  #filledAtMs = 0
  /** The sum of all corrections: those since a call left are no news from its answer. */
  #corrected = 0

  waitMs(count: number, nowMs: number): number {
    this.#fill(nowMs)
    if (this.#limit === undefined) return 0
    const missing = Math.min(count, this.#limit) - this.#remaining
    return missing <= 0 ? 0 : Math.ceil((missing * MINUTE_MS) / this.#limit)
  }

  take(count: number, nowMs: number): Taken {
    this.#fill(nowMs)
    this.#remaining -= count
    return { count, remaining: this.#remaining, corrected: this.#corrected }
  }

  refund(count: number): void {
    this.#remaining = Math.min(this.#limit ?? Number.POSITIVE_INFINITY, this.#remaining + count)
  }

  /** -1 and 0 as a limit have been seen, and mean that it is not known. */
  correct(taken: Taken, said: QuotaState | undefined, nowMs: number): void {
    const { limit, remaining } = said ?? {}
    if (limit === undefined || remaining === undefined || limit <= 0 || remaining < 0) return
    this.#fill(nowMs)
    this.#limit = limit
    const correction = remaining - taken.remaining - (this.#corrected - taken.corrected)
    this.#corrected += correction
    this.#remaining = Math.min(limit, this.#remaining + correction)
  }

  #fill(nowMs: number): void {
    if (this.#limit !== undefined) {
      const gained = (this.#limit * (nowMs - this.#filledAtMs)) / MINUTE_MS
      this.#remaining = Math.min(this.#limit, this.#remaining + Math.max(0, gained))
    }
    this.#filledAtMs = nowMs
  }
}
