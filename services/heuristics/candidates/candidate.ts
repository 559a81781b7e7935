import type { Year, YearDay } from '#facts/year.ts'

/** A day of less strength is not remarkable: it stands out no more than one day in ten does. */
export const STRENGTH_MIN = 0.5

/** With fewer days than this, nothing is unusual yet. */
export const YEAR_DAYS_MIN = 14

/** A year as candidates see it. */
export interface Season extends Year {
  /** MM-DD. */
  readonly birthday: string | null
}

/** How one day stands in the eyes of one candidate. */
export interface Standing {
  readonly day: YearDay
  /** What days are ordered by: greater is better. */
  readonly value: number
  /** How remarkable it is against the listener's own days, 0 to 1. */
  readonly strength: number
  /** What it holds, in words for the listener. */
  readonly words: string
  /** Why it cannot be told as this kind of day; undefined where it can. */
  readonly fault: string | undefined
}

/** One reason to tell of a day. */
export interface Candidate {
  /** Such as `biggest-music-day`. */
  readonly category: string
  /** The category in words: `biggest music day`. */
  readonly name: string
  /** How good a story it makes, 0 to 1: priority among candidates. */
  readonly weight: number
  /** Only its very best day may be told: a second-biggest day is not the biggest. */
  readonly isSuperlative: boolean
  /** Why it is silent about the whole year, in words; undefined where it can speak. */
  silence(season: Season): string | undefined
  standing(season: Season, day: YearDay): Standing
}

const BEST_MAX = 3

/**
 * The days that may be told, best first; none where the candidate is silent. Where the very best of a
 * superlative has a fault, none may: the next one is not the biggest.
 */
export function bestDays(candidate: Candidate, season: Season): Standing[] {
  if (candidate.silence(season) !== undefined) return []
  const standings = allDays(candidate, season)
  if (candidate.isSuperlative && standings[0]?.fault !== undefined) return []
  return standings.filter(({ fault }) => fault === undefined).slice(0, BEST_MAX)
}

/** Every day of the year, best first. */
export const allDays = (candidate: Candidate, season: Season): Standing[] =>
  season.days
    .map((day) => candidate.standing(season, day))
    .sort((a, b) => b.value - a.value || (a.day.date < b.day.date ? -1 : 1))

/** To a thousandth: no reader sees more, and equal days stay equal on every machine. */
export const roundStrength = (strength: number): number =>
  Math.round(Math.min(1, Math.max(0, strength)) * 1000) / 1000
