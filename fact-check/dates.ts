// Dates, weekdays, years, decades and holidays in a text must be those of the day.
import { factById } from '#facts/fact.ts'
import { dateText } from '#facts/wording.ts'
import type { Fact } from '#schemas/index.ts'
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'
import { isUsualCue } from './usual.ts'
import { holidays, monthNumbers, weekdays } from './words/calendar.ts'
import { numberWords, ordinalWords } from './words/numbers.ts'
import { unitWords } from './words/units.ts'

/** How many tokens from a year the word may be that makes it the usual year. */
const USUAL_WORDS_MAX = 6

export interface Calendar {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
  /** Lower case, English. */
  readonly weekday: string
  /** As a reader would write it: `14 July 2025`. */
  readonly written: string
}

export function calendarOf(date: string): Calendar {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(4, 6))
  const dayOfMonth = Number(date.slice(6, 8))
  const weekday = weekdays[(new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay() + 6) % 7]
  return { year, month, dayOfMonth, weekday: weekday ?? '', written: dateText(date) }
}

export function checkDates(reading: TextReading): void {
  const { list, taken } = reading
  const calendar = calendarOf(reading.ground.day.date)
  for (let i = 0; i < list.length; i++) {
    const token = list[i]
    if (!token || taken.has(i) || token.kind === 'name' || token.kind === 'mark') continue
    checkHoliday(reading, i, calendar)
    if (token.kind === 'date') checkNumeric(reading, i, token, calendar)
    else if (token.kind === 'decade') {
      fail(reading, i, i, 'that is no decade of the facts', calendar)
    } else if (isMonth(list, i)) checkMonth(reading, i, calendar)
    else if (weekdays.includes(token.word.replace(/s$/, ''))) checkWeekday(reading, i, calendar)
    else if (/^(?:weekends?|weekdays?|midweek)$/.test(token.word))
      checkWeekend(reading, i, calendar)
    else if (isYear(list, i)) checkYear(reading, i, calendar)
    else if (isDayOfMonth(list, i)) checkDayOfMonth(reading, i, calendar)
  }
}

function fail(
  reading: TextReading,
  from: number,
  to: number,
  why: string,
  calendar: Calendar,
): void {
  const weekday = `${calendar.weekday[0]?.toUpperCase()}${calendar.weekday.slice(1)}`
  const expected = `${weekday}, ${calendar.written}`
  const detail = `the text says "${wordsOf(reading, from, to)}"; ${why} (the day is ${expected})`
  reading.fault({ kind: 'date', from, to, detail, expected })
}

function pass(reading: TextReading, at: number, ...kinds: string[]): void {
  const { facts } = reading.ground.day
  const found = kinds.flatMap((kind) => factById(facts, kind) ?? [])
  reading.cite(reading.list[at]?.sentence ?? 0, found)
}

/** Written in digits: year first, or day and month in either order. */
function checkNumeric(reading: TextReading, i: number, token: Token, calendar: Calendar): void {
  const parts = token.text.split(/[-/]/).map(Number)
  const { year, month, dayOfMonth } = calendar
  const isYearFirst = token.text.includes('-')
  const [stated, ...rest] = isYearFirst ? parts : [parts[2] ?? 0, parts[0] ?? 0, parts[1] ?? 0]
  const isSameYear = stated === year || stated === year % 100
  const isSame = rest[0] === month && rest[1] === dayOfMonth
  const isSwapped = !isYearFirst && rest[1] === month && rest[0] === dayOfMonth
  if (isSameYear && (isSame || isSwapped)) pass(reading, i, 'date')
  else fail(reading, i, i, 'that is another date', calendar)
  reading.take(i, i)
}

/** Written as a name: "May" with its capital, a short form only beside a number. */
function isMonth(list: readonly Token[], i: number): boolean {
  const token = list[i]
  if (token?.kind !== 'word' || !monthNumbers.has(token.word)) return false
  if (!/^\p{Lu}/u.test(token.text)) return false
  const isShort = token.word.length === 3 && token.word !== 'may'
  const isOrdinary = /^(?:may|march)$/.test(token.word) && token.isInitial
  return !(isShort || isOrdinary) || dayBefore(list, i) !== null || dayAfter(list, i) !== null
}

interface Part {
  readonly value: number
  readonly from: number
  readonly to: number
}

/** "14 July", "14th of July", "the fourteenth of July". */
function dayBefore(list: readonly Token[], i: number): Part | null {
  const at = list[i - 1]?.word === 'of' ? i - 2 : i - 1
  const token = list[at]
  if (token?.kind === 'number' && token.digits <= 31)
    return { value: token.digits, from: at, to: at }
  const ones = ordinalWords.get(token?.word ?? '') ?? numberWords.get(token?.word ?? '')
  if (ones === undefined || ones < 1) return null
  const tens =
    list[at - 1] && ones < 10 && token?.isGlued ? numberWords.get(list[at - 1]?.word ?? '') : 0
  const from = tens ? at - 1 : at
  const value = (tens ?? 0) + ones
  return value <= 31 ? { value, from, to: at } : null
}

/** "July 14", "July 14th", "July the 14th". */
function dayAfter(list: readonly Token[], i: number): Part | null {
  const at = list[i + 1]?.word === 'the' ? i + 2 : i + 1
  const token = list[at]
  if (token?.kind !== 'number' || token.digits > 31 || token.decimals > 0) return null
  if (token.suffix !== '' && !/^(?:st|nd|rd|th)$/.test(token.suffix)) return null
  return { value: token.digits, from: at, to: at }
}

