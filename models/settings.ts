import { z } from 'zod'

/** What a service that calls a model spreads into its own config. */
export const modelShape = {
  /** Base URL of an OpenAI-shaped API, such as `http://127.0.0.1:19090/v1`. */
  OPENAI_BASE_URL: z.url(),
  /** Empty where the endpoint asks for none. */
  OPENAI_API_KEY: z.string().default(''),
  /** Holds the key instead, for secrets that arrive as files. */
  OPENAI_API_KEY_FILE: z.string().optional(),
  OPENAI_MODEL: z.string().min(1).max(200),
  /** What reports and calls say of the endpoint: `fake`, `local`, or a name; its host if left out. */
  MODEL_ROUTE: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,100}$/)
    .optional(),
  /** From the request to the last byte. */
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  /** Connections to the endpoint, and so the number of concurrent calls. */
  MODEL_CONNECTIONS_MAX: z.coerce.number().int().min(1).max(20_000).default(256),
  /** JSON file of prices that replaces the built-in table. */
  MODEL_PRICES_FILE: z.string().optional(),
}

export const ModelConfig = z.object(modelShape)
export type ModelSettings = z.infer<typeof ModelConfig>
