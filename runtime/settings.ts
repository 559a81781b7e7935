import { z } from 'zod'
import { telemetryShape } from '#observability/settings.ts'
import { compressions } from './topic.ts'

const count = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual)

/** Where Kafka and the registry are: all that a plain sender or reader needs. */
export const brokerShape = {
  /** Comma-separated `host:port`. */
  KAFKA_BROKERS: z.string().min(1),
  /** The registry's Confluent API, such as `http://127.0.0.1:19081/apis/ccompat/v7`. */
  SCHEMA_REGISTRY_URL: z.url(),
}

/** What a service that hosts an actor spreads into its own config. */
export const runtimeShape = {
  ...brokerShape,
  /** Folder of the state stores, one a partition. It may be lost: Kafka holds everything. */
  STATE_DIR: z.string().min(1),
  /** Stable name of this process among those of its actor: member and transaction identity. */
  INSTANCE_ID: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/),
  /** `consumer` is KIP-848, for brokers from 4.3 on. */
  KAFKA_GROUP_PROTOCOL: z.enum(['classic', 'consumer']).default('classic'),
  /** Of what is written; readers need no setting. `zstd` needs a node-rdkafka that is compiled with it. */
  KAFKA_COMPRESSION: z.enum(compressions).default('lz4'),
  /** How long a silent member keeps its partitions. */
  KAFKA_SESSION_TIMEOUT_MS: count(1_000, 1_800_000, 45_000),
  /** An abandoned transaction holds readers back for at most this long. */
  KAFKA_TRANSACTION_TIMEOUT_MS: count(1_000, 900_000, 60_000),
  /** Turns that run concurrently in this process. */
  TURNS_IN_FLIGHT_MAX: count(1, 1_000_000, 20_000),
  /** A turn's time, retries not counted; its signal aborts then, and it counts as failed. */
  TURN_MS_MAX: count(10, 3_600_000, 300_000),
  /** A failure with policy `retry` goes to the dead letters after so many attempts... */
  TURN_ATTEMPTS_MAX: count(1, 10_000, 100),
  /** ...or after so long, whichever is first. */
  TURN_RETRY_MS_MAX: count(0, 86_400_000, 900_000),
  /** Messages of one partition that wait, run or wait for their commit; more pauses it. */
  MAILBOX_MAX: count(1, 1_000_000, 10_000),
  MAILBOX_BYTES_MAX: count(1_024, 4_294_967_296, 67_108_864),
  /**
   * Messages of one input partition from the watermark to the newest, each a little memory and read again
   * after a crash. Beyond it, a failed turn that holds the watermark is given up.
   */
  WATERMARK_SPAN_MAX: count(10, 100_000_000, 1_000_000),
  /** 0 commits as soon as something is finished and no commit is running. */
  COMMIT_INTERVAL_MS: count(0, 60_000, 0),
  /** Records and bytes of one transaction. */
  COMMIT_RECORDS_MAX: count(1, 100_000, 20_000),
  COMMIT_BYTES_MAX: count(1_024, 1_073_741_824, 67_108_864),
  /** One record, page or journaled result; the broker's own limit must be larger. */
  RECORD_BYTES_MAX: count(1_024, 104_857_600, 900_000),
  /** How often the stores note how far into the changelog they are. */
  CHECKPOINT_INTERVAL_MS: count(10, 3_600_000, 5_000),
  /** How many other processes keep a copy of each partition's state, to take over without a restore. */
  STANDBYS: count(0, 10, 0),
  /**
   * Whether a stop gives the partitions to others immediately. If not, they wait for this process to come
   * back, for as long as `KAFKA_SESSION_TIMEOUT_MS`.
   */
  LEAVE_ON_STOP: z.enum(['yes', 'no']).default('no'),
  /** Node reads this before it starts: set it where the process is launched. */
  UV_THREADPOOL_SIZE: count(1, 1_024, 4),
  /** How long a stop waits for running turns. */
  DRAIN_MS_MAX: count(0, 3_600_000, 20_000),
}

/** What a service that `runService` runs spreads into its own config. */
export const serviceShape = {
  ...runtimeShape,
  /** Health and metrics: `/livez`, `/readyz`, `/startupz`, `/metrics`. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535),
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  /** What the operators' API asks of this process: `/v1/...`, to the bearer of a token. */
  INSPECTION_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  INSPECTION_HOST: z.string().min(1).default('127.0.0.1'),
  /** Tokens that open it, one a line; without it nothing answers there. */
  INSPECTION_TOKEN_FILE: z.string().min(1).optional(),
  ...telemetryShape,
}

export const BrokerConfig = z.object(brokerShape)
export const RuntimeConfig = z.object(runtimeShape)

export type BrokerSettings = z.infer<typeof BrokerConfig>
export type RuntimeSettings = z.infer<typeof RuntimeConfig>
export type ServiceSettings = z.infer<z.ZodObject<typeof serviceShape>>
