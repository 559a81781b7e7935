import { z } from 'zod'
import { runtimeShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...runtimeShape,
  INSTANCE_ID: runtimeShape.INSTANCE_ID.default('heuristics-0'),
  /** How long a listener's plays must have been quiet before days are selected; 0 selects in the same turn. */
  SELECTION_QUIET_MS: z.coerce.number().int().min(0).max(3_600_000).default(2_000),
  /** Last day of a year that is looked at, MM-DD. */
  SELECTION_WINDOW_END: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be MM-DD')
    .default('12-31'),
  /** Health, metrics and `/explain/<userId>/<date>`, on 127.0.0.1 unless HEALTH_HOST says otherwise. */
  HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).default(19_071),
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
