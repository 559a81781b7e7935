// Times as people's exporters write them: counts since 1970, ISO 8601, numbers in either order of day and month, names
// of months in many languages. What a single value leaves open, the order of day and month, all values of a file
// decide.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { DropReason } from './export.ts'
import { floorToSecond, isPlausible } from './values.ts'

interface WrittenTime {
  /** ms since 1970 UTC where the value states its zone, or is a count; else as if it were UTC. */
  readonly ms: number
  /** How well the value knows its time. */
  readonly precision: 'day' | 'minute' | 'second'
  readonly isZoned: boolean
}

export type DateOrder = 'day-first' | 'month-first'

export interface TimeReader {
  /** False where nothing but a default decides which number is the month. */
  readonly isOrderCertain: boolean
  /** Whether any of the samples has a time of the day without a zone. */
  readonly isZoneAssumed: boolean
  read(value: unknown): WrittenTime | DropReason
}

const CLOCK =
  /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:\(?(z|utc|gmt)?\s*([+-]\d{1,2}(?::?\d{2})?)?\)?)?$/
const NUMBERS = /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?/
const DAY_NAME_YEAR =
  /^(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s-]+(?:de |of )?([\p{L}\p{M}]+)\.?,?[\s-]+(?:de |of )?(\d{4})/u
const NAME_DAY_YEAR = /^([\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u
const EAST_ASIAN = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/
const WEEKDAY = /^[\p{L}\p{M}]+\.?,\s+/u
const COUNT = /^\d{9,19}(?:[.,]\d+)?$/
const EXCEL_EPOCH_DAYS = 25_569

/** @param samples values of one file, as many as there are at hand. @param nowMs bounds plausible times. */
export function timeReaderOf(
  samples: readonly unknown[],
  nowMs: number,
  defaultOrder: DateOrder = 'day-first',
): TimeReader {
  const orders = samples.map(orderOf).filter((order) => order !== undefined)
  const first = orders.filter((order) => order === 'day-first').length
  const second = orders.filter((order) => order === 'month-first').length
  const isOpen = orders.length > 0 && first === 0 && second === 0
  const isMonthFirst = isOpen ? isMonthFirstLikely(samples, defaultOrder) : second > first
  const read = (value: unknown) => readTime(value, isMonthFirst, nowMs)
  return {
    isOrderCertain: !isOpen,
    isZoneAssumed: samples.some((value) => {
      const time = read(value)
      return typeof time !== 'string' && !time.isZoned && time.precision !== 'day'
    }),
    read,
  }
}

/** Whether a value is a time at all, in any order of day and month. */
export const isTime = (value: unknown): boolean =>
  typeof writtenTime(value, false) !== 'string' || typeof writtenTime(value, true) !== 'string'

function readTime(value: unknown, isMonthFirst: boolean, nowMs: number): WrittenTime | DropReason {
  const time = writtenTime(value, isMonthFirst)
  if (typeof time === 'string') return time
  // What undated listens are given: 1 January 1970.
  if (time.ms >= 0 && time.ms < DAY_MS) return 'no-time'
  return isPlausible(time.ms, nowMs) ? time : 'absurd-time'
}

function writtenTime(value: unknown, isMonthFirst: boolean): WrittenTime | DropReason {
  if (value === null || value === undefined || value === '') return 'no-time'
  if (typeof value === 'number') return ofCount(value)
  if (typeof value !== 'string') return 'bad-time'
  const text = value.trim()
  if (text === '' || text === '0') return 'no-time'
  if (COUNT.test(text)) return ofCount(Number(text.replace(',', '.')))
  const spoken = text.replace(WEEKDAY, '').toLowerCase()
  const date = dateOf(spoken, isMonthFirst)
  if (!date) return 'bad-time'
  const rest = spoken
    .slice(date.chars)
    .replace(/^(?:\s*,)?\s*(?:t|at|um|à|a las|às|alle|kl\.?|o|в|–|-)?\s*/u, '')
  return withClock(date.ms, rest)
}

/** Seconds, ms, µs or ns since 1970; a small number is a day of a spreadsheet. */
function ofCount(count: number): WrittenTime | DropReason {
  if (!Number.isFinite(count)) return 'bad-time'
  if (count === 0) return 'no-time'
  const zoned = { precision: 'second', isZoned: true } as const
  if (count > 10_000 && count < 100_000)
    return {
      ms: floorToSecond(Math.round((count - EXCEL_EPOCH_DAYS) * DAY_MS)),
      precision: 'second',
      isZoned: false,
    }
  if (count < 1e11) return { ms: floorToSecond(count * SECOND_MS), ...zoned }
  if (count < 1e14) return { ms: floorToSecond(count), ...zoned }
  return { ms: floorToSecond(Math.floor(count < 1e17 ? count / 1e3 : count / 1e6)), ...zoned }
}

interface WrittenDate {
  readonly ms: number
  /** Length of what was read. */
  readonly chars: number
}

function dateOf(text: string, isMonthFirst: boolean): WrittenDate | undefined {
  const asian = EAST_ASIAN.exec(text)
  if (asian) return toDate(asian[0], asian[1], asian[2], asian[3])
  const numbers = NUMBERS.exec(text)
  if (numbers) {
    const [whole, a = '', , b = '', c = ''] = numbers
    if (a.length === 4) return toDate(whole, a, b, c)
    if (c.length !== 4 && c.length !== 2) return undefined
    const year = c.length === 2 ? `20${c}` : c
    return isMonthFirst ? toDate(whole, year, a, b) : toDate(whole, year, b, a)
  }
  const dayFirst = DAY_NAME_YEAR.exec(text)
  if (dayFirst) return toDate(dayFirst[0], dayFirst[3], monthOf(dayFirst[2]), dayFirst[1])
  const named = NAME_DAY_YEAR.exec(text)
  return named ? toDate(named[0], named[3], monthOf(named[1]), named[2]) : undefined
}

/** Undefined for what is no day of the calendar: Date.UTC carries 30 February over into March. */
function toDate(
  whole: string,
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): WrittenDate | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const ms = Date.UTC(y, m - 1, d)
  const at = new Date(ms)
  const isReal = at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d
  return isReal ? { ms, chars: whole.length } : undefined
}

function withClock(dateMs: number, text: string): WrittenTime | DropReason {
  if (text === '') return { ms: dateMs, precision: 'day', isZoned: false }
  const match = CLOCK.exec(text)
  if (!match) return 'bad-time'
  const [, hours, minutes, seconds, half, name, offset] = match
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds ?? 0)]
  if (h > (half ? 12 : 23) || m > 59 || s > 59) return 'bad-time'
  const hour = half === undefined ? h : (h % 12) + (half === 'p' ? 12 : 0)
  const ms = dateMs + hour * HOUR_MS + m * MINUTE_MS + s * SECOND_MS
  return {
    ms: ms - offsetMsOf(offset),
    precision: seconds === undefined ? 'minute' : 'second',
    isZoned: name !== undefined || offset !== undefined,
  }
}

