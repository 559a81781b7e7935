import { z } from 'zod'
import { modelShape } from '#models/settings.ts'
import { runtimeShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...runtimeShape,
  INSTANCE_ID: runtimeShape.INSTANCE_ID.default('judging-0'),
  ...modelShape,
  /** Share of the reports that the judge model grades, 0 to 1; the checks in code see every report. */
  JUDGE_SHARE: z.coerce.number().min(0).max(1).default(1),
  /** Version of `prompts/judge`. */
  JUDGE_PROMPT_VERSION: z
    .string()
    .regex(/^v\d{1,4}$/)
    .default('v2'),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(19_074),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
})
