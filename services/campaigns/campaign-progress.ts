// How far a campaign is, as a fold over what became of its requests. Offsets and counts are one page: an outcome that
// is read twice is counted once.
import type {
  CampaignBudget,
  CampaignCounts,
  CampaignPlanned,
  CampaignProgress,
  CampaignRequestEnded,
  NamedCount,
} from '#schemas/index.ts'

/** An outcome, and the partition that it was read from. */
export interface ReadOutcome {
  readonly partition: number
  readonly event: CampaignRequestEnded
}

const none: CampaignCounts = {
  written: 0,
  kept: 0,
  gone: 0,
  acceptedAtFirst: 0,
  templates: 0,
  calls: 0,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  priceMicros: 0,
}

export const SLOT_MS_AT_FIRST = 10_000

export function newCampaignProgress(plan: CampaignPlanned, nowMs: number): CampaignProgress {
  const zeros = plan.requestsFrom.map(() => 0)
  return {
    status: 'planned',
    reason: '',
    changedAt: nowMs,
    commandId: '',
    budget: plan.budget,
    startedAt: null,
    tickedAt: nowMs,
    batches: 0,
    inputNext: plan.requestsFrom,
    outcomesNext: zeros,
    held: [],
    heldCount: 0,
    askedBy: zeros,
    endedBy: zeros,
    counts: none,
    refusals: [],
    failures: [],
    writers: [],
    slotMs: SLOT_MS_AT_FIRST,
    slotLeftMs: SLOT_MS_AT_FIRST,
    slots: [0],
    notes: [],
  }
}

const totalOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** Requests that have not ended. */
export const openRequests = ({
  askedBy,
  endedBy,
}: Pick<CampaignProgress, 'askedBy' | 'endedBy'>): number => totalOf(askedBy) - totalOf(endedBy)

export const endedRequests = ({ endedBy }: Pick<CampaignProgress, 'endedBy'>): number =>
  totalOf(endedBy)

/** Days of which something is known. */
export const daysDone = ({ written, kept, gone }: CampaignCounts): number => written + kept + gone

export const billedTokens = ({ inputTokens, outputTokens }: CampaignCounts): number =>
  inputTokens + outputTokens

/** Whether every listener of the input was asked for, and none waits to be asked for again. */
export const isInputTaken = (
  { inputNext, held }: Pick<CampaignProgress, 'inputNext' | 'held'>,
  { requestsTo }: Pick<CampaignPlanned, 'requestsTo'>,
): boolean =>
  held.length === 0 && requestsTo.every((end, partition) => (inputNext[partition] ?? 0) >= end)

const WRITERS_MAX = 64

