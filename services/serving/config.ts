import { isIP } from 'node:net'
import { z } from 'zod'
import { telemetryShape } from '#observability/settings.ts'
import { storeShape } from '#reports/settings.ts'

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((each) => each.trim()))
  .transform((parts) => parts.filter((each) => each !== ''))

const isNetwork = (text: string): boolean => {
  const [address = '', bits = '0', ...more] = text.split('/')
  const size = isIP(address) === 6 ? 128 : 32
  return isIP(address) > 0 && /^\d+$/.test(bits) && Number(bits) <= size && more.length === 0
}

/** Keys that travel in the clear could be exchanged on their way, unless they stay on this machine. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)

const outsideFields = ['SERVING_ISSUER', 'SERVING_AUDIENCE', 'SERVING_JWKS_URL'] as const

export const Config = z
  .object({
    ...storeShape,
    SERVING_PORT: z.coerce.number().int().min(0).max(65_535).default(19_080),
    SERVING_HOST: z.string().min(1).default('127.0.0.1'),
    /** Whether people reach it by https, through a proxy: its cookies then never travel without. */
    SERVING_HTTPS: z.stringbool().default(false),
    /** Addresses or networks of proxies whose `X-Forwarded-For` is believed, comma-separated. */
    SERVING_TRUSTED_PROXIES: list.refine(
      (proxies) =>
        proxies.every((each) => /^(loopback|linklocal|uniquelocal)$/.test(each) || isNetwork(each)),
      'Name addresses, networks such as 10.0.0.0/8, loopback, linklocal or uniquelocal.',
    ),
    /** How long it answers on while it says that it is not ready: what a load balancer takes to notice. */
    SERVING_DRAIN_MS: z.coerce.number().int().min(0).max(600_000).default(0),
    /** How long an archive in memory is answered before the store is asked whether it has changed. */
    SERVING_FRESH_MS: z.coerce.number().int().min(0).max(1_000).default(1_000),
    SERVING_CACHE_MEGABYTES: z.coerce.number().int().min(16).max(100_000).default(128),
    /** Requests a minute from one address, and for one listener, to this process; 0 is no limit. */
    SERVING_ADDRESS_REQUESTS: z.coerce.number().int().min(0).default(1_200),
    SERVING_LISTENER_REQUESTS: z.coerce.number().int().min(0).default(300),
    /** At least 32 bytes, known to those who may sign links. */
    LINK_SECRET_FILE: z.string().min(1),
    /** Secrets of before a rotation, comma-separated files: links that they signed open until they expire. */
    LINK_SECRET_FILES_BEFORE: list,
    /** Whose tokens open archives too: all three or none. The listener is the token's subject. */
    SERVING_ISSUER: z.string().min(1).optional(),
    SERVING_AUDIENCE: z.string().min(1).optional(),
    SERVING_JWKS_URL: z
      .url({ protocol: /^https$|^http$/ })
      .refine((url) => isSafe(new URL(url)), 'Use https.')
      .optional(),
    /** Where a trace can be looked at; its ID alone is shown without it. */
    JAEGER_URL: z.url().optional(),
    ...telemetryShape,
  })
  .refine(
    (config) => new Set(outsideFields.map((field) => config[field] === undefined)).size === 1,
    {
      error: `Set all of ${outsideFields.join(', ')}, or none.`,
    },
  )
