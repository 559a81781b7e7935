// The simulated endpoint: a pool behind a gateway with a quota, and a tally of what became of every call.
import type { Clock } from '#foundation/clock.ts'
import type { Random } from '#foundation/random.ts'
import { ReplicaPool, usualPool } from '#models/fake/pool.ts'
import { RateLimit } from '#models/fake/rate-limit.ts'
import type { CallReport } from '#models/governor/ask.ts'
import { quotaStateOf } from '#models/governor/rate-limit-headers.ts'
import { TRACE_MS, type Trace, WARM_UP_MS } from './traces.ts'

export const TIMEOUT_MS = 30_000
export const PROMPT_TOKENS = 1_200
const ROUND_TRIP_MS = 20
const RETRY_AFTER_MS = 1_000

export interface CallTally {
  /** Answers after the warm-up. */
  answered: number
  timedOut: number
  limited: number
  failed: number
}

export class SimulatedEndpoint {
  readonly pool: ReplicaPool
  readonly tally: CallTally = { answered: 0, timedOut: 0, limited: 0, failed: 0 }
  readonly #clock: Clock
  readonly #random: Random
  readonly #trace: Trace
  readonly #limit: RateLimit
  #neighbours = 0
  #approaching = 0

  constructor(clock: Clock, random: Random, trace: Trace) {
    this.#clock = clock
    this.#random = random
    this.#trace = trace
    this.pool = new ReplicaPool(clock)
    this.#limit = new RateLimit(clock)
    this.#limit.set(trace.quota?.requestsPerMinute ?? 0, 0)
    // Without the burst of a full bucket, which says who came first and not who keeps to the quota.
    for (let left = this.#limit.requestsLeft ?? 0; left > 0; left -= 1) this.#limit.take(0)
    for (const { atMs, share, loss = 'cut', isHanging, neighbour } of trace.events) {
      clock.after(atMs, () => {
        if (share !== undefined) this.pool.setShare(share, loss)
        if (isHanging !== undefined) this.pool.setHanging(isHanging)
        if (neighbour !== undefined) this.#setNeighbours(neighbour)
      })
    }
  }

  /** Slots that this client could fill. */
  get slotsLeft(): number {
    return Math.max(0, this.pool.slots - this.#neighbours)
  }

  /** Calls that the quota lets through now, for the omniscient: those under way to it are counted. */
  get allowance(): number {
    const left = this.#limit.requestsLeft
    return left === undefined ? Number.POSITIVE_INFINITY : Math.max(0, left - this.#approaching)
  }

  call(): Promise<CallReport> {
    this.#approaching += 1
    return new Promise((resolve) => {
      let takeBack = () => {}
      const callOffDeadline = this.#clock.after(TIMEOUT_MS, () => {
        takeBack()
        end({ end: 'timed-out' })
      })
      const end = (report: CallReport) => {
        callOffDeadline()
        this.#count(report)
        resolve(report)
      }
      const later = (report: CallReport) => {
        takeBack = this.#clock.after(ROUND_TRIP_MS / 2, () => end(report))
      }
      takeBack = this.#clock.after(ROUND_TRIP_MS / 2, () => {
        this.#approaching -= 1
        const { isAllowed, headers } = this.#limit.take(0)
        const said = this.#headersOf(headers)
        if (!isAllowed) {
          const retryAfterMs = this.#trace.quota?.headers === 'right' ? RETRY_AFTER_MS : undefined
          return later({ end: 'limited', retryAfterMs, ...said })
        }
        takeBack = this.pool.submit(this.#work(), (how) =>
          later(how === 'done' ? { end: 'answered', ...said } : { end: 'unavailable' }),
        )
      })
    })
  }

  #headersOf(headers: Readonly<Record<string, string>>): Pick<CallReport, 'requests'> {
    const kind = this.#trace.quota?.headers ?? 'none'
    if (kind === 'none') return {}
    const said = quotaStateOf(headers, 'requests')
    const times = kind === 'wrong' ? 10 : 1
    return {
      requests: {
        limit: said.limit && said.limit * times,
        remaining: kind === 'wrong' ? said.limit && said.limit * times : said.remaining,
      },
    }
  }

  /** Lengths of answers are spread log-normally around 150 tokens. */
  #work() {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.#random.next())) *
      Math.cos(2 * Math.PI * this.#random.next())
    const outputTokens = Math.min(600, Math.max(30, Math.round(150 * Math.exp(0.35 * normal))))
    return { promptTokens: PROMPT_TOKENS, outputTokens }
  }

  #count({ end }: CallReport): void {
    const nowMs = this.#clock.now()
    if (nowMs < WARM_UP_MS || nowMs > TRACE_MS) return
    if (end === 'answered') this.tally.answered += 1
    if (end === 'timed-out') this.tally.timedOut += 1
    if (end === 'limited') this.tally.limited += 1
    if (end === 'unavailable') this.tally.failed += 1
  }

  /** Keeps so many calls of its own in flight, whatever becomes of them. */
  #setNeighbours(share: number): void {
    const { replicas, slotsOfReplica } = usualPool
    const before = this.#neighbours
    this.#neighbours = Math.round(share * replicas * slotsOfReplica)
    let active = before
    const again = () => {
      if (active > this.#neighbours) {
        active -= 1
        return
      }
      this.pool.submit(this.#work(), (how) => this.#clock.after(how === 'done' ? 1 : 1_000, again))
    }
    for (; active < this.#neighbours; active += 1) again()
  }
}
