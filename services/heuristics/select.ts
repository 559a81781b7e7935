import { outlierWords } from '#facts/outlier.ts'
import { countText, dateText } from '#facts/wording.ts'
import type { RunnerUp } from '#schemas/index.ts'
import {
  bestDays,
  type Candidate,
  type CandidateScore,
  sayFaulty,
  scores,
  type YearView,
} from './candidates/candidate.ts'
import { candidates } from './candidates/index.ts'

const DAYS_MAX = 5
/** One day is told for so many with plays: a sparse year yields fewer, never a weak one. */
const DAYS_FOR_EACH = 10
/** How many days of one candidate are named that were not chosen. */
const RUNNERS_UP_EACH = 2

/** A day as one candidate would tell it. */
export interface ChosenDay {
  readonly candidate: Candidate
  readonly standing: CandidateScore
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
  /** Best first; none where the candidate is silent. */
  readonly best: readonly CandidateScore[]
}

/** Chooses the days of a year that are worth a report, by strength and priority. */
export function select(season: YearView): SelectionResult {
  const seeing = candidates.filter((candidate) => !candidate.lacksMetadata?.(season))
  const proposals = seeing.map((candidate) => ({
    candidate,
    best: bestDays(candidate, season),
  }))
  const daysMax = Math.min(DAYS_MAX, Math.floor(season.days.length / DAYS_FOR_EACH))
  const tellables = proposals.map((proposal) => tellable(proposal, season))
  const chosen = choose(tellables, daysMax)
  return {
    chosen: chosen.toSorted((a, b) => (a.standing.day.date < b.standing.day.date ? -1 : 1)),
    runnersUp: [
      ...onceEach(proposals.flatMap((proposal) => lost(proposal, season, chosen))),
      ...odd(season),
    ],
    notes: chosen.length < DAYS_MAX ? notesOf(season, proposals, daysMax) : [],
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
function tellable({ candidate, best }: Proposal, season: YearView): ChosenDay[] {
  if (!candidate.isSuperlative) {
    return best.map((standing) => ({ candidate, standing, sharedWith: [] }))
  }
  const most = best[0]?.value
  const first = season.days.filter((day) => candidate.value(season, day) === most)
  return best
    .filter(({ value }) => value === most)
    .map((standing) => {
      const others = first.filter(({ date }) => date !== standing.day.date)
      return { candidate, standing, sharedWith: others.map(({ date }) => date) }
    })
}

/** The best set, all of it taken together: one day of each candidate or none, no date twice. */
function choose(proposals: readonly (readonly ChosenDay[])[], daysMax: number): ChosenDay[] {
  const [first, ...rest] = proposals
  if (!first || daysMax === 0) return []
  let best = choose(rest, daysMax)
  for (const proposal of first) {
    const { date } = proposal.standing.day
    const others = rest.map((each) => each.filter(({ standing }) => standing.day.date !== date))
    const set = [proposal, ...choose(others, daysMax - 1)]
    if (scoreOf(set) >= scoreOf(best)) best = set
  }
  return best
}

const scoreOf = (set: readonly ChosenDay[]): number =>
  set.reduce((sum, { candidate, standing }) => sum + candidate.weight * standing.strength, 0)

/** What a candidate proposed in vain; or that it proposed nothing, and why. */
function lost(
  { candidate, best }: Proposal,
  season: YearView,
  chosen: readonly ChosenDay[],
): RunnerUp[] {
  const { category } = candidate
  if (best.length === 0) {
    return [{ date: '', category, strength: 0, reason: ineligibleReason(candidate, season) }]
  }
  return best
    .filter(({ day }) => !isChosen(chosen, candidate, day.date))
    .slice(0, RUNNERS_UP_EACH)
    .map((standing) => ({
      date: standing.day.date,
      category,
      strength: standing.strength,
      reason: whyLost(candidate, standing, best, chosen),
    }))
}

export const isChosen = (
  chosen: readonly ChosenDay[],
  candidate: Candidate,
  date: string,
): boolean => chosen.some((each) => each.candidate === candidate && each.standing.day.date === date)

/** Why a candidate has nothing to propose in a year. */
export function ineligibleReason(candidate: Candidate, season: YearView): string {
  const silence = candidate.ineligible(season)
  if (silence !== undefined) return silence
  const [closest] = scores(candidate, season)
  return closest
    ? `the closest was ${dateText(closest.day.date)} with ${sayFaulty(closest)}`
    : `nothing was played in ${season.year}`
}

/** Why a day that this candidate could speak of is not told so. */
export function whyLost(
  candidate: Candidate,
  { words, day, value, count }: CandidateScore,
  best: readonly CandidateScore[],
  chosen: readonly ChosenDay[],
): string {
  const own = chosen.find((each) => each.candidate === candidate)?.standing
  const taken = chosen.find(({ standing }) => standing.day.date === day.date)
  const ahead = own ?? (candidate.isSuperlative ? best[0] : undefined)
  if (ahead && ahead.day.date !== day.date && ahead.value >= value) {
    return `${words}; ${dateText(ahead.day.date)} ${aheadWords(ahead, value, count)}`
  }
  if (taken) return `${words}; the day is told as your ${taken.candidate.name}`
  return chosen.length === 1
    ? `${words}; another day was stronger`
    : `${words}; ${chosen.length} other days were stronger`
}

function aheadWords(ahead: CandidateScore, value: number, count: number): string {
  if (ahead.value === value) return 'shares its place'
  return ahead.count === count ? 'comes just before it' : 'comes before it'
}

const odd = ({ odd }: YearView): RunnerUp[] =>
  odd.slice(0, DAYS_MAX).map(({ day, oddity }) => ({
    date: day.date,
    category: day.podcastMs > day.musicMs ? 'biggest-podcast-day' : 'biggest-music-day',
    strength: 0,
    reason: outlierWords[oddity],
  }))

function notesOf(season: YearView, proposals: readonly Proposal[], daysMax: number): string[] {
  const { year, days } = season
  const has = `${year} has ${countText(days.length, 'day')} with plays`
  const sparse = `${has}; one day is told for every ${DAYS_FOR_EACH} of them, ${DAYS_MAX} at most.`
  const silent = Map.groupBy(
    proposals.filter(({ best }) => best.length === 0),
    ({ candidate }) => ineligibleReason(candidate, season),
  )
  const said = [...silent].map(([reason, those]) => {
    const names = those.map(({ candidate }) => `no ${candidate.name}`).join(' and ')
    return `N${names.slice(1)}: ${reason}.`
  })
  return [...(daysMax < DAYS_MAX ? [sparse] : []), ...said]
}
