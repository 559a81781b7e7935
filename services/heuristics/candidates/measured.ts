import { countText, ordinalText } from '#facts/wording.ts'
import {
  distributionOf,
  type Measure,
  measures,
  medianOf,
  quantileOf,
  rankAmong,
  restsOnTime,
  type YearDay,
} from '#facts/year.ts'
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

export interface MeasuredOptions
  extends Pick<Candidate, 'category' | 'name' | 'weight' | 'isSuperlative'> {
  readonly measure: Measure
  /** Fewest days of the kind in the year; comparing with fewer says nothing. */
  readonly daysMin?: number
  /** What the measure counts in: milliseconds to a minute, or 1. */
  readonly per: number
  /** Less than this, as the measure has it, makes no story. */
  readonly valueMin: number
  /** The smallest difference from the usual that a listener would notice, as the measure has it. */
  readonly grain: number
  /** What is said of a count: `412 minutes of music`. */
  say(count: number): string
  /** How much of a day it rests on, in words, where it does not see all of it. */
  rests?(day: YearDay): string
  /** What its days have: `music`. */
  readonly kind: string
  /** What the others have: `no music` where it is not said otherwise. */
  readonly none?: string
  /** Why a day with enough of it still cannot be told; undefined where it can. */
  fault?(day: YearDay): string | undefined
  /** What it goes by in a year that is counted by plays; without, such a year has none if the measure rests on time. */
  readonly untimed?: Partial<MeasuredOptions>
  /** Whether no catalogue tells what it needs. */
  isBlind?(season: YearView): boolean
  /** Why the whole year cannot, beyond too few days. */
  silence?(season: YearView): string | undefined
}

/** A candidate that ranks days by one measure, against the listener's own median and spread. */
export function measured(options: MeasuredOptions): Candidate {
  const { category, name, weight, isSuperlative, kind } = options
  const none = noneOf(options)
  const daysMin = options.daysMin ?? YEAR_DAYS_MIN
  const untimed = { ...options, ...options.untimed }
  const optionsIn = ({ unit }: YearView) => (unit === 'plays' ? untimed : options)
  return {
    category,
    name,
    weight,
    isSuperlative,
    least: countOf(options, options.valueMin),
    lacksMetadata: (season) => options.isBlind?.(season) ?? false,
    ineligible(season) {
      const { measure } = optionsIn(season)
      if (season.unit === 'plays' && restsOnTime(measure)) {
        return `most of ${season.year} comes without lengths: its source says when plays began and not how long they were heard`
      }
      const days = distributionOf(season, measure).length
      const why = options.silence?.(season)
      if (why !== undefined) return why
      if (days === 0) return `${none} in ${season.year}`
      if (days < daysMin) {
        return `only ${countText(days, 'day')} with ${kind} in ${season.year}; it takes ${daysMin} to compare`
      }
      return undefined
    },
    value: (season, day) => measures[optionsIn(season).measure](day) ?? NOTHING,
    score: (season, day) => standingOf(optionsIn(season), season, day),
  }
}

const noneOf = ({ kind, none }: MeasuredOptions): string => none ?? `no ${kind}`

function standingOf(options: MeasuredOptions, season: YearView, day: YearDay): CandidateScore {
  const value = measures[options.measure](day)
  if (value === undefined) {
    const rests = options.rests && day.tracks > 0 ? ` (${options.rests(day)})` : ''
    const fault = `${noneOf(options)} on this day${rests}`
    return { day, value: NOTHING, count: NOTHING, strength: 0, words: '', ineligible: fault }
  }
  const distribution = distributionOf(season, options.measure)
  const usual = medianOf(distribution) ?? 0
  const strength = strengthOf(value, distribution, options.grain)
  const place = placeOf(distribution, value)
  const rests = options.rests ? `; ${options.rests(day)}` : ''
  const words = `${say(options, value)}, ${place} (usually ${countOf(options, usual)})${rests}`
  const fault = faultOf(options, day, value, strength) ?? crowdOf(options, distribution, value)
  return { day, value, count: countOf(options, value), strength, words, ineligible: fault }
}

/** `2nd of 300 days`, or `shared 2nd of 300 days`. */
function placeOf(ascending: readonly number[], value: number): string {
  const ahead = ascending.filter((each) => each > value).length
  const shared = rankAmong(ascending, value) === null ? 'shared ' : ''
  return `${shared}${ordinalText(ahead + 1)} of ${countText(ascending.length, 'day')}`
}

/** What is said to be the most of a year may be so of a few days, not of many. */
function crowdOf(
  { isSuperlative }: MeasuredOptions,
  ascending: readonly number[],
  value: number,
): string | undefined {
  const isFirst = value === ascending.at(-1)
  const sharers = ascending.filter((each) => each === value).length
  if (!isSuperlative || !isFirst || sharers <= FIRST_DAYS_MAX) return undefined
  return `${countText(sharers, 'day')} share that place`
}

const countOf = ({ per }: MeasuredOptions, value: number): number => Math.round(value / per)

const say = (options: MeasuredOptions, value: number): string =>
  options.say(countOf(options, value))

function faultOf(
  options: MeasuredOptions,
  day: YearDay,
  value: number,
  strength: number,
): string | undefined {
  if (value < options.valueMin) {
    return `it takes ${countOf(options, options.valueMin)} to make a story`
  }
  const fault = options.fault?.(day)
  if (fault !== undefined) return fault
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
