// Parses values of rows in all formats: untrusted texts, instants, durations. All lenient in
// how a value is written and strict in what it may mean.
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { DropReason, Row } from './export.ts'

const TEXT_CHARS_MAX = 300
/** Assumed where no length is known: what other readers of such exports take, too. */
export const ASSUMED_MS = 180_000
const PLAYED_MS_MAX = DAY_MS // No single stream is longer; larger values are faults of the exporter.
const EARLIEST_MS = Date.UTC(2002, 9, 1) // Before every service whose exports are read.

// Control characters, and those that change the direction of what follows them.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu

/** A title or name without control and bidi characters, at most 300 characters; null where nothing is left. */
export function parseText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.replace(UNPRINTABLE, ' ').trim()
  if (text === '') return null
  return text.length <= TEXT_CHARS_MAX ? text : [...text].slice(0, TEXT_CHARS_MAX).join('')
}

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:Z|UTC|[+-]00:?00)?$/

/** An instant written in UTC, whether it says so or not, in whole seconds. */
export function parseInstant(value: unknown, nowMs: number): number | DropReason {
  if (value === null || value === undefined || value === '') return 'no-time'
  const whole =
    typeof value === 'string' && value.length === WHOLE.length ? wholeInstant(value) : -1
  if (whole >= 0) return isPlausible(whole, nowMs) ? whole : 'absurd-time'
  const match = typeof value === 'string' ? INSTANT.exec(value) : null
  if (!match) return 'bad-time'
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0))
  const ms = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second)
  // Date.UTC carries 30 February over into March, and hour 24 into the next day.
  const isReal = new Date(ms).toISOString().startsWith(match.slice(1, 4).join('-'))
  if (!isReal || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return 'bad-time'
  return isPlausible(ms, nowMs) ? ms : 'absurd-time'
}

const WHOLE = '2023-05-01T17:14:03Z'
const DIGIT_0 = 0x30

/**
 * `2023-05-01T17:14:03Z`, as most rows have it, read by hand: a match and a date cost a millisecond in a
 * thousand of these (bench/import.ts). -1 for what is written otherwise, or no date for sure.
 */
function wholeInstant(text: string): number {
  for (let at = 0; at < WHOLE.length; at++) {
    const code = text.charCodeAt(at)
    const expected = WHOLE.charCodeAt(at)
    const isDigit = expected >= DIGIT_0 && expected <= DIGIT_0 + 9
    if (isDigit ? code < DIGIT_0 || code > DIGIT_0 + 9 : code !== expected) return -1
  }
  const two = (at: number) =>
    (text.charCodeAt(at) - DIGIT_0) * 10 + text.charCodeAt(at + 1) - DIGIT_0
  const [month, day] = [two(5), two(8)]
  const [hour, minute, second] = [two(11), two(14), two(17)]
  // The calendar decides the last day of a month.
  if (month < 1 || month > 12 || day < 1 || day > 28) return -1
  if (hour > 23 || minute > 59 || second > 59) return -1
  return Date.UTC(two(0) * 100 + two(2), month - 1, day, hour, minute, second)
}

/** An instant as seconds or milliseconds since 1970, written as a number or a string, fractions allowed. */
export function parseEpoch(value: unknown, nowMs: number): number | DropReason {
  if (value === null || value === undefined || value === '') return 'no-time'
  const count = typeof value === 'string' ? Number(value) : value
  if (typeof count !== 'number' || !Number.isFinite(count)) return 'bad-time'
  if (count === 0) return 'no-time' // What undated listens are given: 1 January 1970.
  const ms = floorToSecond(count < 1e11 ? count * 1000 : count)
  return isPlausible(ms, nowMs) ? ms : 'absurd-time'
}

/** A play whose export states its start and not its duration. */
export function withAssumedLength(startedAt: number, lengthMs = ASSUMED_MS) {
  return { endedAt: startedAt + lengthMs, playedMs: lengthMs, isLengthAssumed: true } as const
}

/** True for instants at which a play can have ended: clocks may run a day ahead of ours. */
export const isPlausible = (ms: number, nowMs: number): boolean =>
  ms >= EARLIEST_MS && ms <= nowMs + DAY_MS

export function parsePlayedMs(value: unknown): number | DropReason {
  if (value === null || value === undefined || value === '') return 'no-duration'
  const ms = typeof value === 'string' ? Number(value) : value
  if (typeof ms !== 'number' || !Number.isFinite(ms)) return 'bad-duration'
  if (ms < 0) return 'negative-duration'
  return ms > PLAYED_MS_MAX ? 'absurd-duration' : Math.round(ms)
}

/** ISO 3166 alpha-2; `ZZ` and the like mean that the exporter does not know. */
export function parseCountry(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[A-Za-z]{2}$/.test(value)) return null
  const country = value.toUpperCase()
  return country === 'ZZ' || country === 'XX' ? null : country
}

export const floorToMinute = (ms: number): number => ms - (ms % MINUTE_MS)
export const floorToSecond = (ms: number): number => ms - (ms % SECOND_MS)

/** A number without what a spreadsheet puts between its thousands: 165.000, 1 234 567. */
export const withoutGroups = (text: string): string =>
  /^\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text

/** An object of JSON; an empty one for anything else. */
export const asRow = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {}
