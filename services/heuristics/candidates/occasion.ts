import { totalMs } from '#facts/outlier.ts'
import { countText, dateText } from '#facts/wording.ts'
import { medianOf, type YearDay } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { type Candidate, roundStrength, YEAR_DAYS_MIN, type YearView } from './candidate.ts'

/** Less than this, or than this part of the usual, is a day with hardly any listening, whatever its date. */
const LEAST = { minute: 20, play: 6 } as const
const USUAL_SHARE_MIN = 0.5
/** What an occasion is worth by itself, and what listening more than on any other day adds to it. */
const STRENGTH_BASE = 0.3
const STRENGTH_EARNED = 0.5

export interface OccasionOptions extends Pick<Candidate, 'category' | 'name' | 'weight'> {
  /** The date of the occasion, or why there is none. */
  dateIn(season: YearView): { readonly date: string } | { readonly silence: string }
  /** As in `on your birthday`. */
  readonly occasion: string
}

/** A candidate for one date of the calendar. */
export function occasion(options: OccasionOptions): Candidate {
  const { category, name, weight, dateIn, occasion } = options
  return {
    category,
    name,
    weight,
    isSuperlative: true,
    ineligible(season) {
      const found = dateIn(season)
      if ('silence' in found) return found.silence
      if (season.days.length < YEAR_DAYS_MIN) {
        return `only ${countText(season.days.length, 'day')} with plays in ${season.year}; it takes ${YEAR_DAYS_MIN}`
      }
      const day = season.days.find(({ date }) => date === found.date)
      if (!day) return absenceOf(season, found.date, occasion)
      const fault = faultOf(season, day)
      return fault === undefined ? undefined : `on ${dateText(found.date)}, ${fault}`
    },
    value: (season, day) => (isOn(options, season, day) ? 1 : 0),
    score(season, day) {
      const words = `${sayAmount(season, day)} on ${occasion}`
      if (!isOn(options, season, day)) {
        return {
          day,
          value: 0,
          count: 0,
          strength: 0,
          words: '',
          ineligible: `it is not ${occasion}`,
        }
      }
      const strength = roundStrength(STRENGTH_BASE + STRENGTH_EARNED * shareBelow(season, day))
      const fault = faultOf(season, day)
      return { day, value: 1, count: 1, strength, words, ineligible: fault }
    },
  }
}

const nounIn = ({ unit }: YearView) => (unit === 'plays' ? 'play' : 'minute')

/** Minutes heard, or plays where those are not known. */
const amountOf = ({ unit }: YearView, day: YearDay): number =>
  unit === 'plays' ? day.plays : totalMs(day) / MINUTE_MS

const sayAmount = (season: YearView, day: YearDay): string =>
  countText(Math.round(amountOf(season, day)), nounIn(season))

/** Why nothing is known of a date, in words for the listener. */
function absenceOf({ days, knownFrom, year }: YearView, date: string, occasion: string): string {
  const last = days.at(-1)?.date ?? date
  if (date < knownFrom) return `what is known of you begins on ${dateText(knownFrom)}`
  if (date > last) return `what is looked at of ${year} ends on ${dateText(last)}`
  return `nothing to tell was played on ${occasion}, ${dateText(date)}`
}

function isOn({ dateIn }: OccasionOptions, season: YearView, { date }: YearDay): boolean {
  const found = dateIn(season)
  return 'date' in found && found.date === date
}

/** Share of the year's days with less listening. */
const shareBelow = (season: YearView, day: YearDay): number => {
  const amount = amountOf(season, day)
  return season.days.filter((each) => amountOf(season, each) < amount).length / season.days.length
}

function faultOf(season: YearView, day: YearDay): string | undefined {
  const ascending = season.days.map((each) => amountOf(season, each)).sort((a, b) => a - b)
  const usual = Math.round(medianOf(ascending) ?? 0)
  const least = Math.max(LEAST[nounIn(season)], Math.ceil(usual * USUAL_SHARE_MIN))
  if (Math.round(amountOf(season, day)) >= least) return undefined
  return `${sayAmount(season, day)} is less than the ${least} that make a story`
}
