import { z } from 'zod'
import { modelShape } from '#models/settings.ts'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('judging-0'),
  ...modelShape,
  /** Share of the reports that the judge model grades, 0 to 1; the checks in code see every report. */
  JUDGE_SHARE: z.coerce.number().min(0).max(1).default(1),
  /** Version of `prompts/judge`. */
  JUDGE_PROMPT_VERSION: z
    .string()
    .regex(/^v\d{1,4}$/)
    .default('v2'),
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_074),
})
