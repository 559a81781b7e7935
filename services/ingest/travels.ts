// Where the plays were: a country that the export notes, or the clock of the device. Never applied by itself, since
// a country may be a proxy's and a clock wrong: it is said, with what to write in a zone history.
import { type LocalTime, localTimeOf } from '#facts/local-time.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { ParsedPlay } from './exports/export.ts'

/** Fewer plays than this are a proxy or a fault, not a stay. */
const STAY_PLAYS_MIN = 5
const ZONES_MAX = 3

/** Consecutive days with plays whose plays were mostly at one place away from home. */
export interface Stay {
  /** A country, or an offset such as `UTC+09:00`. */
  readonly place: string
  /** First and last such day, YYYY-MM-DD in UTC. */
  readonly from: string
  readonly to: string
  /** Rows of these days that were there. */
  readonly rows: number
  /** The place's zones, at most 3, where it has so few. */
  readonly zones: readonly string[]
}

type Counts = Map<string | number, number>

/** Counts the places of rows by day while they are read: memory grows with days, not with rows. */
export class Travels {
  #countries = new Map<number, Counts>()
  #offsets = new Map<number, Counts>()

  note({ endedAt, country, utcOffsetMs }: ParsedPlay): void {
    const day = Math.floor(endedAt / DAY_MS)
    if (country !== null) count(this.#countries, day, country)
    if (utcOffsetMs !== undefined) count(this.#offsets, day, utcOffsetMs)
  }

  /** Home is the country of most plays, and the zones in force. Where clocks show the same, no day would move. */
  stays(time: LocalTime): Stay[] {
    const home = mostOf(sumOf(this.#countries))
    const abroad = staysOf(this.#countries, (country) => country === home, String)
    const elsewhere = staysOf(this.#offsets, isHomeClock(time), offsetText)
    return [...abroad, ...elsewhere]
      .filter(({ rows }) => rows >= STAY_PLAYS_MIN)
      .filter((stay) => !isClockSame(stay, time))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  }
}

const isClockSame = ({ zones, from }: Stay, home: LocalTime): boolean => {
  const noon = Date.parse(from) + DAY_MS / 2
  return zones.some((zone) => localTimeOf(zone).offsetMsAt(noon) === home.offsetMsAt(noon))
}

function count(days: Map<number, Counts>, day: number, place: string | number): void {
  const counts = days.get(day) ?? new Map()
  if (counts.size === 0) days.set(day, counts)
  counts.set(place, (counts.get(place) ?? 0) + 1)
}

/** On a day of changing clocks both offsets are home's. */
const isHomeClock = (home: LocalTime) => (offset: string | number, day: number) =>
  offset === home.offsetMsAt(day * DAY_MS) || offset === home.offsetMsAt((day + 1) * DAY_MS)

function staysOf(
  days: ReadonlyMap<number, Counts>,
  isHome: (place: string | number, day: number) => boolean,
  placeText: (place: never) => string,
): Stay[] {
  const stays: (Stay & { to: string; rows: number })[] = []
  let last: string | number | undefined
  for (const day of [...days.keys()].sort((a, b) => a - b)) {
    const counts = days.get(day) as Counts
    const place = mostOf(counts)
    const rows = counts.get(place) ?? 0
    const stay = stays.at(-1)
    if (isHome(place, day)) last = undefined
    else if (place === last && stay) {
      stay.to = isoDateOf(day)
      stay.rows += rows
    } else {
      last = place
      const at = { from: isoDateOf(day), to: isoDateOf(day) }
      stays.push({ place: placeText(place as never), ...at, rows, zones: zonesIn(place) })
    }
  }
  return stays
}

/** Of equally many the smaller: the order of rows does not matter. */
const mostOf = (counts: Counts): string | number =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''

function sumOf(days: ReadonlyMap<number, Counts>): Counts {
  const sum: Counts = new Map()
  for (const counts of days.values())
    for (const [place, rows] of counts) sum.set(place, (sum.get(place) ?? 0) + rows)
  return sum
}

/** Nothing for a place of many zones, or none: a guess would be worse. */
function zonesIn(place: string | number): readonly string[] {
  if (typeof place === 'number') return []
  const zones = zonesOfCountry(place)
  return zones.length <= ZONES_MAX ? zones : []
}

/** As the platform's CLDR says: names, no offsets. None for what is no country. */
export function zonesOfCountry(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones(): string[] | undefined
  }
  return locale.getTimeZones() ?? []
}

function offsetText(ms: number): string {
  const size = Math.abs(ms)
  const digits = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `UTC${ms < 0 ? '-' : '+'}${digits(size / HOUR_MS)}:${digits((size % HOUR_MS) / MINUTE_MS)}`
}

const isoDateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
