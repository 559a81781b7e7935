import { z } from 'zod'
import { storeShape } from '#reports/settings.ts'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('persistence-0'),
  ...storeShape,
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_073),
  INSPECTION_PORT: serviceShape.INSPECTION_PORT.default(19_063),
})
