// Reads clock times and dates, in digits and words: "a quarter past nine", "just after eight in the morning",
// "Monday the 14th of July", "New Year's Day".
import { wordAt } from './number.ts'

import type { Token } from './tokens.ts'
import { holidays, monthNumbers, weekdays } from './words/calendar.ts'
import { numberWords, ordinalWords } from './words/numbers.ts'

type Tokens = readonly Token[]

export interface CalendarDate {
  readonly year?: number
  /** 1 to 12. */
  readonly month?: number
  readonly dayOfMonth?: number
  readonly weekday?: string
  readonly isWeekend?: boolean
  /** As in the list of holidays. */
  readonly holiday?: string
  readonly decade?: string
  readonly to: number
}

/** The words that a date can begin with, holidays aside. */
const openers: ReadonlySet<string> = new Set([
  ...weekdays.flatMap((day) => [day, `${day}s`]),
  ...monthNumbers.keys(),
  ...numberWords.keys(),
  ...ordinalWords.keys(),
  ...['the', 'weekend', 'weekends', 'weekday', 'weekdays'],
])

/** A date, or a part of one, that begins at `at`. */
export function readDate(tokens: Tokens, at: number): CalendarDate | null {
  const token = tokens[at]
  if (!token || token.kind === 'name' || token.kind === 'mark') return null
  if (
    token.kind === 'word' &&
    !openers.has(token.word) &&
    !holidayWords.has(token.text.toLowerCase())
  )
    return null
  if (token.kind === 'decade')
    return { decade: token.text.replace(/^'/, '19').replace("'", ''), to: at }
  if (token.kind === 'date') return parseNumeric(token.text, at)
  const holiday = holidayAt(tokens, at)
  if (holiday) return holiday
  const day = token.word.replace(/s$/, '')
  if (weekdays.includes(day) && /^\p{Lu}/u.test(token.text)) return { weekday: day, to: at }
  if (/^(?:weekends?)$/.test(token.word)) return { isWeekend: true, to: at }
  if (/^(?:weekdays?)$/.test(token.word)) return { isWeekend: false, to: at }
  const month = dayMonth(tokens, at) ?? monthDay(tokens, at)
  if (month) return month
  if (isYear(tokens, at)) return { year: token.digits, to: at }
  return dayAlone(tokens, at)
}

function parseNumeric(text: string, to: number): CalendarDate {
  const [a = 0, b = 0, c = 0] = text.split(/[-/]/).map(Number)
  if (text.includes('-')) return { year: a, month: b, dayOfMonth: c, to }
  const year = c < 100 ? 2000 + c : c
  return a > 12 ? { year, month: b, dayOfMonth: a, to } : { year, month: a, dayOfMonth: b, to }
}

const holidayWords = new Set(
  [...holidays.keys()].flatMap((phrase) => [
    phrase.split(' ')[0] ?? '',
    `${phrase.split(' ')[0]}s`,
    `${phrase.split(' ')[0]}'s`,
  ]),
)

function holidayAt(tokens: Tokens, at: number): CalendarDate | null {
  if (!holidayWords.has(tokens[at]?.text.toLowerCase() ?? '')) return null
  for (const length of [3, 2, 1]) {
    const words = tokens.slice(at, at + length).map(({ text }) => text.toLowerCase())
    const phrase = words.join(' ')
    const key = holidays.has(phrase) ? phrase : phrase.replace(/s?'?s$/, '')
    if (words.length === length && holidays.has(key)) return { holiday: key, to: at + length - 1 }
  }
  return null
}

function isMonth(tokens: Tokens, at: number): boolean {
  const token = tokens[at]
  return token?.kind === 'word' && monthNumbers.has(token.word) && /^\p{Lu}/u.test(token.text)
}

interface DayNumber {
  readonly value: number
  readonly to: number
  readonly isOrdinal: boolean
}

function dayNumber(tokens: Tokens, at: number): DayNumber | null {
  const token = tokens[at]
  if (token?.kind === 'number' && token.decimals === 0 && /^(?:st|nd|rd|th|)$/.test(token.suffix))
    return token.digits <= 31
      ? { value: token.digits, to: at, isOrdinal: token.suffix !== '' }
      : null
  const word = wordAt(tokens, at)
  const tens = numberWords.get(word)
  if (tens !== undefined && tens >= 20 && tokens[at + 1]?.isGlued) {
    const ones = ordinalWords.get(wordAt(tokens, at + 1))
    if (ones !== undefined && tens + ones <= 31)
      return { value: tens + ones, to: at + 1, isOrdinal: true }
  }
  const ordinal = ordinalWords.get(word)
  if (ordinal !== undefined) return { value: ordinal, to: at, isOrdinal: true }
  return tens === undefined || tens > 31 ? null : { value: tens, to: at, isOrdinal: false }
}

/** "14 July", "the 14th of July 2025". */
function dayMonth(tokens: Tokens, at: number): CalendarDate | null {
  const day = dayNumber(tokens, at + (wordAt(tokens, at) === 'the' ? 1 : 0))
  if (!day) return null
  const month = wordAt(tokens, day.to + 1) === 'of' ? day.to + 2 : day.to + 1
  if (!isMonth(tokens, month)) return null
  return withYear(tokens, {
    month: monthNumbers.get(wordAt(tokens, month)) ?? 0,
    dayOfMonth: day.value,
    to: month,
  })
}

/** "July 14", "July the 14th", "July". */
function monthDay(tokens: Tokens, at: number): CalendarDate | null {
  if (!isMonth(tokens, at)) return null
  const month = monthNumbers.get(wordAt(tokens, at)) ?? 0
  const hasArticle = wordAt(tokens, at + 1) === 'the'
  const day = dayNumber(tokens, at + (hasArticle ? 2 : 1))
  const next = day ? tokens[day.to + 1] : undefined
  const isDay =
    day && (day.isOrdinal || tokens[day.to]?.kind === 'number') && next?.kind !== 'number'
  if (isDay) return withYear(tokens, { month, dayOfMonth: day.value, to: day.to })
  const word = wordAt(tokens, at)
  const isVerb = /^(?:may|march)$/.test(word) && tokens[at]?.isInitial === true
  return isVerb || (word.length === 3 && word !== 'may')
    ? null
    : withYear(tokens, { month, to: at })
}

function withYear(tokens: Tokens, date: CalendarDate): CalendarDate {
  const at = tokens[date.to + 1]?.text === ',' ? date.to + 2 : date.to + 1
  return isYear(tokens, at) ? { ...date, year: tokens[at]?.digits ?? 0, to: at } : date
}

const isYear = (tokens: Tokens, at: number): boolean => {
  const token = tokens[at]
  return token?.kind === 'number' && token.suffix === '' && /^(?:19|20)\d\d$/.test(token.text)
}

/** "on the 14th", where no noun makes it a rank. */
function dayAlone(tokens: Tokens, at: number): CalendarDate | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:st|nd|rd|th)$/.test(token.suffix) || token.digits > 31)
    return null
  const next = tokens[at + 1]
  const isAlone =
    next === undefined ||
    next.kind === 'mark' ||
    /^(?:was|you|brought|held|had|and|is|it)$/.test(next.word)
  return wordAt(tokens, at - 1) === 'the' && isAlone ? { dayOfMonth: token.digits, to: at } : null
}
