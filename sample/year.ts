// What happens to the listener in each year, by date: the days that an archive should find.
import { DAY_MS } from '#foundation/time.ts'
import type { Chance } from './chance.ts'

/** Dates are `YYYYMMDD`, local to the listener. */
export interface YearPlan {
  readonly year: number
  /** Music from morning to night. */
  readonly marathon: string
  /** One show, episode after episode. */
  readonly binge: string
  /** Artists never heard before. */
  readonly discovery: string
  /** One track again and again. */
  readonly repeat: string
  /** One artist's albums in a row. */
  readonly devotion: string
  readonly birthday: string
  /** Days without a play, both included. */
  readonly silence: DateSpan
  readonly trip: Trip
  /** The evening whose party goes on after midnight; none in the last year, which ends in full. */
  readonly party: string | undefined
}

export interface DateSpan {
  readonly from: string
  readonly to: string
}

export interface Trip extends DateSpan {
  readonly zone: string
  readonly country: string
}

const destinations = [
  { zone: 'Europe/Lisbon', country: 'PT' },
  { zone: 'Asia/Tokyo', country: 'JP' },
  { zone: 'Europe/Dublin', country: 'IE' },
] as const

/** `birthday` is `MM-DD`. */
export function planYear(
  chance: Chance,
  { year, lastYear, birthday }: { year: number; lastYear: number; birthday: string },
): YearPlan {
  const silence = addDays(dateOf(year, 2, chance.whole(3, 12)), 0)
  const trip = dateOf(year, 9, chance.whole(4, 14))
  const destination = destinations[(lastYear - year) % destinations.length] ?? destinations[0]
  return {
    year,
    marathon: onWeekday(dateOf(year, 4, chance.whole(5, 24)), 6),
    binge: onWeekday(dateOf(year, 11, chance.whole(2, 20)), 0),
    discovery: onWeekday(dateOf(year, 7, chance.whole(8, 24)), 5),
    repeat: onWeekday(dateOf(year, 3, chance.whole(4, 24)), 2),
    devotion: onWeekday(dateOf(year, 10, chance.whole(3, 22)), 0),
    birthday: `${year}${birthday.replace('-', '')}`,
    silence: { from: silence, to: addDays(silence, 9) },
    trip: { from: trip, to: addDays(trip, 7), ...destination },
    party: year < lastYear ? dateOf(year, 12, 31) : undefined,
  }
}

/** Every date from 1 January of one year to 31 December of another. */
export function datesBetween(firstYear: number, lastYear: number): readonly string[] {
  const dates: string[] = []
  for (let date = dateOf(firstYear, 1, 1); date.slice(0, 4) <= `${lastYear}`; ) {
    dates.push(date)
    date = addDays(date, 1)
  }
  return dates
}

/** 0 Sunday to 6 Saturday. */
export const weekdayNumberOf = (date: string): number => new Date(utcOf(date)).getUTCDay()

export const isWithin = (date: string, { from, to }: DateSpan): boolean =>
  from <= date && date <= to

const utcOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8)))

const textOf = (utcMs: number): string =>
  new Date(utcMs).toISOString().slice(0, 10).replaceAll('-', '')

const dateOf = (year: number, month: number, day: number): string =>
  textOf(Date.UTC(year, month - 1, day))

const addDays = (date: string, days: number): string => textOf(utcOf(date) + days * DAY_MS)

/** The first date from `date` on that is this weekday. */
const onWeekday = (date: string, weekday: number): string =>
  addDays(date, (7 + weekday - weekdayNumberOf(date)) % 7)
