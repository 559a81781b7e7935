// What a report's fields are called in front of its listener: on the page and on the terminal.
import { categoryNamed } from '#categories/categories.ts'
import type { Fact, WrittenBy } from '#schemas/index.ts'
import type { Verdict } from './report.ts'

/** `biggest-music-day` as a reader would say it; a category that is new here is spelt out. */
export function categoryWords(category: string): string {
  const words = category.replaceAll('-', ' ')
  return categoryNamed(category)?.label ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** The category of the day in words; with the other days if it shares the first place. */
export function tellingWords(
  { category, facts }: { readonly category: string; readonly facts: readonly Fact[] },
  locale = 'en-GB',
): string {
  const shared = facts.filter(({ kind }) => kind === 'shared-with')
  if (shared.length === 0) return categoryWords(category)
  const dates = shared.map(({ value }) => {
    const { day, month } = dateWords(String(value), locale)
    return `${day} ${month}`
  })
  return `${categoryWords(category)}, shared with ${dates.join(' and ')}`
}

/** The zones of a day's clock times, if they are not the listener's home zone all day. */
export function zoneWords({ facts }: { readonly facts: readonly Fact[] }): string {
  const zones = facts.flatMap(({ kind, value }) =>
    kind === 'zone' ? [String(value).replaceAll('_', ' ')] : [],
  )
  return zones.length === 0 ? '' : `Clock times of this day are those of ${zones.join(', then ')}.`
}

export interface DateWords {
  readonly weekday: string
  readonly day: string
  readonly month: string
  /** All of it, in the locale's own order. */
  readonly whole: string
  /** `YYYY-MM-DD` */
  readonly iso: string
}

/** A `YYYYMMDD` date in the words of `locale`. */
export function dateWords(date: string, locale = 'en-GB'): DateWords {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6, 8)]
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const formats = formatsOf(locale)
  return {
    weekday: formats.weekday.format(instant),
    day: formats.day.format(instant),
    month: formats.month.format(instant),
    whole: formats.whole.format(instant),
    iso: `${year}-${month}-${day}`,
  }
}

type DateFormats = Readonly<Record<'weekday' | 'day' | 'month' | 'whole', Intl.DateTimeFormat>>

const LOCALES_MAX = 50
const formatsByLocale = new Map<string, DateFormats>()

/** Kept: making one takes longer than all that a page does with it. */
function formatsOf(locale: string): DateFormats {
  const known = formatsByLocale.get(locale)
  if (known) return known
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const formats = {
    weekday: format({ weekday: 'long' }),
    day: format({ day: 'numeric' }),
    month: format({ month: 'long' }),
    whole: format({ dateStyle: 'full' }),
  }
  if (formatsByLocale.size >= LOCALES_MAX) formatsByLocale.clear()
  formatsByLocale.set(locale, formats)
  return formats
}

/** Whether the fake model wrote it; reports of before version 0.2 call its route `stand-in`. */
export const isFakeModel = (route: string): boolean => route === 'fake' || route === 'stand-in'

/** Who wrote a text, said plainly. */
export function writerWords({ model, route, fallback }: WrittenBy): string {
  if (fallback === 'template' || route === 'template') {
    return 'No model wrote this. It is a template, filled in with the facts of the day.'
  }
  if (isFakeModel(route)) {
    return 'Written by the fake model: a program that composes sentences from the facts, not a language model.'
  }
  const writer = route === 'local' ? `a small model on this machine, ${model}` : model
  if (fallback === 'retry') return `Written by ${writer}, at the second attempt.`
  if (fallback === 'slots') return `Written by ${writer}; code filled in every number and name.`
  return `Written by ${writer}.`
}

/** What the checks said of a text, said plainly. */
export function verdictWords(verdict: Verdict | null): string {
  if (!verdict) return 'Not checked again yet.'
  if (verdict.outcome === 'pass') return 'Checked again after it was stored, and found true.'
  // The reason why a check did not run is for operators; the checks have it.
  if (verdict.outcome === 'error') return 'A later check of this text did not come to its end.'
  const found = verdict.checks
    .filter((check) => check.outcome === verdict.outcome)
    .map((check) => (check.detail ? `${check.name}: ${check.detail}` : check.name))
  const what = found.length > 0 ? ` (${found.join('; ')})` : ''
  if (verdict.outcome === 'fail') return `A later check found a fault in this text${what}.`
  return `A later check could not decide${what}.`
}
