import { z } from 'zod'
import { telemetryShape } from '#observability/settings.ts'
import { storeShape } from '#reports/settings.ts'

export const Config = z.object({
  ...storeShape,
  SERVING_PORT: z.coerce.number().int().min(0).max(65_535).default(19_080),
  SERVING_HOST: z.string().min(1).default('127.0.0.1'),
  /** Whether people reach it by https, through a proxy: its cookies then never travel without. */
  SERVING_HTTPS: z.stringbool().default(false),
  /** How long it answers on while it says that it is not ready: what a load balancer takes to notice. */
  SERVING_DRAIN_MS: z.coerce.number().int().min(0).max(600_000).default(0),
  /** At least 32 bytes, known to those who may sign links. */
  LINK_SECRET_FILE: z.string().min(1),
  /** Where a trace can be looked at; its ID alone is shown without it. */
  JAEGER_URL: z.url().optional(),
  ...telemetryShape,
})
