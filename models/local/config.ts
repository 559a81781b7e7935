import { z } from 'zod'

export const Config = z.object({
  LOCAL_MODEL_PORT: z.coerce.number().int().min(0).max(65_535).default(19_091),
  LOCAL_MODEL_HOST: z.string().min(1).default('127.0.0.1'),
  /** What `fetchLocalModel` has filled. */
  LOCAL_MODEL_FOLDER: z.string().min(1),
})