function checkMonth(reading: TextReading, i: number, calendar: Calendar): void {
  const { list } = reading
  const month = monthNumbers.get(list[i]?.word ?? '')
  const day = dayBefore(list, i) ?? dayAfter(list, i)
  const from = Math.min(i, day?.from ?? i)
  const to = Math.max(i, day?.to ?? i)
  const isSame = month === calendar.month && (day === null || day.value === calendar.dayOfMonth)
  const shared = reading.ground.day.facts.find((fact) => isSharedWith(fact, month, day?.value))
  if (isSame) pass(reading, i, 'date')
  else if (shared && isOfSharing(reading, i)) reading.cite(list[i]?.sentence ?? 0, [shared])
  else fail(reading, from, to, 'that is another date', calendar)
  reading.take(from, to)
}

const isSharedWith = (
  { kind, value }: Fact,
  month: number | undefined,
  dayOfMonth: number | undefined,
): boolean => {
  if (kind !== 'shared-with') return false
  const shared = calendarOf(String(value))
  return shared.month === month && shared.dayOfMonth === dayOfMonth
}

/** Whether the sentence says that another day was its equal. */
const isOfSharing = ({ list }: TextReading, i: number): boolean =>
  list.some(
    ({ word, sentence }) =>
      sentence === list[i]?.sentence &&
      /^(?:shar(?:ed|es|ing)|ti(?:ed|es|e)|equal(?:s|led|ed)?|match(?:ed|es)|joint)$/.test(word),
  )

function checkWeekday(reading: TextReading, i: number, calendar: Calendar): void {
  const word = reading.list[i]?.word.replace(/s$/, '')
  if (word === calendar.weekday) pass(reading, i, 'weekday')
  else fail(reading, i, i, 'that is another weekday', calendar)
  reading.take(i, i)
}

function checkWeekend(reading: TextReading, i: number, calendar: Calendar): void {
  const word = reading.list[i]?.word ?? ''
  const isWeekend = /^s/.test(calendar.weekday)
  const isTrue = word.startsWith('weekend')
    ? isWeekend
    : word === 'midweek'
      ? /^(?:tue|wed|thu)/.test(calendar.weekday)
      : !isWeekend
  if (isTrue) pass(reading, i, 'weekday')
  else fail(reading, i, i, 'that is another part of the week', calendar)
}

/** Four digits that count nothing. */
function isYear(list: readonly Token[], i: number): boolean {
  const token = list[i]
  if (token?.kind !== 'number' || token.suffix !== '' || token.decimals > 0) return false
  if (!/^(?:19|20)\d\d$/.test(token.text)) return false
  return !unitWords.has(list[i + 1]?.word ?? '') && !unitWords.has(list[i + 2]?.word ?? '')
}

function checkYear(reading: TextReading, i: number, calendar: Calendar): void {
  const year = reading.list[i]?.digits
  const release = factById(reading.ground.day.facts, 'release-year')
  const isOfMusic = release && year === (isOfUsual(reading, i) ? release.usual : release.value)
  if (isOfMusic) pass(reading, i, 'release-year')
  else if (year === calendar.year) pass(reading, i, 'date')
  else fail(reading, i, i, 'that is another year', calendar)
  reading.take(i, i)
}

/** "A usual day has 2008", "against 2008 on a usual day": the next year after the cue, or the one before it. */
function isOfUsual({ list }: TextReading, i: number): boolean {
  const isHere = (at: number) =>
    list[at]?.sentence === list[i]?.sentence && list[at]?.kind !== 'mark'
  const cueFrom = (step: 1 | -1): number => {
    for (let at = i + step; isHere(at) && Math.abs(at - i) <= USUAL_WORDS_MAX; at += step) {
      if (isYear(list, at)) return 0
      if (isUsualCue(list, at)) return Math.abs(at - i)
    }
    return 0
  }
  return cueFrom(-1) > 0 || cueFrom(1) > 0
}

/** "on the 14th", where no superlative or noun makes it a rank or a count. */
function isDayOfMonth(list: readonly Token[], i: number): boolean {
  const token = list[i]
  if (token?.kind !== 'number' || !/^(?:st|nd|rd|th)$/.test(token.suffix)) return false
  const next = list[i + 1]
  return (
    list[i - 1]?.word === 'the' &&
    (next === undefined ||
      next.kind === 'mark' ||
      /^(?:was|of|you|brought|held|had|and|is)$/.test(next.word))
  )
}

function checkDayOfMonth(reading: TextReading, i: number, calendar: Calendar): void {
  if (reading.list[i]?.digits === calendar.dayOfMonth) pass(reading, i, 'date')
  else fail(reading, i, i, 'that is another date', calendar)
  reading.take(i, i)
}

const holidayPhrases = indexPhrases(holidays.keys())

/** A holiday is true where a fact names it, or its date is this one. */
function checkHoliday(reading: TextReading, i: number, calendar: Calendar): void {
  const to = phraseEnd(reading.list, i, holidayPhrases)
  if (to < 0) return
  const words = reading.list.slice(i, to + 1).map(({ text }) => text.toLowerCase())
  const key = words.join(' ').replace(/'s$/, (end) => (holidays.has(words.join(' ')) ? end : ''))
  const fact = reading.ground.day.facts.find((each) => isHoliday(each, key))
  const fixed = holidays.get(key)
  const monthAndDay = reading.ground.day.date.slice(4)
  if (fact) reading.cite(reading.list[i]?.sentence ?? 0, [fact])
  else if (fixed && fixed.replace('-', '') === monthAndDay) pass(reading, i, 'date')
  else fail(reading, i, to, 'no fact makes the day that', calendar)
  reading.take(i, to)
}

const isHoliday = ({ kind, value }: Fact, key: string): boolean =>
  kind === 'holiday' && String(value).toLowerCase().replaceAll('\u2019', "'").startsWith(key)
