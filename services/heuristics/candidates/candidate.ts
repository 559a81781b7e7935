import type { Catalogue } from '#facts/catalogue.ts'
import type { Year, YearDay } from '#facts/year.ts'

/** A day of less strength is not remarkable: it stands out no more than one day in ten does. */
export const STRENGTH_MIN = 0.5

/** With fewer days than this, nothing is unusual yet. */
export const YEAR_DAYS_MIN = 14

/** A year as candidates see it. */
export interface YearView extends Year {
  /** MM-DD. */
  readonly birthday: string | null
  readonly catalogue: Catalogue
}

/** How one day stands in the eyes of one candidate. */
export interface CandidateScore {
  readonly day: YearDay
  readonly value: number
  /** The value as it is said: different values may read alike. */
  readonly count: number
  /** How remarkable it is against the listener's own days, 0 to 1. */
  readonly strength: number
  /** What it holds, in words for the listener; empty where it has nothing of the kind. */
  readonly words: string
  /** Why it cannot be told as this kind of day; undefined where it can. */
  readonly ineligible: string | undefined
}

/** One reason to tell of a day. */
export interface Candidate {
  /** Such as `biggest-music-day`. */
  readonly category: string
  /** The category in words: `biggest music day`. */
  readonly name: string
  /** How good a story it makes, 0 to 1: priority among candidates. */
  readonly weight: number
  /** What a day has at least where it is told, in the candidate's own count; undefined for a date. */
  readonly least?: number
  /** Only its very best day may be told: a second-biggest day is not the biggest. */
  readonly isSuperlative: boolean
  /** Whether no catalogue tells what it needs; it is then passed over. */
  lacksMetadata?(season: YearView): boolean
  /** Why it is silent about the whole year, in words; undefined where it can speak. */
  ineligible(season: YearView): string | undefined
  /** What days are ordered by: greater is better. */
  value(season: YearView, day: YearDay): number
  score(season: YearView, day: YearDay): CandidateScore
}

/** A standing with its fault, in words for the listener. */
export const sayFaulty = ({ words, ineligible: fault }: CandidateScore): string =>
  [words, fault].filter(Boolean).join(', but ')

const BEST_MAX = 3

/**
 * The days that may be told, best first; none where the candidate is silent. Where the very best of a
 * superlative has a fault, none may: the next one is not the biggest.
 */
export function bestDays(candidate: Candidate, season: YearView): CandidateScore[] {
  if (candidate.ineligible(season) !== undefined) return []
  const best: CandidateScore[] = []
  for (const standing of scores(candidate, season)) {
    if (standing.ineligible === undefined) best.push(standing)
    else if (candidate.isSuperlative && best.length === 0) return []
    if (best.length === BEST_MAX) break
  }
  return best
}

/** The days of the year, best first. Few are ever looked at, so each is assessed when it is asked for. */
export function* scores(candidate: Candidate, season: YearView): Iterable<CandidateScore> {
  const ordered = season.days
    .map((day) => ({ day, value: candidate.value(season, day) }))
    .sort((a, b) => b.value - a.value || (a.day.date < b.day.date ? -1 : 1))
  for (const { day } of ordered) yield candidate.score(season, day)
}

/** To a thousandth: no reader sees more, and equal days stay equal on every machine. */
export const roundStrength = (strength: number): number =>
  Math.round(Math.min(1, Math.max(0, strength)) * 1000) / 1000
