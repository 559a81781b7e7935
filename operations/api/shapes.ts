// What the operators' API takes and answers, as zod schemas.

import { z } from 'zod'
import { isLocalDate, userIdPattern } from '#schemas/ids.ts'
import { discrepancyKinds } from '../discrepancy.ts'

/** ms since 1970 UTC. */
const instant = z.number().describe('ms since 1970 UTC')

export const UserId = z
  .string()
  .regex(userIdPattern, '1 to 128 letters, digits, dots, dashes, underscores or @; not . or ..')
export const DayDate = z
  .string()
  .regex(/^\d{8}$/, 'YYYYMMDD')
  .refine(isLocalDate, 'no date of the calendar')
export const ActorName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'name of an actor')
const Name = z.string().min(1).max(500)

export const ofUser = z.object({ userId: UserId })

/** Whether only to say what would change. */
export const isDryRun = z.boolean().default(false)

export const ErrorBody = z.object({
  error: z.object({
    code: z.string().describe('as docs/ERRORS.md lists them'),
    message: z.string(),
    remedy: z.string().nullable().describe('what to do'),
    requestId: z.string(),
  }),
})

const Selection = z.object({ year: z.number(), revision: z.number(), factsHash: z.string() })

/** How far heuristics is with a listener. */
export const Progress = z.object({
  userId: z.string(),
  declaredAt: instant,
  countedAt: instant,
  catalogueVersion: z.string().nullable(),
  isCutAsNow: z
    .boolean()
    .describe('whether the time zone data has the offsets that days were cut by'),
  isQuietAwaited: z.boolean(),
  selections: z.array(Selection),
})

export const Hidden = z.object({
  userId: z.string(),
  hiddenCreators: z.array(z.string()),
  hiddenDates: z.array(z.string()),
  isHidden: z.boolean(),
})

export const ListenerPage = z.object({
  listeners: z.array(z.object({ userId: z.string(), years: z.array(z.number()) })),
  next: z.string().nullable().describe('what to give as `after` for the next page'),
})

export const ListenerStatus = z.object({
  userId: z.string(),
  years: z.array(z.number()).describe('years with stories or a selection, in the store'),
  selection: Progress.nullable().describe('null where no process of heuristics has the listener'),
})

const Fact = z.object({
  id: z.string(),
  kind: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
  subject: z.string().nullable(),
  rank: z.number().nullable(),
  usual: z.number().nullable(),
  coverage: z.number().nullable(),
})

const Play = z.object({
  playId: z.string(),
  endedAt: instant,
  playedMs: z.number(),
  kind: z.enum(['track', 'episode', 'chapter', 'unknown']),
  title: z.string(),
  creator: z.string(),
  collection: z.string().nullable(),
  uri: z.string().nullable(),
  country: z.string().nullable(),
  isLengthAssumed: z.boolean(),
})

const DayLogEntry = z.object({
  startedAt: z.string(),
  endedAt: z.string(),
  kind: z.string(),
  title: z.string(),
  creator: z.string(),
  plays: z.number(),
  minutes: z.number(),
  nth: z.number(),
  isNewArtist: z.boolean(),
  isNewTrack: z.boolean(),
})

/** Why a day was chosen or not. */
export const DayExplanation = z.object({
  date: z.string(),
  zone: z.string(),
  facts: z.array(Fact),
  log: z.array(DayLogEntry),
  notes: z
    .array(z.string())
    .describe('what of its minutes was counted otherwise than one might expect'),
  candidates: z.array(
    z.object({
      category: z.string(),
      strength: z.number(),
      chosen: z.boolean(),
      reason: z.string(),
    }),
  ),
  from: z
    .object({ fact: Fact, plays: z.array(z.object({ at: z.string(), play: Play })) })
    .optional()
    .describe('the fact that was asked for, and its plays'),
})

const Verdict = z.object({
  outcome: z.string(),
  checks: z.array(
    z.object({ name: z.string(), kind: z.string(), outcome: z.string(), detail: z.string() }),
  ),
})

