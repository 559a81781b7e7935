// The rank of a day among the days of its year in one measure, and the usual value (the median).
import type { Fact } from '#schemas/index.ts'
import { noCatalogue } from './catalogue.ts'
import type { DayMaterial } from './day-material.ts'
import { localTimeOf } from './local-time.ts'
import { minutesOf } from './new-fact.ts'
import { isMeasured } from './outlier.ts'
import { summarise } from './summary.ts'
import {
  distributionOf,
  type Measure,
  measures,
  medianOf,
  noneOfYearTops,
  rankAmong,
  type YearDay,
} from './year.ts'

/** Rank and usual value of the day in one measure. */
export type RankOf = (measure: Measure) => Pick<Fact, 'rank' | 'usual'>

/** The day as it is ranked; one that is not ranked, by itself. */
export function amongDays(day: DayMaterial): YearDay {
  const { date, plays, year, catalogue = noCatalogue } = day
  const known = year.days.find((each) => each.date === date)
  if (known) return known
  const summary = summarise(date, plays, localTimeOf(day.zone, day.zoneHistory), catalogue)
  const isTimed = year.unit === 'minutes' && isMeasured(summary)
  const nothing = { historyDays: 0, newArtists: null, tasteDistance: null }
  return { ...summary, ...nothing, isTimed, ofYearTops: noneOfYearTops }
}

/** Whether the minutes of a day may be stated. */
export const isTimedOn = (day: DayMaterial): boolean => amongDays(day).isTimed

export function rankOf({ year }: DayMaterial, day: YearDay): RankOf {
  const isKnown = year.days.includes(day)
  return (measure) => {
    const distribution = distributionOf(year, measure)
    const value = measures[measure](day)
    const usual = medianOf(distribution)
    return {
      rank: isKnown && value !== undefined ? rankAmong(distribution, value) : null,
      usual: usual === undefined ? null : shown(measure, usual),
    }
  }
}

/** A value of a measure as its fact states it. */
function shown(measure: Measure, value: number): number {
  if (measure === 'taste-distance') return Math.round(value * 100)
  if (measure === 'energy') return Math.round(value / 10)
  return measure.endsWith('minutes') ? minutesOf(value) : Math.round(value)
}
