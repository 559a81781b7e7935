import { z } from 'zod'
import { modelShape } from '#models/settings.ts'
import { runtimeShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...runtimeShape,
  INSTANCE_ID: runtimeShape.INSTANCE_ID.default('generation-0'),
  ...modelShape,
  /** Version of `prompts/report`. */
  REPORT_PROMPT_VERSION: z
    .string()
    .regex(/^v\d{1,4}$/)
    .default('v1'),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(19_072),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
})
