// What answers say of limits: `x-ratelimit-*`, as OpenAI and those that follow it have them, and `Retry-After`.
import { DAY_MS, SECOND_MS } from '#foundation/time.ts'
import type { QuotaState } from './ask.ts'

/** By lower-case name. */
export type HeadersByName = Readonly<Record<string, string | undefined>>

export function quotaStateOf(headers: HeadersByName, kind: 'requests' | 'tokens'): QuotaState {
  return {
    limit: countOf(headers[`x-ratelimit-limit-${kind}`]),
    remaining: countOf(headers[`x-ratelimit-remaining-${kind}`]),
  }
}

const countOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined

/**
 * How long the endpoint asks to wait, in ms: `retry-after-ms`, then `Retry-After` in seconds or as a date. Undefined
 * where it does not say, or says nonsense.
 */
export function retryAfterMsOf(headers: HeadersByName, nowMs: number): number | undefined {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (ms >= 0) return Math.min(ms, DAY_MS)
  const after = headers['retry-after']
  if (after === undefined) return undefined
  const seconds = Number(after)
  const waitMs = Number.isNaN(seconds) ? Date.parse(after) - nowMs : seconds * SECOND_MS
  return waitMs >= 0 ? Math.min(waitMs, DAY_MS) : undefined
}
