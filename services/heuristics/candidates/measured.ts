import assert from 'node:assert/strict'
import { categories } from '#categories/categories.ts'
import { countText, ordinalText } from '#facts/wording.ts'
import {
  distributionOf,
  type Measure,
  measures,
  medianOf,
  quantileOf,
  rankAmong,
  type YearDay,
} from '#facts/year.ts'
import type { Category } from '#schemas/categories.ts'
import {
  type Candidate,
  type CandidateScore,
  roundStrength,
  STRENGTH_MIN,
  YEAR_DAYS_MIN,
  type YearView,
} from './candidate.ts'

/** In a year of like days, a step is still this share of the usual. */
const STEP_SHARE_MIN = 0.25

/** So many days may share the first place of a superlative. */
const FIRST_DAYS_MAX = 3

/** The value of a day that has nothing of the kind. */
const NOTHING = -1

export interface MeasuredOptions {
  /** Fewest days of the kind in the year; comparing with fewer says nothing. */
  readonly daysMin?: number
  /** What the measure counts in: milliseconds to a minute, or 1. */
  readonly per: number
  /** Less than this, as the measure has it, makes no story. */
  readonly valueMin: number
  /** The smallest difference from the usual that a listener would notice, as the measure has it. */
  readonly grain: number
  /** A count in words: `412 minutes of music`. */
  describe(count: number, view: YearView): string
  /** How much of a day the value could see, in words, where that is not all of it. */
  coverage?(day: YearDay): string
  /** What its days have: `music`. */
  readonly kind: string
  /** What the others have, where that is not `no <kind>`. */
  readonly none?: string
  /** Why a day with enough of it may still not be chosen; undefined where it may. */
  dayIneligible?(day: YearDay): string | undefined
  /** What differs in a year that counts plays. */
  readonly untimed?: Partial<MeasuredOptions>
  /** Whether no catalogue holds what it needs. */
  lacksMetadata?(view: YearView): boolean
  /** Why no day of the year may be chosen, beyond too few days of the kind. */
  yearIneligible?(view: YearView): string | undefined
}

/** The options that hold in a year, with the measure that days are then compared by. */
interface Scale extends MeasuredOptions {
  readonly measure: Measure
  readonly isSuperlative: boolean
}

/** The candidate of a category that compares days by a measure, against the listener's own median and spread. */
export function measured(category: Category, options: MeasuredOptions): Candidate {
  const { name, weight, isSuperlative, measure } = categories[category]
  assert(measure, `${category} goes by no measure`)
  const none = noneOf(options)
  const daysMin = options.daysMin ?? YEAR_DAYS_MIN
  const timed: Scale = { ...options, isSuperlative, measure: measure.timed }
  const untimed: Scale = {
    ...timed,
    ...options.untimed,
    measure: measure.untimed ?? measure.timed,
  }
  const scaleIn = ({ unit }: YearView) => (unit === 'plays' ? untimed : timed)
  return {
    category,
    name,
    weight,
    isSuperlative,
    least: countOf(options, options.valueMin),
    lacksMetadata: (view) => options.lacksMetadata?.(view) ?? false,
    ineligible(view) {
      if (view.unit === 'plays' && measure.untimed === null) {
        return `most of ${view.year} comes without lengths: its source says when plays began and not how long they were heard`
      }
      const days = distributionOf(view, scaleIn(view).measure).length
      const reason = options.yearIneligible?.(view)
      if (reason !== undefined) return reason
      if (days === 0) return `${none} in ${view.year}`
      if (days < daysMin) {
        return `only ${countText(days, 'day')} with ${options.kind} in ${view.year}; it takes ${daysMin} to compare`
      }
      return undefined
    },
    value: (view, day) => measures[scaleIn(view).measure](day) ?? NOTHING,
    score: (view, day) => scoreDay(scaleIn(view), view, day),
  }
}

const noneOf = ({ kind, none }: MeasuredOptions): string => none ?? `no ${kind}`

function scoreDay(scale: Scale, view: YearView, day: YearDay): CandidateScore {
  const value = measures[scale.measure](day)
  if (value === undefined) {
    const coverage = scale.coverage && day.tracks > 0 ? ` (${scale.coverage(day)})` : ''
    const ineligible = `${noneOf(scale)} on this day${coverage}`
    return { day, value: NOTHING, count: NOTHING, strength: 0, words: '', ineligible }
  }
  const distribution = distributionOf(view, scale.measure)
  const usual = medianOf(distribution) ?? 0
  const count = countOf(scale, value)
  const strength = strengthOf(value, distribution, scale.grain)
  const rank = rankText(distribution, value)
  const coverage = scale.coverage ? `; ${scale.coverage(day)}` : ''
  const words = `${scale.describe(count, view)}, ${rank} (usually ${countOf(scale, usual)})${coverage}`
  const ineligible =
    tooLittleOf(scale, day, value, strength) ?? tooManyFirst(scale, distribution, value)
  return { day, value, count, strength, words, ineligible }
}

/** `2nd of 300 days`, or `shared 2nd of 300 days`. */
function rankText(ascending: readonly number[], value: number): string {
  const ahead = ascending.filter((each) => each > value).length
  const shared = rankAmong(ascending, value) === null ? 'shared ' : ''
  return `${shared}${ordinalText(ahead + 1)} of ${countText(ascending.length, 'day')}`
}

/** What is called the most of a year may be so of a few days, not of many. */
function tooManyFirst(
  { isSuperlative }: Scale,
  ascending: readonly number[],
  value: number,
): string | undefined {
  const isFirst = value === ascending.at(-1)
  const sharers = ascending.filter((each) => each === value).length
  if (!isSuperlative || !isFirst || sharers <= FIRST_DAYS_MAX) return undefined
  return `${countText(sharers, 'day')} share that place`
}

const countOf = ({ per }: MeasuredOptions, value: number): number => Math.round(value / per)

function tooLittleOf(
  scale: Scale,
  day: YearDay,
  value: number,
  strength: number,
): string | undefined {
  if (value < scale.valueMin) return `it takes ${countOf(scale, scale.valueMin)} to make a story`
  const reason = scale.dayIneligible?.(day)
  if (reason !== undefined) return reason
  return strength < STRENGTH_MIN ? 'too close to a usual day' : undefined
}

/**
 * How far above the usual, in steps of which one leads from the usual day to a day in ten; n steps
 * come to n / (n + 1). Such steps make minutes, repeats and discoveries comparable, although the
 * last two are usually near 0.
 */
function strengthOf(value: number, ascending: readonly number[], grain: number): number {
  const usual = medianOf(ascending) ?? 0
  const dayInTen = quantileOf(ascending, 0.9) ?? 0
  const step = Math.max(dayInTen - usual, usual * STEP_SHARE_MIN, grain)
  const steps = Math.max(0, value - usual) / step
  return roundStrength(steps / (steps + 1))
}
