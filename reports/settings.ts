import { z } from 'zod'

/** What a service that opens the report store spreads into its own config. */
export const storeShape = {
  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://'),
  MONGODB_DATABASE: z.string().min(1).max(63).default('linernotes'),
}
