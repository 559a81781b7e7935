import {
  distributionOf,
  type Measure,
  measures,
  medianOf,
  rankAmong,
  type YearDay,
} from '#facts/year.ts'
import { sayCount, sayOrdinal } from '../words.ts'
import {
  type Candidate,
  roundStrength,
  type Season,
  STRENGTH_MIN,
  type Standing,
  YEAR_DAYS_MIN,
} from './candidate.ts'

export interface MeasuredOptions extends Pick<Candidate, 'category' | 'weight' | 'isSuperlative'> {
  readonly measure: Measure
  /** Fewest days of the kind in the year; comparing with fewer says nothing. */
  readonly daysMin?: number
  /** Less than this, in the measure's own unit, makes no story. */
  readonly valueMin: number
  /** What is added to the usual when the two are compared: a day of 10 against a usual 2 is not five times remarkable. */
  readonly grain: number
  /** What is said of a value: `412 minutes of music`. */
  say(value: number): string
  /** What a year without such days has none of: `music`. */
  readonly kind: string
  /** Why a day with enough of it still cannot be told; undefined where it can. */
  fault?(day: YearDay): string | undefined
  /** Why the whole year cannot, beyond too few days. */
  silence?(season: Season): string | undefined
}

/** A candidate that ranks days by one measure, against the listener's own median and spread. */
export function measured(options: MeasuredOptions): Candidate {
  const { category, weight, isSuperlative, measure, kind } = options
  const daysMin = options.daysMin ?? YEAR_DAYS_MIN
  return {
    category,
    weight,
    isSuperlative,
    silence(season) {
      const days = distributionOf(season, measure).length
      const why = options.silence?.(season)
      if (why !== undefined) return why
      if (days === 0) return `no ${kind} in ${season.year}`
      if (days < daysMin) {
        return `only ${sayCount(days, 'day')} with ${kind} in ${season.year}; it takes ${daysMin} to compare`
      }
      return undefined
    },
    standing: (season, day) => standingOf(options, season, day),
  }
}

function standingOf(options: MeasuredOptions, season: Season, day: YearDay): Standing {
  const value = measures[options.measure](day)
  if (value === undefined) {
    return {
      day,
      strength: 0,
      words: `no ${options.kind}`,
      fault: `no ${options.kind} on this day`,
    }
  }
  const distribution = distributionOf(season, options.measure)
  const usual = medianOf(distribution) ?? 0
  const strength = strengthOf(value, distribution, options.grain)
  const rank = rankAmong(distribution, value)
  const place =
    rank === null ? '' : `, ${sayOrdinal(rank)} of ${sayCount(distribution.length, 'day')}`
  const words = `${options.say(value)} against a usual ${options.say(usual)}${place}`
  return { day, strength, words, fault: faultOf(options, day, value, strength) }
}

function faultOf(
  options: MeasuredOptions,
  day: YearDay,
  value: number,
  strength: number,
): string | undefined {
  if (value < options.valueMin) {
    return `${options.say(value)} is less than the ${options.say(options.valueMin)} that make a story`
  }
  const fault = options.fault?.(day)
  if (fault !== undefined) return fault
  return strength < STRENGTH_MIN ? 'too close to a usual day' : undefined
}

/**
 * 0 at the usual value, towards 1 far above it. The first factor says how many times the usual, the
 * second how far outside the usual spread (median absolute deviation).
 */
function strengthOf(value: number, ascending: readonly number[], grain: number): number {
  const usual = medianOf(ascending) ?? 0
  if (value <= usual) return 0
  const deviations = ascending.map((each) => Math.abs(each - usual)).sort((a, b) => a - b)
  const spread = 1.4826 * (medianOf(deviations) ?? 0) // Makes it the standard deviation of a normal one.
  const distance = (value - usual) / (spread + grain / 2)
  return roundStrength(((value - usual) / (value + grain)) * (distance / (distance + 1)))
}
