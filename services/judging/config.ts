import { z } from 'zod'
import { catalogueShape } from '#catalogue/settings.ts'
import { windowShape } from '#facts/settings.ts'
import { modelShape, readerShape } from '#models/settings.ts'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('judging-0'),
  /** Below the usual: decoded, a message takes five times its bytes, and the heap has 512 MB for all partitions. */
  MAILBOX_BYTES_MAX: serviceShape.MAILBOX_BYTES_MAX.default(8_388_608),
  ...modelShape,
  /** Above `MODEL_WAIT_MS_MAX`: a turn makes several calls, and each may wait. */
  TURN_MS_MAX: serviceShape.TURN_MS_MAX.default(3_600_000),
  /** Share of the reports that the judge model grades, 0 to 1; the checks in code see every report. */
  JUDGE_SHARE: z.coerce.number().min(0).max(1).default(1),
  /** Share of the reports whose facts are recounted from the plays, 0 to 1. */
  RECOUNT_SHARE: z.coerce.number().min(0).max(1).default(0.05),
  /** How many messages of the partition a recount may read; a wider range is not recounted. */
  RECOUNT_MESSAGES_MAX: z.coerce.number().int().min(1).max(100_000_000).default(100_000),
  ...catalogueShape, // As heuristics has it; without it, genres, years and energy are not counted again.
  ...windowShape, // As heuristics has it.
  /** Version of `prompts/judge`. */
  JUDGE_PROMPT_VERSION: z
    .string()
    .regex(/^v\d{1,4}$/)
    .default('v2'),
  READER_PROMPT_VERSION: readerShape.READER_PROMPT_VERSION,
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_074),
  INSPECTION_PORT: serviceShape.INSPECTION_PORT.default(19_064),
})
