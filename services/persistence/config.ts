import { z } from 'zod'
import { storeShape } from '#reports/settings.ts'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('persistence-0'),
  /** Below the usual: decoded, a message takes five times its bytes, and the heap has 512 MB for all partitions. */
  MAILBOX_BYTES_MAX: serviceShape.MAILBOX_BYTES_MAX.default(8_388_608),
  ...storeShape,
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_073),
  INSPECTION_PORT: serviceShape.INSPECTION_PORT.default(19_063),
})