/** Counts outcomes, and notes whose request was held. */
export function countOutcomes(
  progress: CampaignProgress,
  outcomes: readonly ReadOutcome[],
): CampaignProgress {
  const endedBy = [...progress.endedBy]
  const held = [...progress.held]
  const counts = { ...progress.counts }
  const refusals = new Map(progress.refusals.map(({ name, count }) => [name, count]))
  const failures = new Map(progress.failures.map(({ name, count }) => [name, count]))
  const writers = new Map(progress.writers.map((each) => [each.instance, each]))
  for (const { partition, event } of outcomes) {
    endedBy[partition] = (endedBy[partition] ?? 0) + 1
    if (event.ending === 'held') held.push({ partition, offset: event.inputOffset })
    addCosts(counts, event)
    for (const { outcome, fallback, rules, failures: failed } of event.reports) {
      counts[outcome as 'written' | 'kept' | 'gone'] += 1
      if (fallback === 'none') counts.acceptedAtFirst += 1
      if (fallback === 'template') counts.templates += 1
      for (const rule of rules) refusals.set(rule, (refusals.get(rule) ?? 0) + 1)
      for (const name of failed) failures.set(name, (failures.get(name) ?? 0) + 1)
    }
    const { instance, inFlight, limit, endedAt } = event
    if (instance !== '') writers.set(instance, { instance, inFlight, limit, endedAt })
  }
  return {
    ...progress,
    endedBy,
    held,
    heldCount: progress.heldCount + held.length - progress.held.length,
    counts,
    refusals: namedCounts(refusals),
    failures: namedCounts(failures),
    writers: [...writers.values()].sort((a, b) => b.endedAt - a.endedAt).slice(0, WRITERS_MAX),
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

function addCosts(counts: Writable<CampaignCounts>, event: CampaignRequestEnded): void {
  counts.calls += event.calls
  counts.inputTokens += event.inputTokens
  counts.cachedTokens += event.cachedTokens
  counts.outputTokens += event.outputTokens
  counts.priceMicros += event.priceMicros
}

/** The most frequent first. */
const namedCounts = (counts: ReadonlyMap<string, number>): readonly NamedCount[] =>
  [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)

const SLOTS_MAX = 360

/**
 * Puts days that were done within `ms` of running time into slots. Slots that are too many are joined two by two, so
 * that a run of any length has at least 180 of them and at most 360.
 */
export function addToSlots(
  { slots, slotMs, slotLeftMs }: Pick<CampaignProgress, 'slots' | 'slotMs' | 'slotLeftMs'>,
  days: number,
  ms: number,
): Pick<CampaignProgress, 'slots' | 'slotMs' | 'slotLeftMs'> {
  const all = [...slots.slice(0, -1), (slots.at(-1) ?? 0) + days]
  if (slotLeftMs > ms) return { slots: all, slotMs, slotLeftMs: slotLeftMs - ms }
  all.push(0)
  if (all.length <= SLOTS_MAX) return { slots: all, slotMs, slotLeftMs: slotMs - (ms - slotLeftMs) }
  const whole = all.slice(0, -1)
  const joined = whole.flatMap((count, at) => (at % 2 === 0 ? [count + (whole[at + 1] ?? 0)] : []))
  return { slots: [...joined, 0], slotMs: 2 * slotMs, slotLeftMs: 2 * slotMs - (ms - slotLeftMs) }
}

/** Why a campaign may not go on; undefined where it may. */
export function pauseReason(
  { counts, budget }: Pick<CampaignProgress, 'counts' | 'budget'>,
  nowMs: number,
): 'budget' | 'tokens' | 'deadline' | undefined {
  const { priceMicros, tokens, deadlineAt } = budget
  if (priceMicros !== null && counts.priceMicros >= priceMicros) return 'budget'
  if (tokens !== null && billedTokens(counts) >= tokens) return 'tokens'
  if (deadlineAt !== null && nowMs >= deadlineAt) return 'deadline'
  return undefined
}

/** Listeners who are asked for before it is known what one costs. */
const UNMEASURED_MAX = 50
const MEASURED_MIN = 20

/**
 * How many more listeners fit into what is left of the budget, by what they cost on average so far. What is under way
 * is reckoned in, so that a budget is overspent by the spread of a few texts at most.
 */
export function budgetRoom(progress: CampaignProgress): {
  readonly listeners: number
  readonly bound: 'budget' | 'tokens' | undefined
} {
  const { counts, budget } = progress
  const open = openRequests(progress)
  const ended = endedRequests(progress)
  const roomFor = (limit: CampaignBudget['tokens'], spent: number): number => {
    if (limit === null) return Number.POSITIVE_INFINITY
    if (ended < MEASURED_MIN) return UNMEASURED_MAX - open
    return Math.floor((limit - spent) / (spent / ended)) - open
  }
  const money = roomFor(budget.priceMicros, counts.priceMicros)
  const tokens = roomFor(budget.tokens, billedTokens(counts))
  const listeners = Math.max(0, Math.min(money, tokens))
  if (listeners > 0) return { listeners, bound: undefined }
  return { listeners, bound: money <= tokens ? 'budget' : 'tokens' }
}
