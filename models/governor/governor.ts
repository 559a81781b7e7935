// The one place that decides when a call may leave for an endpoint, and the only retry loop. A call leaves when the
// breaker, the concurrency limit, the quota and the learned pace all let it, in the order of the queue.
import { backoffMs } from '#foundation/backoff.ts'
import { type Clock, sleep } from '#foundation/clock.ts'
import type { Notice } from '#foundation/notice.ts'
import type { Random } from '#foundation/random.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { CallAsk, CallReport } from './ask.ts'
import { Breaker } from './breaker.ts'
import { CallQueue } from './call-queue.ts'
import type { ConcurrencyLimit, ServerLoad } from './concurrency-limit.ts'
import { errors } from './errors.ts'
import { modelNotices } from './notices.ts'
import { Pace } from './pace.ts'
import { Quota } from './quota.ts'
import { RetryBudget } from './retry-budget.ts'

export interface GovernorOptions {
  readonly clock: Clock
  readonly random: Random
  readonly limit: ConcurrencyLimit
  /** Asks the server for its queue, once a second; undefined where it does not answer. */
  readonly readLoad?: (() => Promise<ServerLoad | undefined>) | undefined
  /** How long a call may wait for its turn, all attempts together. */
  readonly waitMsMax: number
  /** Attempts of one call that may fail while the endpoint answers others. */
  readonly attemptsMax: number
  /** Of the endpoint's limits, 0 to 1: what other services and applications leave. */
  readonly share?: number
  readonly onNotice?: (notice: Notice) => void
}

/** A call that was admitted and has not ended. */
interface Permit {
  readonly leftAtMs: number
  readonly end: (report: CallReport) => void
}

interface Waiter {
  readonly admit: (permit: Permit) => void
  readonly ask: CallAsk
}

const TICK_MS = SECOND_MS
const BACKOFF_MS = { msMin: 250, msMax: 5 * SECOND_MS }

export class Governor implements Disposable {
  readonly #options: GovernorOptions
  readonly #queue = new CallQueue<Waiter>()
  readonly #breaker = new Breaker()
  readonly #quota = new Quota()
  readonly #pace = new Pace()
  readonly #retries = new RetryBudget()
  #inFlight = 0
  /** Since when the endpoint is out; it was noted then. */
  #outSinceMs: number | undefined
  /** Of this instance among those that share the endpoint. */
  #instanceShare = 1
  #pausedUntilMs = 0
  #roundTripMs = SECOND_MS
  #isBinding = false
  #tickedAtMs = 0
  #callOffTick: (() => void) | undefined
  #callOffWake: (() => void) | undefined

  constructor(options: GovernorOptions) {
    this.#options = options
  }

  get view() {
    return {
      inFlight: this.#inFlight,
      waiting: this.#queue.length,
      limit: this.#options.limit.limit,
      breaker: this.#breaker.state,
      pace: this.#pace.rate,
    }
  }

  /** How much of what this service may take falls to this instance, 0 to 1: the shares of all add up to 1. */
  setInstanceShare(share: number): void {
    this.#instanceShare = share
  }

  get #share(): number {
    return (this.#options.share ?? 1) * this.#instanceShare
  }

  /**
   * Makes a call as soon as it may leave, and again where that helps: a busy endpoint is waited for, a failing call is
   * tried `attemptsMax` times, and both for `waitMsMax` at most. Returns the last attempt. `attempt` makes one call and
   * never throws but the signal's reason.
   * @throws MODEL_BUSY, the signal's reason
   */
  async call<T extends { readonly report: CallReport }>(
    ask: CallAsk,
    attempt: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { clock, waitMsMax, random, attemptsMax } = this.#options
    const untilMs = clock.now() + waitMsMax
    for (let failed = 0, tries = 1; ; tries += 1) {
      const permit = await this.#admit(ask, untilMs, signal)
      const done = await this.#attempt(permit, attempt, signal)
      const { end } = done.report
      if (end === 'answered' || end === 'refused') return done
      if (end !== 'limited' && this.#breaker.hasAnsweredSince(permit.leftAtMs)) failed += 1
      if (failed >= attemptsMax) return done
      // One that fails alone cannot be distinguished from an outage: its turn is blocked, and says so.
      if (clock.now() >= untilMs) throw this.#busy(done.report.detail)
      await sleep(clock, backoffMs({ ...BACKOFF_MS, random }, tries), signal)
      while (end !== 'limited' && !signal.aborted && !this.#retries.take()) {
        await sleep(clock, TICK_MS, signal)
      }
      signal.throwIfAborted()
    }
  }

  [Symbol.dispose](): void {
    this.#callOffTick?.()
    this.#callOffWake?.()
  }

  async #attempt<T extends { readonly report: CallReport }>(
    permit: Permit,
    attempt: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    try {
      const done = await attempt(signal)
      permit.end(done.report)
      return done
    } catch (error) {
      permit.end({ end: 'cancelled' })
      throw error
    }
  }

