// Shapes of the operators' API that are about actors, their dead letters, the catalogue and time zones.

import { z } from 'zod'
import { ActorName, UserId } from './shapes.ts'

const LIMIT_MAX = 1_000

const ActorLocation = z.object({ name: z.string(), url: z.string() })
const without = z.array(ActorLocation).describe('they answer and have nothing of it')
const silent = z.array(ActorLocation.extend({ reason: z.string() }))

const OffsetState = z.object({
  topic: z.string(),
  partition: z.number(),
  offset: z.number().describe('the watermark'),
  end: z.number().nullable(),
  lag: z.number().nullable(),
  span: z.number(),
})

const PartitionState = z.object({
  partition: z.number(),
  isOpen: z.boolean(),
  isPaused: z.boolean(),
  load: z.number(),
  loadBytes: z.number(),
  turns: z.number(),
  oldest: z.object({ key: z.string(), ms: z.number() }).nullable(),
  parkedCount: z.number(),
  parked: z.array(
    z.object({ key: z.string(), code: z.string(), attempts: z.number(), ms: z.number() }),
  ),
  watermarks: z.array(OffsetState),
  state: z.object({ entries: z.number(), bytes: z.number() }).nullable(),
})

const ActorState = z.object({
  actor: z.string(),
  instance: z.string(),
  isReady: z.boolean(),
  partitionCount: z.number(),
  commitMsP99: z.number().nullable(),
  limits: z.object({
    turns: z.number(),
    partitionMessages: z.number(),
    partitionBytes: z.number(),
  }),
  partitions: z.array(PartitionState),
})

/** What every process of an actor, or of all, says of itself. */
export const ActorAnswers = z.object({ found: z.array(ActorState), without, silent })

/** What actors keep of one key. */
export const StateAnswers = z.object({
  found: z.array(
    z.object({
      actor: z.string(),
      key: z.string(),
      partition: z.number(),
      pages: z.array(z.object({ family: z.string(), part: z.string(), page: z.unknown() })),
      timers: z.record(z.string(), z.number()).describe('due times, ms since 1970 UTC'),
    }),
  ),
  without,
  silent,
})

export const ofActor = z.object({ actor: ActorName.optional() })

export const StatusAnswer = z.object({
  kafka: z.enum(['reachable', 'unreachable']),
  store: z.enum(['reachable', 'unreachable']),
  actors: z.array(
    z.object({
      actor: z.string(),
      instances: z.number().describe('processes that answer'),
      silent: z.number().describe('processes that do not'),
      isReady: z.boolean(),
      partitionsOwned: z.number(),
      partitionCount: z.number(),
      lag: z
        .number()
        .nullable()
        .describe('messages; null where not every process has answered for its part'),
      parked: z.number().describe('keys whose turn failed and waits for its next attempt'),
    }),
  ),
})

export const LeaveBody = z.object({
  actor: ActorName.optional(),
  protocol: z.enum(['classic', 'consumer']).default('classic'),
  isDryRun: z.boolean().default(false),
})
export const LeaveAnswer = z.object({
  isDone: z.boolean(),
  memberships: z.array(
    z.object({ actor: z.string(), instance: z.string(), numbers: z.array(z.number()) }),
  ),
})

export const DeadLetterId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}:\d{1,6}:\d{1,16}$/, 'an ID such as heuristics:2:17')

const filter = {
  actor: ActorName.optional(),
  user: UserId.optional(),
  code: z.string().max(100).optional(),
  topic: z.string().max(249).optional(),
}
const since = 'given up at this time or later, ms since 1970 UTC'

export const DeadLetterQuery = z.object({
  ...filter,
  since: z.coerce.number().int().optional().describe(since),
  until: z.coerce.number().int().optional().describe('given up before this time'),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(100),
})

/** Dead letters by ID, or all that match the filter; one of the two is required. */
export const DeadLettersBody = z
  .object({
    ids: z.array(DeadLetterId).max(LIMIT_MAX).default([]),
    ...filter,
    since: z.number().int().optional().describe(since),
    until: z.number().int().optional().describe('given up before this time'),
    limit: z.number().int().min(1).max(1_000_000).optional(),
    isDryRun: z.boolean().default(false),
  })
  .refine(({ ids, isDryRun, ...given }) => ids.length > 0 || Object.keys(given).length > 0, {
    message: 'name dead letters by `ids`, or say by a filter which ones are meant',
  })

const Counts = z.array(z.object({ actor: z.string(), code: z.string(), count: z.number() }))

const WaitingDeadLetter = z.object({
  id: z.string(),
  actor: z.string(),
  partition: z.number(),
  offset: z.number(),
  bytes: z.number(),
  why: z.record(z.string(), z.unknown()).describe('reason, source, attempts, stack'),
})

export const DeadLetterPage = z.object({ letters: z.array(WaitingDeadLetter), counts: Counts })

export const DeadLetterAnswer = WaitingDeadLetter.extend({
  key: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  traceId: z.string().nullable(),
  event: z.unknown().describe('null where its bytes are no event'),
  value: z.string().nullable().describe('base64'),
})

export const DeadLettersAnswer = z.object({
  found: z.number(),
  done: z.number(),
  counts: Counts,
})

export const CatalogueAnswer = z.object({
  version: z.string().describe('empty where there is no catalogue'),
  counts: z.object({ artists: z.number(), dated: z.number(), energies: z.number() }),
})

export const ApplyBody = z.object({
  isDryRun: z.boolean().default(false),
  seconds: z.number().int().min(1).max(600).default(300).describe('for 500 listeners'),
})

export const ApplyAnswer = z.object({
  version: z.string(),
  listeners: z.number(),
  behind: z.number(),
  applied: z.number(),
  changed: z.number(),
  elsewhere: z.number(),
})

export const TimeZonesAnswer = z.object({
  version: z.string().describe('of the IANA database'),
  releasedOn: z.string().describe('YYYY-MM-DD'),
})
