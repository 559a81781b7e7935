import type { ServerSettings } from '#services/serving/server.ts'

/** A server on a free port that asks the store for every answer, but for `fields`. */
export const servingSettings = (fields: Partial<ServerSettings> = {}): ServerSettings => ({
  SERVING_PORT: 0,
  SERVING_HOST: '127.0.0.1',
  SERVING_HTTPS: false,
  SERVING_DRAIN_MS: 0,
  SERVING_FRESH_MS: 0,
  SERVING_CACHE_MEGABYTES: 16,
  SERVING_TRUSTED_PROXIES: [],
  SERVING_ADDRESS_REQUESTS: 0,
  SERVING_LISTENER_REQUESTS: 0,
  ...fields,
})
