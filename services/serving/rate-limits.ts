import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MINUTE_MS } from '#foundation/time.ts'

export interface RateLimitSettings {
  /** Requests a minute; 0 is no limit. */
  readonly SERVING_ADDRESS_REQUESTS: number
  readonly SERVING_LISTENER_REQUESTS: number
}

export interface RateLimits {
  /** Whether the address that asks is within its limit. Counts the request. */
  isAddressWithin(request: FastifyRequest): Promise<boolean>
  /** Whether the readers of this listener's archive are within the limit. Counts the request. */
  isListenerWithin(request: FastifyRequest): Promise<boolean>
}

/** Addresses or listeners of which something is remembered. */
export const REMEMBERED_MAX = 100_000

/** Of this process alone: the limit of a fleet is this one times its size. Needs the plugin registered. */
export function rateLimits(app: FastifyInstance, settings: RateLimitSettings): RateLimits {
  const within = (max: number, keyGenerator: (request: FastifyRequest) => string) => {
    if (max === 0) return async () => true
    const limit = app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator })
    return async (request: FastifyRequest) => {
      const state = await limit(request)
      return state.isAllowed || !state.isExceeded
    }
  }
  return {
    isAddressWithin: within(settings.SERVING_ADDRESS_REQUESTS, ({ ip }) => ip),
    isListenerWithin: within(
      settings.SERVING_LISTENER_REQUESTS,
      ({ params }) => (params as { userId: string }).userId,
    ),
  }
}