function offsetMsOf(offset: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset ?? '') ?? []
  const size = Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS
  return sign === '-' ? -size : size
}

/** What one value says of the order: undefined where it has none, `open` where both are possible. */
function orderOf(value: unknown): DateOrder | 'open' | undefined {
  const match = typeof value === 'string' ? NUMBERS.exec(value.trim()) : null
  const [, a = '', separator, b = ''] = match ?? []
  if (a === '' || a.length === 4) return undefined
  if (separator === '.') return 'day-first' // Nobody writes months first with dots.
  if (Number(a) > 12) return 'day-first'
  return Number(b) > 12 ? 'month-first' : 'open'
}

/** Where no day is above 12: rows are mostly sorted, so that the right order moves the least. */
function isMonthFirstLikely(samples: readonly unknown[], defaultOrder: DateOrder): boolean {
  const wayOf = (isMonthFirst: boolean) => {
    let way = 0
    let last: number | undefined
    for (const value of samples) {
      const time = writtenTime(value, isMonthFirst)
      if (typeof time === 'string') continue
      if (last !== undefined) way += Math.abs(time.ms - last)
      last = time.ms
    }
    return way
  }
  const [day, month] = [wayOf(false), wayOf(true)]
  if (day !== month) return month < day
  const isAmerican = samples.some((value) => /\/.*[ap]m$/i.test(String(value)))
  return isAmerican || defaultOrder === 'month-first'
}

const LOCALES =
  'en de fr es pt it nl sv da nb fi pl cs sk hu ro ru uk bg tr el hr sr sl lt lv et ca id vi'
let months: Map<string, number> | undefined

/** The month of a name in any of these languages, whole or shortened; undefined for other words. */
function monthOf(name: string | undefined): number | undefined {
  months ??= monthNames()
  const plain = (name ?? '').toLowerCase().replace(/\.$/, '')
  return months.get(plain) ?? months.get(plain.slice(0, 3))
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>()
  for (const locale of LOCALES.split(' ').reverse())
    for (const month of ['short', 'long'] as const) {
      const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' })
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(Date.UTC(2024, number - 1, 1))
        const name = parts.find(({ type }) => type === 'month')?.value ?? ''
        if (/\p{L}/u.test(name)) names.set(name.toLowerCase().replace(/\.$/, ''), number)
      }
    }
  return names
}
