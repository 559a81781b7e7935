// Whether the endpoint is there at all. Opens when all that leaves fails, probes with 1, 2 and 4 calls, and closes. A
// part of the fleet that dies cuts many calls in one moment: what left before that is no evidence.
import { SECOND_MS } from '#foundation/time.ts'
import type { CallEnd } from './ask.ts'

/** `suspected`: calls fail, and few may leave until one survives. */
export type BreakerState = 'closed' | 'suspected' | 'open' | 'probing'

const FAILURES_MAX = 5
/** As many may be on their way while it is not known whether the endpoint lives. */
const SUSPECTED_CALLS_MAX = 2 * FAILURES_MAX
/** An endpoint that is gone refuses sooner; a call that lives longer was accepted. */
const SURVIVED_MS = 500
const OPEN_MS_MIN = 500
const OPEN_MS_MAX = 2 * SECOND_MS
const CLOSED_FOR_ALL_MS = 30 * SECOND_MS
const PROBES_MAX = 4
/** Failures without any answer, over so long: an endpoint that accepts calls and then loses or hangs on them. */
const SILENCE_FAILURES_MAX = 10
const SILENCE_MS_MIN = 5 * SECOND_MS

export class Breaker {
  #state: BreakerState = 'closed'
  /** When the state began, or the probes of this size. */
  #sinceMs = 0
  #openMs = OPEN_MS_MIN
  #probes = 1
  /** Of the calls that left since then. */
  #left = 0
  #failed = 0
  #lastAnswerMs = Number.NEGATIVE_INFINITY
  #firstLeftMs: number | undefined
  #failuresSinceAnswer = 0
  /** Calls are accepted and then lost: living for a while says nothing about a probe. */
  #isSilent = false

  get state(): BreakerState {
    return this.#state
  }

  /** Whether the endpoint answered another call since then: what failed is not all of it. */
  hasAnsweredSince(ms: number): boolean {
    return this.#lastAnswerMs >= ms
  }

  /** How many calls probe together. */
  get probes(): number {
    return this.#probes
  }

  /** When the next call may leave: 0 if now, undefined if something has to end first. */
  waitMs(nowMs: number): number | undefined {
    switch (this.#state) {
      case 'closed':
        return 0
      case 'suspected':
        return this.#left < SUSPECTED_CALLS_MAX ? 0 : undefined
      case 'open':
        return Math.max(0, this.#sinceMs + this.#openMs - nowMs)
      case 'probing':
        return this.#left < this.#probes ? 0 : undefined
    }
  }

  /** How soon to look again at calls that have to survive; undefined where none does. */
  get watchMs(): number | undefined {
    return this.#state === 'suspected' || this.#state === 'probing' ? SURVIVED_MS : undefined
  }

  left(nowMs: number): void {
    if (this.#state === 'open') this.#begin('probing', nowMs)
    this.#left += 1
    this.#firstLeftMs ??= nowMs
  }

  /** A call ended. Returns whether that closed the breaker after an outage. */
  ended(end: CallEnd, leftAtMs: number, nowMs: number): boolean {
    if (end === 'cancelled') return false
    const isRecent = leftAtMs >= this.#sinceMs
    if (end === 'closed') this.#open(nowMs, CLOSED_FOR_ALL_MS)
    else if (end === 'unavailable' || end === 'timed-out') this.#failure(end, isRecent, nowMs)
    else return this.#answer(isRecent, nowMs)
    return false
  }

  /** Looks whether calls that left have survived. Returns whether that closed the breaker after an outage. */
  tick(nowMs: number): boolean {
    const hasSurvived = this.#left > this.#failed && nowMs - this.#sinceMs >= SURVIVED_MS
    if (!hasSurvived || this.#isSilent) return false
    if (this.#state === 'suspected') this.#begin('closed', nowMs)
    return this.#state === 'probing' && this.#left >= this.#probes && this.#proceed(nowMs)
  }

  #failure(end: CallEnd, isRecent: boolean, nowMs: number): void {
    this.#failuresSinceAnswer += 1
    const silentMs = nowMs - Math.max(this.#lastAnswerMs, this.#firstLeftMs ?? nowMs)
    const isSilent = this.#failuresSinceAnswer >= SILENCE_FAILURES_MAX && silentMs >= SILENCE_MS_MIN
    this.#isSilent ||= isSilent && end === 'timed-out'
    const isOut = this.#state === 'open' || this.#state === 'probing'
    if (isSilent && !isOut) this.#open(nowMs)
    else if (this.#state === 'closed' && end === 'unavailable') this.#begin('suspected', nowMs)
    else if (isRecent && this.#state !== 'open') this.#recentFailure(nowMs)
  }

  #recentFailure(nowMs: number): void {
    this.#failed += 1
    if (this.#state === 'probing') this.#open(nowMs, Math.min(OPEN_MS_MAX, 2 * this.#openMs))
    if (this.#state === 'suspected' && this.#failed >= FAILURES_MAX) this.#open(nowMs)
  }

  #answer(isRecent: boolean, nowMs: number): boolean {
    this.#lastAnswerMs = nowMs
    this.#failuresSinceAnswer = 0
    this.#isSilent = false
    if (this.#state === 'suspected' && isRecent) this.#begin('closed', nowMs)
    return this.#state === 'probing' && isRecent && this.#proceed(nowMs)
  }

  /** The probes of this size are fine. */
  #proceed(nowMs: number): boolean {
    const probes = this.#probes * 2
    if (probes > PROBES_MAX) {
      this.#begin('closed', nowMs)
      return true
    }
    this.#begin('probing', nowMs)
    this.#probes = probes
    return false
  }

  #open(nowMs: number, openMs = OPEN_MS_MIN): void {
    this.#begin('open', nowMs)
    this.#openMs = openMs
  }

  #begin(state: BreakerState, nowMs: number): void {
    this.#state = state
    this.#sinceMs = nowMs
    this.#left = 0
    this.#failed = 0
    this.#probes = 1
  }
}
