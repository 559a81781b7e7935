import type { RunnerUp } from '#schemas/index.ts'
import { bestDays, type Candidate, type Season, type Standing } from './candidates/candidate.ts'
import { candidates } from './candidates/index.ts'
import { sayCategory, sayCount, sayDate } from './words.ts'

const DAYS_MAX = 5
/** One day is told for so many with plays: a sparse year yields fewer, never a weak one. */
const DAYS_FOR_EACH = 10

export interface Chosen {
  readonly candidate: Candidate
  readonly standing: Standing
}

export interface Selection {
  /** Ascending by date; a date once, a candidate once. */
  readonly chosen: readonly Chosen[]
  readonly runnersUp: readonly RunnerUp[]
  /** Why there are fewer than five; empty when there are five. */
  readonly notes: readonly string[]
  /** How many days the year has room for. */
  readonly daysMax: number
}

/** Chooses the days of a year that are worth a report, by strength times priority. */
export function select(season: Season): Selection {
  const proposals = candidates.map((candidate) => ({
    candidate,
    best: bestDays(candidate, season),
  }))
  const daysMax = Math.min(DAYS_MAX, Math.floor(season.days.length / DAYS_FOR_EACH))
  const chosen = choose(proposals.flatMap(eligible), daysMax)
  const runnersUp = [
    ...proposals.flatMap(({ candidate, best }) => lost(candidate, best, season, chosen, daysMax)),
    ...leftRunning(season),
  ]
  return {
    chosen: chosen.sort((a, b) => (a.standing.day.date < b.standing.day.date ? -1 : 1)),
    runnersUp,
    notes: chosen.length < DAYS_MAX ? notesOf(season, chosen, daysMax) : [],
    daysMax,
  }
}

const scoreOf = ({ candidate, standing }: Chosen): number => candidate.weight * standing.strength

interface Proposal {
  readonly candidate: Candidate
  readonly best: readonly Standing[]
}

const eligible = ({ candidate, best }: Proposal): Chosen[] =>
  best
    .slice(0, candidate.isSuperlative ? 1 : best.length)
    .map((standing) => ({ candidate, standing }))

function choose(proposals: readonly Chosen[], daysMax: number): Chosen[] {
  const chosen: Chosen[] = []
  const ordered = [...proposals].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || b.candidate.weight - a.candidate.weight,
  )
  for (const proposal of ordered) {
    if (chosen.length < daysMax && !chosen.some((each) => isRival(each, proposal))) {
      chosen.push(proposal)
    }
  }
  return chosen
}

const isRival = (a: Chosen, b: Chosen): boolean =>
  a.candidate === b.candidate || a.standing.day.date === b.standing.day.date

/** What a candidate proposed in vain; that it proposed nothing, where it did not. */
function lost(
  candidate: Candidate,
  best: readonly Standing[],
  season: Season,
  chosen: readonly Chosen[],
  daysMax: number,
): RunnerUp[] {
  const { category } = candidate
  if (best.length === 0)
    return [{ date: '', category, strength: 0, reason: silenceOf(candidate, season) }]
  return best
    .filter(
      ({ day }) =>
        !chosen.some((each) => each.candidate === candidate && each.standing.day === day),
    )
    .map((standing) => ({
      date: standing.day.date,
      category,
      strength: standing.strength,
      reason: whyLost(candidate, standing, best, chosen, daysMax),
    }))
}

/** Why a candidate has nothing to propose in a year. */
export function silenceOf(candidate: Candidate, season: Season): string {
  const silence = candidate.silence(season)
  if (silence !== undefined) return silence
  const [closest] = season.days
    .map((day) => candidate.standing(season, day))
    .sort((a, b) => b.strength - a.strength)
  return closest
    ? `the closest was ${sayDate(closest.day.date)} with ${closest.words}: ${closest.fault}`
    : `nothing was played in ${season.year}`
}

/** Why a day that could be told as this kind of day is not. */
export function whyLost(
  candidate: Candidate,
  standing: Standing,
  best: readonly Standing[],
  chosen: readonly Chosen[],
  daysMax: number,
): string {
  const { words, day } = standing
  const own = chosen.find((each) => each.candidate === candidate)
  const taken = chosen.find((each) => each.standing.day.date === day.date)
  const [first] = best
  if (first && first.day.date !== day.date && (own || candidate.isSuperlative)) {
    const ahead = own?.standing ?? first
    return `${words}; ${sayDate(ahead.day.date)} was stronger with ${ahead.words}`
  }
  if (taken) return `${words}; the day is told as your ${sayCategory(taken.candidate.category)}`
  return `${words}; ${sayCount(daysMax, 'other day')} ${daysMax === 1 ? 'was' : 'were'} stronger`
}

const leftRunning = (season: Season): RunnerUp[] =>
  season.leftRunning.slice(0, DAYS_MAX).map(({ date }) => ({
    date,
    category: 'biggest-music-day',
    strength: 0,
    reason: LEFT_RUNNING,
  }))

export const LEFT_RUNNING =
  'it holds 20 hours of play or more: a machine was left running, or several people share it'

function notesOf(season: Season, chosen: readonly Chosen[], daysMax: number): string[] {
  const { year, days } = season
  const sparse =
    daysMax < DAYS_MAX
      ? [
          `${year} has ${sayCount(days.length, 'day')} with plays so far; one day is told for every ${DAYS_FOR_EACH} of them, ${DAYS_MAX} at most.`,
        ]
      : []
  const silent = candidates
    .filter((candidate) => !chosen.some((each) => each.candidate === candidate))
    .filter((candidate) => bestDays(candidate, season).length === 0)
    .map((candidate) => `No ${sayCategory(candidate.category)}: ${silenceOf(candidate, season)}.`)
  return [...sparse, ...silent]
}
