import { z } from 'zod'

export const Config = z.object({
  FAKE_MODEL_PORT: z.coerce.number().int().min(0).max(65_535).default(19_090),
  FAKE_MODEL_HOST: z.string().min(1).default('127.0.0.1'),
  /** JSON of what goes wrong from the start, as `faults.ts` lists it; what it leaves out is off. */
  FAKE_MODEL_FAULTS: z.string().default('{}'),
  /** With the argument `--pool`: JSON of what differs from the usual pool of `pool.ts`. */
  FAKE_MODEL_POOL: z.string().default('{}'),
  /** Of every answer. */
  FAKE_MODEL_LATENCY_MS: z.coerce.number().min(0).max(600_000).default(0),
})
