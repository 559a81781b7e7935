import { z } from 'zod'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('campaigns-0'),
  /** Listeners of one campaign whose requests may be open: at least twice the calls that may be in flight. */
  CAMPAIGN_OPEN_MAX: z.coerce.number().int().min(1).max(1_000_000).default(5_000),
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_077),
  INSPECTION_PORT: serviceShape.INSPECTION_PORT.default(19_067),
})
