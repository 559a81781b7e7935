import type { Clock } from '#foundation/clock.ts'
import { MINUTE_MS } from '#foundation/time.ts'

interface Bucket {
  limit: number
  remaining: number
  filledAtMs: number
}

/** Token buckets for requests and for tokens, reported in OpenAI's headers. */
export class RateLimit {
  readonly #clock: Clock
  readonly #requests: Bucket = { limit: 0, remaining: 0, filledAtMs: 0 }
  readonly #tokens: Bucket = { limit: 0, remaining: 0, filledAtMs: 0 }

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Full buckets of these sizes a minute; 0 is no limit. */
  set(requestsPerMinute: number, tokensPerMinute: number): void {
    const filledAtMs = this.#clock.now()
    Object.assign(this.#requests, {
      limit: requestsPerMinute,
      remaining: requestsPerMinute,
      filledAtMs,
    })
    Object.assign(this.#tokens, { limit: tokensPerMinute, remaining: tokensPerMinute, filledAtMs })
  }

  /** Takes one request and its tokens, if both are there. */
  take(tokens: number): { readonly isAllowed: boolean; readonly headers: Record<string, string> } {
    this.#refill(this.#requests)
    this.#refill(this.#tokens)
    const isAllowed = has(this.#requests, 1) && has(this.#tokens, tokens)
    if (isAllowed) {
      this.#requests.remaining -= 1
      this.#tokens.remaining -= tokens
    }
    return {
      isAllowed,
      headers: { ...headersOf('requests', this.#requests), ...headersOf('tokens', this.#tokens) },
    }
  }

  /** Requests that would be taken now; undefined without a limit. */
  get requestsLeft(): number | undefined {
    this.#refill(this.#requests)
    return this.#requests.limit === 0 ? undefined : Math.floor(this.#requests.remaining)
  }

  #refill(bucket: Bucket): void {
    const nowMs = this.#clock.now()
    const gained = (bucket.limit * (nowMs - bucket.filledAtMs)) / MINUTE_MS
    bucket.remaining = Math.min(bucket.limit, bucket.remaining + gained)
    bucket.filledAtMs = nowMs
  }
}

const has = ({ limit, remaining }: Bucket, count: number): boolean =>
  limit === 0 || remaining >= Math.min(count, limit)

function headersOf(kind: 'requests' | 'tokens', bucket: Bucket): Record<string, string> {
  if (bucket.limit === 0) return {}
  const resetMs = ((bucket.limit - bucket.remaining) * MINUTE_MS) / bucket.limit
  return {
    [`x-ratelimit-limit-${kind}`]: String(bucket.limit),
    [`x-ratelimit-remaining-${kind}`]: String(Math.max(0, Math.floor(bucket.remaining))),
    [`x-ratelimit-reset-${kind}`]: duration(resetMs),
  }
}

/** `12ms`, `1.5s`, `6m0s`. */
function duration(ms: number): string {
  if (ms < 1_000) return `${Math.ceil(ms)}ms`
  if (ms < MINUTE_MS) return `${(ms / 1_000).toFixed(1)}s`
  return `${Math.floor(ms / MINUTE_MS)}m${Math.round((ms % MINUTE_MS) / 1_000)}s`
}
