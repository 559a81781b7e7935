import { z } from 'zod'
import { modelShape, readerShape } from '#models/settings.ts'
import { serviceShape } from '#runtime/settings.ts'
import { writerOrders } from './writer-order.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('generation-0'),
  /** Below the usual: decoded, a message takes five times its bytes, and the heap has 512 MB for all partitions. */
  MAILBOX_BYTES_MAX: serviceShape.MAILBOX_BYTES_MAX.default(8_388_608),
  ...modelShape,
  /** Above `MODEL_WAIT_MS_MAX`: a turn makes several calls, and each may wait. */
  TURN_MS_MAX: serviceShape.TURN_MS_MAX.default(3_600_000),
  ...readerShape,
  /** Version of `prompts/report`. */
  REPORT_PROMPT_VERSION: z
    .string()
    .regex(/^v\d{1,4}$/)
    .default('v4'),
  /** `text-first`: words, words again, then slots. `slots-first`, for small models: slots, then words. */
  WRITER_ORDER: z.enum(writerOrders).default('text-first'),
  /** Years whose days wait until a campaign asks for them; days of all others are written immediately. */
  CAMPAIGN_YEARS: z
    .string()
    .trim()
    .regex(/^(\d{4}([\s,]+\d{4})*)?$/, 'must be years, several with blanks or commas')
    .default('')
    .transform((text) =>
      text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number),
    ),
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_072),
  INSPECTION_PORT: serviceShape.INSPECTION_PORT.default(19_062),
})
