import { z } from 'zod'
import { telemetryShape } from '#observability/settings.ts'
import { storeShape } from '#reports/settings.ts'
import { brokerShape } from '#runtime/settings.ts'

const ACTORS = /^[a-z][a-z0-9-]*=https?:\/\/\S+(\s+[a-z][a-z0-9-]*=https?:\/\/\S+)*$/

export const Config = z.object({
  ...brokerShape,
  /** Of every topic. */
  TOPIC_PARTITIONS: z.coerce.number().int().min(1).max(10_000).default(4),
  ...storeShape,
  OPERATIONS_PORT: z.coerce.number().int().min(0).max(65_535).default(19_085),
  OPERATIONS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Tokens that open the API, one a line, each with the name of its operator before it where there are several. */
  OPERATIONS_TOKEN_FILE: z.string().min(1),
  /** Every process that hosts an actor, `NAME=URL` of its inspection server, with blanks between. */
  INSPECTION_URLS: z.string().trim().regex(ACTORS, 'must be NAME=URL, several with blanks'),
  /** Opens the inspection servers. */
  INSPECTION_TOKEN_FILE: z.string().min(1),
  /** Holds the snapshots from which cohorts of campaigns are chosen. */
  SNAPSHOT_FOLDER: z.string().min(1).default('snapshots'),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(19_075),
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  ...telemetryShape,
})
