import { categories } from '#categories/categories.ts'
import { totalMs } from '#facts/outlier.ts'
import { countText, dateText } from '#facts/wording.ts'
import { medianOf, type YearDay } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Category } from '#schemas/categories.ts'
import { type Candidate, roundStrength, YEAR_DAYS_MIN, type YearView } from './candidate.ts'

/** Less than this, or than this part of the usual, is a day with hardly any listening, whatever its date. */
const LEAST = { minute: 20, play: 6 } as const
const USUAL_SHARE_MIN = 0.5
/** What an occasion is worth by itself, and what listening more than on any other day adds to it. */
const STRENGTH_BASE = 0.3
const STRENGTH_EARNED = 0.5

export interface OccasionOptions {
  /** The date of the occasion, or why there is none. */
  dateIn(view: YearView): { readonly date: string } | { readonly ineligible: string }
  /** As in `on your birthday`. */
  readonly occasion: string
}

/** The candidate of a category that goes by one date of the calendar. */
export function occasion(category: Category, options: OccasionOptions): Candidate {
  const { name, weight, isSuperlative } = categories[category]
  const { dateIn, occasion } = options
  return {
    category,
    name,
    weight,
    isSuperlative,
    ineligible(view) {
      const found = dateIn(view)
      if ('ineligible' in found) return found.ineligible
      if (view.days.length < YEAR_DAYS_MIN) {
        return `only ${countText(view.days.length, 'day')} with plays in ${view.year}; it takes ${YEAR_DAYS_MIN}`
      }
      const day = view.days.find(({ date }) => date === found.date)
      if (!day) return absenceText(view, found.date, occasion)
      const reason = tooLittleListening(view, day)
      return reason === undefined ? undefined : `on ${dateText(found.date)}, ${reason}`
    },
    value: (view, day) => (isOn(options, view, day) ? 1 : 0),
    score(view, day) {
      const words = `${amountText(view, day)} on ${occasion}`
      if (!isOn(options, view, day)) {
        return {
          day,
          value: 0,
          count: 0,
          strength: 0,
          words: '',
          ineligible: `it is not ${occasion}`,
        }
      }
      const strength = roundStrength(STRENGTH_BASE + STRENGTH_EARNED * shareBelow(view, day))
      const ineligible = tooLittleListening(view, day)
      return { day, value: 1, count: 1, strength, words, ineligible }
    },
  }
}

const nounIn = ({ unit }: YearView) => (unit === 'plays' ? 'play' : 'minute')

/** Minutes heard, or plays where those are not known. */
const amountOf = ({ unit }: YearView, day: YearDay): number =>
  unit === 'plays' ? day.plays : totalMs(day) / MINUTE_MS

const amountText = (view: YearView, day: YearDay): string =>
  countText(Math.round(amountOf(view, day)), nounIn(view))

/** Why nothing is known of a date, in words for the listener. */
function absenceText({ days, knownFrom, year }: YearView, date: string, occasion: string): string {
  const last = days.at(-1)?.date ?? date
  if (date < knownFrom) return `what is known of you begins on ${dateText(knownFrom)}`
  if (date > last) return `what is looked at of ${year} ends on ${dateText(last)}`
  return `nothing to tell was played on ${occasion}, ${dateText(date)}`
}

function isOn({ dateIn }: OccasionOptions, view: YearView, { date }: YearDay): boolean {
  const found = dateIn(view)
  return 'date' in found && found.date === date
}

/** Share of the year's days with less listening. */
const shareBelow = (view: YearView, day: YearDay): number => {
  const amount = amountOf(view, day)
  return view.days.filter((each) => amountOf(view, each) < amount).length / view.days.length
}

function tooLittleListening(view: YearView, day: YearDay): string | undefined {
  const ascending = view.days.map((each) => amountOf(view, each)).sort((a, b) => a - b)
  const usual = Math.round(medianOf(ascending) ?? 0)
  const least = Math.max(LEAST[nounIn(view)], Math.ceil(usual * USUAL_SHARE_MIN))
  if (Math.round(amountOf(view, day)) >= least) return undefined
  return `${amountText(view, day)} is less than the ${least} that make a story`
}