const StoredReport = z.object({
  id: z.string(),
  date: z.string(),
  category: z.string(),
  title: z.string(),
  story: z.string(),
  tags: z.array(z.string()),
  facts: z.array(Fact.omit({ coverage: true })),
  revision: z.number(),
  writtenBy: z.object({
    model: z.string(),
    route: z.string(),
    promptVersion: z.string(),
    fallback: z.string(),
  }),
  verdict: Verdict.nullable(),
  traceId: z.string(),
  lineage: z.object({
    topics: z.array(
      z.object({ topic: z.string(), partition: z.number(), offsets: z.array(z.number()) }),
    ),
    factsHash: z.string(),
    playsCount: z.number(),
    tzVersion: z
      .string()
      .optional()
      .describe('version of the time zone data; absent where an earlier build cut the day'),
  }),
})

export const ReportAnswer = StoredReport.extend({ userId: z.string(), year: z.number() })

export const ArchiveAnswer = z.object({
  userId: z.string(),
  year: z.number(),
  zone: z.string(),
  reports: z.array(StoredReport),
  runnersUp: z.array(z.object({ date: z.string(), category: z.string(), reason: z.string() })),
  pending: z.array(z.string()).describe('dates whose story is still to be stored'),
  leaving: z.array(z.string()).describe('dates whose story is still to be withdrawn'),
})

export const HidingBody = z.object({
  artists: z.array(Name).max(100).default([]),
  shows: z.array(Name).max(100).default([]),
  days: z.array(DayDate).max(366).default([]),
  isAll: z.boolean().default(false),
  isDryRun,
})

export const RewriteBody = z.object({
  year: z.number().int().min(1970).max(2100).optional().describe('the latest where it is left out'),
  dates: z.array(DayDate).max(366).default([]).describe('every chosen day where it is empty'),
  note: z.string().max(200).default('').describe('why, in words'),
})

export const RewriteAnswer = z.object({
  userId: z.string(),
  year: z.number(),
  requestId: z.string(),
  dates: z.array(z.string()),
})

export const HidingAnswer = Hidden.extend({
  isChanged: z.boolean(),
  isDryRun: z.boolean(),
  plays: z.number().describe('plays that the choice concerns'),
  days: z.number(),
})

const RecordedImport = z.object({
  importId: z.string(),
  sources: z.array(z.string()),
  recordedAt: instant,
  plays: z.number(),
  alone: z.number().describe('plays that no other import brought'),
  from: instant,
  to: instant,
})

export const ImportList = z.object({ imports: z.array(RecordedImport) })
export const UndoAnswer = RecordedImport.extend({
  userId: z.string(),
  gone: z.number(),
  kept: z.number(),
  isDryRun: z.boolean(),
})

export const EraseAnswer = z.object({
  userId: z.string(),
  left: z.number().describe('0 where nothing of the listener can be read any more'),
  places: z.array(
    z.object({
      place: z.string(),
      lookedAt: z.number(),
      left: z.number(),
      going: z.number(),
      kept: z.number(),
      note: z.string(),
    }),
  ),
})

const graceSeconds = (number: z.ZodNumber | z.ZodCoercedNumber) =>
  number
    .int()
    .min(0)
    .max(86_400)
    .default(600)
    .describe('what is younger may still be under way, and is left out')

export const ReconcileQuery = z.object({
  graceSeconds: graceSeconds(z.coerce.number()),
  campaignYear: z.coerce
    .number()
    .int()
    .min(1970)
    .max(2100)
    .optional()
    .describe('a year whose chosen days wait until a campaign asks for them'),
})

export const ReconcileBody = z.object({
  graceSeconds: graceSeconds(z.number()),
  campaignYears: z.array(z.number().int().min(1970).max(2100)).max(100).default([]),
})

const DiscrepancyKind = z.enum(discrepancyKinds)

export const ReconcileAnswer = z.object({
  compared: z.number().describe('reports'),
  counts: z.record(DiscrepancyKind, z.number()),
  found: z
    .array(
      z.object({
        kind: DiscrepancyKind,
        userId: z.string(),
        year: z.number(),
        date: z.string(),
        category: z.string(),
        revision: z.number().describe('the highest that anything has; 0 where nothing has one'),
        detail: z.string(),
      }),
    )
    .describe('the first 1,000'),
  asked: z.number().describe('how many are asked for again'),
})
