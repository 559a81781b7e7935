// Shapes of the operators' API that are about campaigns and the snapshots that their cohorts are chosen from.

import { z } from 'zod'
import { campaignIdPattern } from '#topics/campaign-key.ts'
import { snapshotIdPattern } from '../snapshots/snapshot.ts'
import { isDryRun } from './shapes.ts'

const instant = z.number().describe('ms since 1970 UTC')
const SQL_CHARACTERS_MAX = 20_000

export const CampaignName = z
  .string()
  .regex(campaignIdPattern, '1 to 64 of a to z, 0 to 9 and dashes; a dash is not the first')
const SnapshotName = z.string().regex(snapshotIdPattern, 'an ID such as 20261130t070000z')

export const SnapshotAnswer = z.object({
  id: z.string(),
  takenAt: instant,
  rows: z.number().describe('listeners and years'),
  days: z.number(),
  files: z.number(),
  bytes: z.number(),
})

export const SnapshotList = z.object({ snapshots: z.array(SnapshotAnswer) })

const Bound = z.number().nullable().default(null)

/** Zero is no request that is badly formed: it has an error of its own, which says so. */
export const BudgetBody = z.object({
  priceMicros: Bound.describe('millionths of a US dollar; null for no bound'),
  tokens: Bound.describe('input and output together; null for no bound'),
  deadlineAt: Bound.describe('ms since 1970 UTC; null for no bound'),
})

export const PlanBody = z.object({
  campaignId: CampaignName,
  name: z.string().max(200).default(''),
  year: z.number().int().min(1970).max(2100),
  cohort: z
    .string()
    .min(1)
    .max(SQL_CHARACTERS_MAX)
    .describe('SQL over the view listeners, with a column user_id'),
  snapshotId: SnapshotName.optional().describe('the latest where it is left out'),
  promptVersion: z.union([z.string().regex(/^v\d{1,4}$/), z.literal('')]).default(''),
  isRewrite: z.boolean().default(false),
  budget: BudgetBody.default({ priceMicros: null, tokens: null, deadlineAt: null }),
  isDryRun,
})

const Estimate = z.object({ name: z.string(), p10: z.number(), p50: z.number(), p90: z.number() })

export const PlanAnswer = z.object({
  campaignId: z.string(),
  snapshotId: z.string(),
  listeners: z.number(),
  reports: z.number(),
  estimates: z.array(Estimate).describe('empty where too few reports were measured'),
  measured: z.number(),
  isDryRun: z.boolean(),
})

export const ofCampaign = z.object({ campaignId: CampaignName })

export const CommandBody = z.object({ reason: z.string().max(500).default('') })
export const ResumeBody = CommandBody.extend({
  budget: BudgetBody.optional().describe('what it may use from now on, in all'),
})

export const CampaignList = z.object({
  campaigns: z.array(
    z.object({
      campaignId: z.string(),
      name: z.string(),
      year: z.number(),
      status: z.string(),
      reason: z.string(),
      listeners: z.number(),
      reports: z.number(),
      changedAt: instant,
    }),
  ),
})

const Counted = z.array(z.object({ name: z.string(), count: z.number() }))
const Share = z.number().nullable()
const PartitionPart = z.object({ partition: z.number(), asked: z.number(), ended: z.number() })

export const CampaignAnswer = z.object({
  campaignId: z.string(),
  name: z.string(),
  year: z.number(),
  status: z.string().describe('planned, running, paused, cancelled or done'),
  reason: z.string().describe('why: operator, budget, tokens, deadline, or empty'),
  verbs: z.array(z.string()).describe('what may be asked of it now'),
  changedAt: instant,
  startedAt: instant.nullable(),
  lookedAt: instant,
  cohort: z.string(),
  snapshotId: z.string(),
  promptVersion: z.string(),
  isRewrite: z.boolean(),
  budget: z.object({
    priceMicros: z.number().nullable(),
    tokens: z.number().nullable(),
    deadlineAt: z.number().nullable(),
  }),
  estimates: z.array(Estimate),
  listeners: z.number(),
  listenersEnded: z.number(),
  listenersOpen: z.number(),
  reports: z.number(),
  done: z.number(),
  counts: z.object({
    written: z.number(),
    kept: z.number(),
    gone: z.number(),
    acceptedAtFirst: z.number(),
    templates: z.number(),
    calls: z.number(),
    inputTokens: z.number(),
    cachedTokens: z.number(),
    outputTokens: z.number(),
    priceMicros: z.number(),
  }),
  acceptedAtFirstShare: Share,
  templateShare: Share,
  refusals: Counted,
  failures: Counted,
  rate: z.number().nullable().describe('reports a second'),
  inFlight: z.number(),
  limit: z.number(),
  etaMs: z.object({ p10: z.number(), p50: z.number(), p90: z.number() }).nullable(),
  priceMicros: z.number(),
  priceMicrosAtEnd: z.number().nullable(),
  tokens: z.number(),
  tokensAtEnd: z.number().nullable(),
  slowest: z.array(PartitionPart),
  stuck: z.array(
    z.object({ partition: z.number(), state: z.string(), open: z.number(), since: instant }),
  ),
  notes: z.array(z.object({ code: z.string(), detail: z.string(), at: instant })),
})
