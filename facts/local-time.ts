// Local days and clock times of a time zone: the one home of the rule, apart from the second path of judging
// (`services/judging/recount/`). A zone's offset is constant between two transitions, and the period that was found
// last is tried first: a play costs a comparison, not a calendar computation.
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import type { ZonePeriod } from '#schemas/index.ts'
import { type OffsetPeriod, offsetsOf } from './zone-data.ts'

export interface LocalTime {
  /** Local date of an instant, YYYYMMDD. */
  dateOf(instantMs: number): string
  /** Local clock time of an instant, HH:MM. */
  clockOf(instantMs: number): string
  /** Days from 1970-01-01 to the local date of an instant. */
  dayNumberOf(instantMs: number): number
  /** How far the local clocks are ahead of UTC at an instant, in ms. */
  offsetMsAt(instantMs: number): number
  /** The IANA zone in force at an instant. */
  zoneOf(instantMs: number): string
}

const ZONES_MAX = 600 // More than there are zones; aliases in other spellings start over.
const byZone = new Map<string, LocalTime>()

/**
 * Local time of an IANA zone, and of others from when on a listener lived in them.
 * @param history ascending by its beginnings. @throws RangeError where there is no such zone.
 */
export function localTimeOf(zone: string, history: readonly ZonePeriod[] = []): LocalTime {
  const first = timeIn(zone)
  if (history.length === 0) return first
  const periods = history.map((period) => ({ fromMs: period.fromMs, time: timeIn(period.zone) }))
  const at = (instantMs: number) =>
    periods.findLast(({ fromMs }) => fromMs <= instantMs)?.time ?? first
  return {
    dateOf: (instantMs) => at(instantMs).dateOf(instantMs),
    clockOf: (instantMs) => at(instantMs).clockOf(instantMs),
    dayNumberOf: (instantMs) => at(instantMs).dayNumberOf(instantMs),
    offsetMsAt: (instantMs) => at(instantMs).offsetMsAt(instantMs),
    zoneOf: (instantMs) => at(instantMs).zoneOf(instantMs),
  }
}

function timeIn(zone: string): LocalTime {
  const known = byZone.get(zone)
  if (known) return known
  if (byZone.size >= ZONES_MAX) byZone.clear()
  const opened = openZone(zone)
  byZone.set(zone, opened)
  return opened
}

/** Days since 1970 of a date YYYYMMDD: consecutive dates, consecutive numbers. */
export const dayNumberOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) /
  DAY_MS

export const dateOfDayNumber = (day: number): string => compactDate(day * DAY_MS)

/** Calendar year of a day number. */
export const yearOfDayNumber = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()

function openZone(zone: string): LocalTime {
  const periods = offsetsOf(zone)
  let offsetMs = 0
  let fromMs = Number.POSITIVE_INFINITY
  let toMs = Number.NEGATIVE_INFINITY

  const localMs = (instantMs: number) => {
    if (instantMs < fromMs || instantMs >= toMs) {
      const at = periodAt(periods, instantMs)
      ;({ fromMs, offsetMs } = periods[at] as OffsetPeriod)
      toMs = periods[at + 1]?.fromMs ?? Number.POSITIVE_INFINITY
    }
    return instantMs + offsetMs
  }
  return {
    dateOf: (instantMs) => compactDate(localMs(instantMs)),
    clockOf: (instantMs) => clock(localMs(instantMs)),
    dayNumberOf: (instantMs) => Math.floor(localMs(instantMs) / DAY_MS),
    offsetMsAt: (instantMs) => localMs(instantMs) - instantMs,
    zoneOf: () => zone,
  }
}

/** The index of the period that an instant is in. */
function periodAt(periods: readonly OffsetPeriod[], instantMs: number): number {
  let [low, high] = [0, periods.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((periods[middle] as OffsetPeriod).fromMs <= instantMs) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The instant at which the clocks of a zone show a local time, given as if it were UTC. Where they show it twice it is
 * the first; where they skip it, as much later as they are set forward.
 */
export function instantOf(zone: string, localMs: number): number {
  const { offsetMsAt } = localTimeOf(zone)
  const before = offsetMsAt(localMs - DAY_MS)
  const after = offsetMsAt(localMs + DAY_MS)
  const isShown = (offsetMs: number) => offsetMsAt(localMs - offsetMs) === offsetMs
  return localMs - (isShown(before) || !isShown(after) ? before : after)
}

let dateDay = Number.NaN
let dateText = ''

function compactDate(localMs: number): string {
  const day = Math.floor(localMs / DAY_MS)
  if (day === dateDay) return dateText
  const at = new Date(day * DAY_MS)
  const month = String(at.getUTCMonth() + 1).padStart(2, '0')
  dateText = `${at.getUTCFullYear()}${month}${String(at.getUTCDate()).padStart(2, '0')}`
  dateDay = day
  return dateText
}

function clock(localMs: number): string {
  const minutes = Math.floor(localMs / MINUTE_MS)
  const hour = Math.floor(minutes / 60) % 24
  return `${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
