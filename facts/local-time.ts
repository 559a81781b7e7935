// Local days and clock times of a time zone: the one home of the rule, apart from the second path of judging
// (`services/judging/recount/`). A zone's offset is constant between two transitions, so each such stretch is looked
// up once and kept: a play costs a comparison, not a calendar computation.
import { Temporal } from 'temporal-polyfill'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import type { ZonePeriod } from '#schemas/index.ts'

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

interface Stretch {
  readonly fromMs: number
  readonly toMs: number
  readonly offsetMs: number
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
  const stretches = [stretchAt(zone, 0)]
  let last = stretches[0] as Stretch

  const localMs = (instantMs: number) => {
    if (instantMs < last.fromMs || instantMs >= last.toMs) last = find(instantMs)
    return instantMs + last.offsetMs
  }
  const find = (instantMs: number): Stretch => {
    const known = stretches.find((each) => instantMs >= each.fromMs && instantMs < each.toMs)
    if (known) return known
    const stretch = stretchAt(zone, instantMs)
    stretches.push(stretch)
    return stretch
  }
  return {
    dateOf: (instantMs) => compactDate(localMs(instantMs)),
    clockOf: (instantMs) => clock(localMs(instantMs)),
    dayNumberOf: (instantMs) => Math.floor(localMs(instantMs) / DAY_MS),
    offsetMsAt: (instantMs) => localMs(instantMs) - instantMs,
    zoneOf: () => zone,
  }
}

function stretchAt(zone: string, instantMs: number): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone)
  const next = at.getTimeZoneTransition('next')
  // A transition at this very instant belongs to the stretch, so look back from just after it.
  const previous = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return {
    fromMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: at.offsetNanoseconds / 1e6,
  }
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
