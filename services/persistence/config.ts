import { z } from 'zod'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('persistence-0'),
  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://'),
  MONGODB_DATABASE: z.string().min(1).max(63).default('linernotes'),
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_073),
})
