import type { LimitView, ServerLoad } from './concurrency-limit.ts'

/** A short queue on the server keeps every slot in use between two readings. */
const QUEUE_MIN = 8
const QUEUE_SHARE = 0.04

/**
 * The next limit, from the length of the server's own queue. Without a queue there is room: grow by half. With one
 * that is too long, hold what is in flight back by most of the excess; what left already is counted, not what may.
 */
export function metricsLimit(
  limit: number,
  { inFlight, isBinding, share }: LimitView,
  { running, waiting }: ServerLoad,
): number {
  const wanted = Math.max(QUEUE_MIN, QUEUE_SHARE * running)
  if (waiting > 1.5 * wanted) return Math.min(limit, inFlight - 0.9 * share * (waiting - wanted))
  if (!isBinding) return limit
  if (waiting === 0) return 1.5 * limit + share * QUEUE_MIN
  return waiting < 0.5 * wanted ? limit + 0.5 * share * wanted : limit
}