  #admit(ask: CallAsk, untilMs: number, signal: AbortSignal): Promise<Permit> {
    signal.throwIfAborted()
    const { clock } = this.#options
    return new Promise((resolve, reject) => {
      const leave = (how: () => void) => {
        callOff()
        signal.removeEventListener('abort', abort)
        how()
      }
      const abort = () => {
        takeOut()
        leave(() => reject(signal.reason))
      }
      const admit = (permit: Permit) => leave(() => resolve(permit))
      const nowMs = clock.now()
      const takeOut = this.#queue.push({ admit, ask }, ask, nowMs)
      const callOff = clock.after(untilMs - nowMs, () => {
        takeOut()
        leave(() => reject(this.#busy()))
      })
      signal.addEventListener('abort', abort, { once: true })
      this.#dispatch()
    })
  }

  #busy(detail = '') {
    const reason = [this.#obstacle(), detail].filter(Boolean).join(', ')
    return errors.MODEL_BUSY({ waitedMs: this.#options.waitMsMax, reason })
  }

  #obstacle(): string {
    const state = this.#breaker.state
    if (state === 'open' || state === 'probing') return 'the endpoint answers nobody'
    return `${this.#queue.length} calls wait, ${this.#inFlight} are in flight`
  }

  /** Lets out what may leave, and sees to it that the rest is looked at in time. */
  #dispatch(): void {
    const nowMs = this.#options.clock.now()
    this.#keepTicking(nowMs)
    if (this.#breaker.tick(nowMs)) this.#options.limit.restart()
    let waitMs: number | undefined
    const mayLeave = ({ tokens }: CallAsk): boolean => {
      waitMs = this.#waitMs(tokens, nowMs)
      return waitMs === 0
    }
    for (;;) {
      const waiter = this.#queue.take(nowMs, mayLeave)
      if (!waiter) break
      this.#leave(waiter, nowMs)
    }
    this.#callOffWake?.()
    this.#callOffWake = undefined
    const wakeMs = waitMs || this.#breaker.watchMs
    if (wakeMs !== undefined && this.#queue.length > 0) {
      this.#callOffWake = this.#options.clock.after(Math.ceil(wakeMs), () => this.#dispatch())
    }
  }

  /** 0 if a call may leave now, undefined if another has to end first. */
  #waitMs(tokens: number, nowMs: number): number | undefined {
    const { limit } = this.#options.limit
    const broken = this.#breaker.waitMs(nowMs)
    if (broken === undefined || broken > 0) return broken
    const others = Math.max(
      this.#pausedUntilMs - nowMs,
      this.#quota.waitMs(tokens, nowMs),
      this.#pace.waitMs(nowMs),
    )
    if (others > 0) return others
    // A probe leaves although what is still in flight from before fills the limit.
    if (this.#inFlight < Math.floor(limit) || this.#breaker.state === 'probing') return 0
    this.#isBinding = true
    return undefined
  }

  #leave({ admit, ask }: Waiter, leftAtMs: number): void {
    const reservation = this.#quota.reserve(ask.tokens, leftAtMs)
    this.#breaker.left(leftAtMs)
    this.#pace.left(leftAtMs)
    this.#inFlight += 1
    const end = (report: CallReport) => {
      const nowMs = this.#options.clock.now()
      this.#inFlight -= 1
      this.#quota.settle(reservation, report, this.#share, nowMs)
      this.#learn(report, ask, leftAtMs, nowMs)
      this.#dispatch()
    }
    admit({ leftAtMs, end })
  }

  #learn(report: CallReport, { tokens }: CallAsk, leftAtMs: number, nowMs: number): void {
    const { end, retryAfterMs } = report
    const latencyMs = Math.max(0, nowMs - leftAtMs)
    const isAnswered = end === 'answered' || end === 'refused'
    if (isAnswered) {
      this.#roundTripMs += 0.1 * (latencyMs - this.#roundTripMs)
      this.#retries.answered()
      this.#options.limit.answered(latencyMs)
    }
    if (retryAfterMs !== undefined) {
      this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + retryAfterMs)
    }
    if (end === 'limited' && this.#quota.waitMs(tokens, nowMs) === 0) {
      this.#pace.limited(nowMs, this.#roundTripMs)
    }
    if (this.#breaker.ended(end, leftAtMs, nowMs)) this.#options.limit.restart()
    this.#notify(report, nowMs)
  }

  /** Once when the endpoint is out, and once when it is back. */
  #notify({ end, detail = '' }: CallReport, nowMs: number): void {
    const { onNotice } = this.#options
    const { state } = this.#breaker
    if (state === 'open' && this.#outSinceMs === undefined) {
      this.#outSinceMs = nowMs
      onNotice?.(modelNotices[end === 'closed' ? 'MODEL_CLOSED' : 'MODEL_OUT']({ detail }))
    }
    if (state === 'closed' && this.#outSinceMs !== undefined) {
      onNotice?.(modelNotices.MODEL_BACK({ outMs: nowMs - this.#outSinceMs }))
      this.#outSinceMs = undefined
    }
  }

  /** Only while there is work: an idle governor keeps no process. */
  #keepTicking(nowMs: number): void {
    if (this.#callOffTick) return
    this.#tickedAtMs = nowMs
    this.#callOffTick = this.#options.clock.after(TICK_MS, () => this.#tick())
  }

  #tick(): void {
    const { clock, readLoad } = this.#options
    const nowMs = clock.now()
    const elapsedMs = Math.max(1, nowMs - this.#tickedAtMs)
    this.#pace.tick(nowMs, elapsedMs)
    this.#retries.tick(elapsedMs)
    const adjust = (load?: ServerLoad) => {
      this.#callOffTick = undefined
      this.#adjust(elapsedMs, load)
    }
    if (readLoad) readLoad().then(adjust, () => adjust())
    else adjust()
  }

  /** The limit stays as it is while the breaker lets few out: that is no time to learn from. */
  #adjust(elapsedMs: number, load: ServerLoad | undefined): void {
    const inFlight = this.#inFlight
    const view = { elapsedMs, inFlight, isBinding: this.#isBinding, load, share: this.#share }
    this.#isBinding = false
    if (this.#breaker.state === 'closed') this.#options.limit.tick(view)
    if (this.#inFlight > 0 || this.#queue.length > 0) this.#dispatch()
  }
}
