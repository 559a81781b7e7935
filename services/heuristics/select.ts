import { outlierWords } from '#facts/outlier.ts'
import { countText, dateText } from '#facts/wording.ts'
import type { RunnerUp } from '#schemas/index.ts'
import {
  bestDays,
  type Candidate,
  type CandidateScore,
  ineligibleText,
  scores,
  type YearView,
} from './candidates/candidate.ts'
import { candidates } from './candidates/candidates.ts'

const DAYS_MAX = 5
/** One day is chosen for so many with plays: a sparse year yields fewer, never a weak one. */
const DAYS_FOR_EACH = 10
/** How many days of one candidate are named that were not chosen. */
const RUNNERS_UP_EACH = 2

/** A day that a candidate may have, or has. */
export interface ChosenDay {
  readonly candidate: Candidate
  readonly score: CandidateScore
  /** Dates that share the first place of a superlative with it, ascending. */
  readonly sharedWith: readonly string[]
}

export interface SelectionResult {
  /** Ascending by date; a date once, a candidate once. */
  readonly chosen: readonly ChosenDay[]
  readonly runnersUp: readonly RunnerUp[]
  /** Why there are fewer than five; empty when there are five. */
  readonly notes: readonly string[]
}

interface Proposal {
  readonly candidate: Candidate
  /** Best first; none where the year is ineligible. */
  readonly best: readonly CandidateScore[]
}

/** Chooses the days of a year that are worth a report, by strength and priority. */
export function select(view: YearView): SelectionResult {
  const able = candidates.filter((candidate) => !candidate.lacksMetadata?.(view))
  const proposals = able.map((candidate) => ({
    candidate,
    best: bestDays(candidate, view),
  }))
  const daysMax = Math.min(DAYS_MAX, Math.floor(view.days.length / DAYS_FOR_EACH))
  const choices = proposals.map((proposal) => choicesOf(proposal, view))
  const chosen = choose(choices, daysMax)
  return {
    chosen: chosen.toSorted((a, b) => (a.score.day.date < b.score.day.date ? -1 : 1)),
    runnersUp: [
      ...onceEach(proposals.flatMap((proposal) => runnersUpOf(proposal, view, chosen))),
      ...outliersOf(view),
    ],
    notes: chosen.length < DAYS_MAX ? notesOf(view, proposals, daysMax) : [],
  }
}

/** That there were no podcasts is said once, whatever would have needed them. */
const onceEach = (runnersUp: readonly RunnerUp[]): RunnerUp[] =>
  runnersUp.filter(
    ({ date, reason }, at) =>
      date !== '' ||
      runnersUp.findIndex((each) => each.date === '' && each.reason === reason) === at,
  )

/** A superlative is true of its best day only, or of those that share its place. */
function choicesOf({ candidate, best }: Proposal, view: YearView): ChosenDay[] {
  if (!candidate.isSuperlative) {
    return best.map((score) => ({ candidate, score, sharedWith: [] }))
  }
  const most = best[0]?.value
  const first = view.days.filter((day) => candidate.value(view, day) === most)
  return best
    .filter(({ value }) => value === most)
    .map((score) => {
      const others = first.filter(({ date }) => date !== score.day.date)
      return { candidate, score, sharedWith: others.map(({ date }) => date) }
    })
}

/** The best set, all of it taken together: one day of each candidate or none, no date twice. */
function choose(proposals: readonly (readonly ChosenDay[])[], daysMax: number): ChosenDay[] {
  const [first, ...rest] = proposals
  if (!first || daysMax === 0) return []
  let best = choose(rest, daysMax)
  for (const proposal of first) {
    const { date } = proposal.score.day
    const others = rest.map((each) => each.filter(({ score }) => score.day.date !== date))
    const set = [proposal, ...choose(others, daysMax - 1)]
    if (totalOf(set) >= totalOf(best)) best = set
  }
  return best
}

const totalOf = (set: readonly ChosenDay[]): number =>
  set.reduce((sum, { candidate, score }) => sum + candidate.weight * score.strength, 0)

/** What a candidate proposed in vain; or that it proposed nothing, and why. */
function runnersUpOf(
  { candidate, best }: Proposal,
  view: YearView,
  chosen: readonly ChosenDay[],
): RunnerUp[] {
  const { category } = candidate
  if (best.length === 0) {
    return [{ date: '', category, strength: 0, reason: ineligibleReason(candidate, view) }]
  }
  return best
    .filter(({ day }) => !isChosen(chosen, candidate, day.date))
    .slice(0, RUNNERS_UP_EACH)
    .map((score) => ({
      date: score.day.date,
      category,
      strength: score.strength,
      reason: reasonLost(candidate, score, best, chosen),
    }))
}

export const isChosen = (
  chosen: readonly ChosenDay[],
  candidate: Candidate,
  date: string,
): boolean => chosen.some((each) => each.candidate === candidate && each.score.day.date === date)

/** Why a candidate has nothing to propose in a year. */
export function ineligibleReason(candidate: Candidate, view: YearView): string {
  const reason = candidate.ineligible(view)
  if (reason !== undefined) return reason
  const [closest] = scores(candidate, view)
  return closest
    ? `the closest was ${dateText(closest.day.date)} with ${ineligibleText(closest)}`
    : `nothing was played in ${view.year}`
}

/** Why a day that this candidate could propose is not chosen for it. */
export function reasonLost(
  candidate: Candidate,
  { words, day, value, count }: CandidateScore,
  best: readonly CandidateScore[],
  chosen: readonly ChosenDay[],
): string {
  const own = chosen.find((each) => each.candidate === candidate)?.score
  const taken = chosen.find(({ score }) => score.day.date === day.date)
  const ahead = own ?? (candidate.isSuperlative ? best[0] : undefined)
  if (ahead && ahead.day.date !== day.date && ahead.value >= value) {
    return `${words}; ${dateText(ahead.day.date)} ${aheadText(ahead, value, count)}`
  }
  if (taken) return `${words}; the day is told as your ${taken.candidate.name}`
  return chosen.length === 1
    ? `${words}; another day was stronger`
    : `${words}; ${chosen.length} other days were stronger`
}

function aheadText(ahead: CandidateScore, value: number, count: number): string {
  if (ahead.value === value) return 'shares its place'
  return ahead.count === count ? 'comes just before it' : 'comes before it'
}

const outliersOf = ({ outliers }: YearView): RunnerUp[] =>
  outliers.slice(0, DAYS_MAX).map(({ day, reason }) => ({
    date: day.date,
    category: day.podcastMs > day.musicMs ? 'biggest-podcast-day' : 'biggest-music-day',
    strength: 0,
    reason: outlierWords[reason],
  }))

function notesOf(view: YearView, proposals: readonly Proposal[], daysMax: number): string[] {
  const { year, days } = view
  const has = `${year} has ${countText(days.length, 'day')} with plays`
  const sparse = `${has}; one day is told for every ${DAYS_FOR_EACH} of them, ${DAYS_MAX} at most.`
  const ineligible = Map.groupBy(
    proposals.filter(({ best }) => best.length === 0),
    ({ candidate }) => ineligibleReason(candidate, view),
  )
  const reasons = [...ineligible].map(([reason, those]) => {
    const names = those.map(({ candidate }) => `no ${candidate.name}`).join(' and ')
    return `N${names.slice(1)}: ${reason}.`
  })
  return [...(daysMax < DAYS_MAX ? [sparse] : []), ...reasons]
}
