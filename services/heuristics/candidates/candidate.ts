import type { CategoryRecord } from '#categories/category.ts'
import type { Catalogue } from '#facts/catalogue.ts'
import type { Year, YearDay } from '#facts/year.ts'
import type { Category } from '#schemas/categories.ts'

/** A day of less strength is not remarkable: one day in ten is as strong. */
export const STRENGTH_MIN = 0.5

/** With fewer days than this, nothing is unusual yet. */
export const YEAR_DAYS_MIN = 14

/** A year as candidates see it. */
export interface YearView extends Year {
  /** MM-DD. */
  readonly birthday: string | null
  readonly catalogue: Catalogue
}

/** What one candidate makes of one day. */
export interface CandidateScore {
  readonly day: YearDay
  readonly value: number
  /** The value as it is written: different values may read alike. */
  readonly count: number
  /** How remarkable it is against the listener's own days, 0 to 1. */
  readonly strength: number
  /** What it holds, in words for the listener; empty where it has nothing of the kind. */
  readonly words: string
  /** Why it may not be chosen for this category; undefined where it may. */
  readonly ineligible: string | undefined
}

/** The rule of a category: which days of a year it proposes, and how strongly. */
export interface Candidate extends Pick<CategoryRecord, 'name' | 'weight' | 'isSuperlative'> {
  readonly category: Category
  /** The fewest that a chosen day has, in the rule's own count; undefined for a date. */
  readonly least?: number
  /** Whether no catalogue holds what it needs; it is then passed over. */
  lacksMetadata?(view: YearView): boolean
  /** Why it proposes no day of the year, in words for the listener; undefined where it can. */
  ineligible(view: YearView): string | undefined
  /** What days are ordered by: greater is better. */
  value(view: YearView, day: YearDay): number
  score(view: YearView, day: YearDay): CandidateScore
}

/** What an ineligible day holds and why it may not be chosen, in words for the listener. */
export const ineligibleText = ({ words, ineligible }: CandidateScore): string =>
  [words, ineligible].filter(Boolean).join(', but ')

const BEST_MAX = 3

/**
 * The days that may be chosen, best first; none where the year is ineligible. Where the very best of a superlative
 * is ineligible, none may: the next one is not the biggest.
 */
export function bestDays(candidate: Candidate, view: YearView): CandidateScore[] {
  if (candidate.ineligible(view) !== undefined) return []
  const best: CandidateScore[] = []
  for (const score of scores(candidate, view)) {
    if (score.ineligible === undefined) best.push(score)
    else if (candidate.isSuperlative && best.length === 0) return []
    if (best.length === BEST_MAX) break
  }
  return best
}

/** The days of the year, best first. Few are ever read, so each is scored when it is read. */
export function* scores(candidate: Candidate, view: YearView): Iterable<CandidateScore> {
  const ordered = view.days
    .map((day) => ({ day, value: candidate.value(view, day) }))
    .sort((a, b) => b.value - a.value || (a.day.date < b.day.date ? -1 : 1))
  for (const { day } of ordered) yield candidate.score(view, day)
}

/** To a thousandth: no reader sees more, and equal days stay equal on every machine. */
export const roundStrength = (strength: number): number =>
  Math.round(Math.min(1, Math.max(0, strength)) * 1000) / 1000
