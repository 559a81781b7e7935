// What is shown of a campaign, from the pages of its actor: exact at any time.
import type { Random } from '#foundation/random.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type {
  CampaignBudget,
  CampaignCounts,
  CampaignEstimate,
  CampaignNote,
  CampaignPlanned,
  CampaignProgress,
  CampaignSamples,
  NamedCount,
} from '#schemas/index.ts'
import { billedTokens, daysDone, openRequests } from './campaign-progress.ts'
import { etaOf, type Interval } from './eta.ts'
import { type SlowPartition, stuckPartitions } from './stuck-partitions.ts'
import { type CampaignVerb, campaignVerbs, statusAfter } from './transitions.ts'

export interface CampaignView {
  readonly campaignId: string
  readonly name: string
  readonly year: number
  readonly status: string
  /** Why: operator, budget, tokens, deadline, or empty. */
  readonly reason: string
  readonly verbs: readonly CampaignVerb[]
  /** ms since 1970 UTC. */
  readonly changedAt: number
  readonly startedAt: number | null
  readonly lookedAt: number
  readonly cohort: string
  readonly snapshotId: string
  readonly promptVersion: string
  readonly isRewrite: boolean
  readonly budget: CampaignBudget
  readonly estimates: readonly CampaignEstimate[]
  readonly listeners: number
  readonly listenersEnded: number
  readonly listenersOpen: number
  readonly reports: number
  readonly done: number
  readonly counts: CampaignCounts
  /** Of the written, 0 to 1; null before the first. */
  readonly acceptedAtFirstShare: number | null
  readonly templateShare: number | null
  readonly refusals: readonly NamedCount[]
  readonly failures: readonly NamedCount[]
  /** Reports a second, over the last slots; null where nothing is known or it does not run. */
  readonly rate: number | null
  /** Calls in flight and how many may be, of every process that wrote within 30 s. */
  readonly inFlight: number
  readonly limit: number
  /** ms of running time to the end; null where too little is known. */
  readonly etaMs: Interval | null
  readonly priceMicros: number
  readonly priceMicrosAtEnd: number | null
  readonly tokens: number
  readonly tokensAtEnd: number | null
  readonly slowest: readonly PartitionProgress[]
  readonly stuck: readonly SlowPartition[]
  readonly notes: readonly CampaignNote[]
}

export interface PartitionProgress {
  readonly partition: number
  readonly asked: number
  readonly ended: number
}

export interface CampaignPages {
  readonly plan: CampaignPlanned
  readonly progress: CampaignProgress
  readonly samples: CampaignSamples
}

const RATE_SLOTS = 6
const FRESH_MS = 30 * SECOND_MS
const SLOWEST_MAX = 3

export function campaignView(
  { plan, progress, samples: { samples } }: CampaignPages,
  nowMs: number,
  random: Random,
): CampaignView {
  const { counts, budget, status, slots, slotMs } = progress
  const done = daysDone(counts)
  const remaining = Math.max(0, plan.reports - done)
  const whole = slots.slice(0, -1) // The last one is not over.
  const recent = whole.slice(-RATE_SLOTS)
  const isRunning = status === 'running'
  const fresh = progress.writers.filter(({ endedAt }) => nowMs - endedAt < FRESH_MS)
  const ofWritten = (count: number) => (counts.written === 0 ? null : count / counts.written)
  /** What is left costs what was done did. */
  const atEnd = (spent: number) => (done === 0 ? null : Math.round((spent / done) * plan.reports))
  const { campaignId, name, year, cohort, snapshotId, promptVersion, isRewrite, estimates } = plan
  return {
    ...{ campaignId, name, year, cohort, snapshotId, promptVersion, isRewrite, estimates, budget },
    status,
    reason: progress.reason,
    verbs: campaignVerbs.filter((verb) => statusAfter(status, verb) !== undefined),
    changedAt: progress.changedAt,
    startedAt: progress.startedAt,
    lookedAt: progress.tickedAt,
    listeners: plan.listeners,
    listenersEnded: sumOf(progress.endedBy) - progress.heldCount,
    listenersOpen: openRequests(progress),
    reports: plan.reports,
    done,
    counts,
    acceptedAtFirstShare: ofWritten(counts.acceptedAtFirst),
    templateShare: ofWritten(counts.templates),
    refusals: progress.refusals,
    failures: progress.failures,
    rate:
      isRunning && recent.length > 0 ? (sumOf(recent) / recent.length / slotMs) * SECOND_MS : null,
    inFlight: sumOf(fresh.map(({ inFlight }) => inFlight)),
    limit: sumOf(fresh.map(({ limit }) => limit)),
    etaMs: isRunning ? (etaOf({ slots: whole, slotMs, remaining }, random) ?? null) : null,
    priceMicros: counts.priceMicros,
    priceMicrosAtEnd: atEnd(counts.priceMicros),
    tokens: billedTokens(counts),
    tokensAtEnd: atEnd(billedTokens(counts)),
    slowest: slowestOf(progress),
    stuck: isRunning ? stuckPartitions(samples) : [],
    notes: progress.notes,
  }
}

/** Partitions with open requests of which the smallest share has ended. */
const slowestOf = ({ askedBy, endedBy }: CampaignProgress): readonly PartitionProgress[] =>
  askedBy
    .map((asked, partition) => ({ partition, asked, ended: endedBy[partition] ?? 0 }))
    .filter(({ asked, ended }) => asked > ended)
    .sort((a, b) => a.ended / a.asked - b.ended / b.asked)
    .slice(0, SLOWEST_MAX)

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)
