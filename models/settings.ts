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
  /** Connections to the endpoint, and so the most concurrent calls. */
  MODEL_CONNECTIONS_MAX: z.coerce.number().int().min(1).max(20_000).default(256),
  /** How long a call may wait until it may leave, retries included; then its turn is blocked and tries again. */
  MODEL_WAIT_MS_MAX: z.coerce.number().int().min(100).max(3_600_000).default(1_200_000),
  /** Calls for one answer that may fail while the endpoint answers others. */
  MODEL_ATTEMPTS_MAX: z.coerce.number().int().min(1).max(20).default(3),
  /** vLLM's `/metrics`, whose queue then says how many calls may be in flight; completions say it without. */
  MODEL_METRICS_URL: z.union([z.url(), z.literal('')]).default(''),
  /** What a call may take on a full endpoint without `MODEL_METRICS_URL`; a fifth of the time-out if left out. */
  MODEL_DELAY_BUDGET_MS: z.coerce.number().int().min(10).max(600_000).optional(),
  /** Of the endpoint's limits, for this service: what other services and applications do not take. */
  MODEL_SHARE: z.coerce.number().min(0.001).max(1).default(1),
  /** JSON file of prices that replaces the built-in table. */
  MODEL_PRICES_FILE: z.string().optional(),
}

/** What a service that asks a second reader spreads into its own config, beside `modelShape`. */
export const readerShape = {
  /** Base URL of the second reader's OpenAI-shaped API; empty for no second reader. */
  READER_BASE_URL: z.union([z.url(), z.literal('')]).default(''),
  READER_API_KEY: z.string().default(''),
  READER_API_KEY_FILE: z.string().optional(),
  /** Of another family than the writer's: a model believes what its own kind writes. */
  READER_MODEL: z.string().max(200).default(''),
  /** What calls say of its endpoint; its host if left out. */
  READER_ROUTE: modelShape.MODEL_ROUTE,
  /** As `MODEL_METRICS_URL`, of its endpoint. */
  READER_METRICS_URL: modelShape.MODEL_METRICS_URL,
  /**
   * `strict`: what code cannot settle must be found supported. `balanced`: it must not be found contradicted, and a
   * sentence with a number, name or date must be found supported.
   */
  READER_MODE: z.enum(['strict', 'balanced']).default('strict'),
  /** Version of `prompts/reader`. */
  READER_PROMPT_VERSION: z
    .string()
    .regex(/^v\d{1,4}$/)
    .default('v1'),
}

export const ReaderConfig = z.object(readerShape)
export type ReaderSettings = z.infer<typeof ReaderConfig>

/** The second reader's endpoint as a model's settings; limits are the writer's. Undefined where there is none. */
export function readerModelSettings(
  reader: ReaderSettings,
  writer: ModelSettings,
): ModelSettings | undefined {
  if (reader.READER_BASE_URL === '') return undefined
  return {
    ...writer,
    OPENAI_BASE_URL: reader.READER_BASE_URL,
    OPENAI_API_KEY: reader.READER_API_KEY,
    OPENAI_API_KEY_FILE: reader.READER_API_KEY_FILE,
    OPENAI_MODEL: reader.READER_MODEL,
    MODEL_ROUTE: reader.READER_ROUTE,
    MODEL_METRICS_URL: reader.READER_METRICS_URL,
  }
}

export const ModelConfig = z.object(modelShape)
export type ModelSettings = z.infer<typeof ModelConfig>
