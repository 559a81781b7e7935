// In which zone a listener may live, from what an export says by the way: the country of plays or of the account, the
// offset of a device's clock, and the hours of the day at which nothing is heard. Said with its certainty, and never
// applied: a country may be a proxy's, and people work at night.
import { localTimeOf } from '#facts/local-time.ts'
import { DAY_MS, HOUR_MS } from '#foundation/time.ts'
import type { ParsedPlay } from './exports/export.ts'
import { zonesOfCountry } from './travels.ts'

export interface ZoneSuggestion {
  /** IANA name. */
  readonly zone: string
  readonly certainty: 'high' | 'medium' | 'low'
  /** What it rests on, in words for the listener. */
  readonly because: string
}

const PLAYS_MIN = 100
/** How far from all hours being alike: 0 they are, 1 all plays are at one. */
const UNEVEN_MIN = 0.15
/** In the middle of the hours at which most people sleep. */
const QUIET_MIDDLE_HOUR = 4.5
const HOURS = 24

// Where most people of a country with many zones live, by how many they are.
const POPULOUS = [
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Denver',
  'America/Toronto',
  'America/Vancouver',
  'America/Edmonton',
  'America/Winnipeg',
  'America/Halifax',
  'America/Sao_Paulo',
  'America/Manaus',
  'America/Mexico_City',
  'America/Tijuana',
  'America/Argentina/Buenos_Aires',
  'America/Santiago',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Lisbon',
  'Europe/Kyiv',
  'Europe/Moscow',
  'Asia/Yekaterinburg',
  'Asia/Novosibirsk',
  'Asia/Vladivostok',
  'Europe/Istanbul',
  'Africa/Cairo',
  'Africa/Lagos',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Asia/Almaty',
  'Australia/Sydney',
  'Australia/Brisbane',
  'Australia/Adelaide',
  'Australia/Perth',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Atlantic/Azores',
]

/** Counts the hours, countries and clocks of rows while they are read. */
export class ZoneEvidence {
  /** Plays by the hour UTC at which they ended. */
  readonly #hours = new Uint32Array(HOURS)
  readonly #countries = new Map<string, number>()
  /** Plays by the offset of their clock, and by day, at noon. */
  readonly #offsets = new Map<number, { count: number; noon: number }>()
  #plays = 0
  #lastEndedAt = 0

  note({ endedAt, country, utcOffsetMs }: ParsedPlay): void {
    this.#plays++
    this.#lastEndedAt = Math.max(this.#lastEndedAt, endedAt)
    const hour = Math.floor((endedAt % DAY_MS) / HOUR_MS)
    this.#hours[hour] = (this.#hours[hour] as number) + 1
    if (country !== null) this.#countries.set(country, (this.#countries.get(country) ?? 0) + 1)
    if (utcOffsetMs === undefined) return
    const known = this.#offsets.get(utcOffsetMs)
    if (known) known.count++
    else this.#offsets.set(utcOffsetMs, { count: 1, noon: endedAt })
  }

  /** Undefined where too little is known. @param accountCountry of a file about the account. */
  suggestion(accountCountry: string | null): ZoneSuggestion | undefined {
    if (this.#plays < PLAYS_MIN) return undefined
    const country = mostOf(this.#countries) ?? accountCountry ?? undefined
    const zones = country === undefined ? [] : zonesOfCountry(country)
    const fitting = this.#offsets.size > 0 ? this.#byClock(zones) : []
    const clock = 'the clock of the device'
    if (fitting.length > 0)
      return {
        zone: fitting[0] as string,
        certainty: 'high',
        because: `${clock}${inCountry(country)}`,
      }
    const [only, ...others] = distinctClocks(zones, this.#lastEndedAt)
    if (only !== undefined && others.length === 0)
      return { zone: only, certainty: 'high', because: `the country of the plays is ${country}` }
    const quiet = quietMiddleOf(this.#hours)
    if (quiet === undefined) return undefined
    const offsetMs = wrapped(QUIET_MIDDLE_HOUR - quiet) * HOUR_MS
    const candidates = zones.length > 0 ? zones : POPULOUS
    const zone = nearest(candidates, offsetMs, this.#lastEndedAt)
    if (zone === undefined) return undefined
    const hours = `little is heard around ${clockText(quiet)} UTC`
    return {
      zone,
      certainty: zones.length > 0 ? 'medium' : 'low',
      because: zones.length > 0 ? `the country of the plays is ${country}, and ${hours}` : hours,
    }
  }

  /** Zones in which clocks show what the devices showed. */
  #byClock(zones: readonly string[]): string[] {
    const candidates = zones.length > 0 ? byPopulation(zones) : POPULOUS
    const total = [...this.#offsets.values()].reduce((sum, { count }) => sum + count, 0)
    return candidates.filter((zone) => {
      const time = localTimeOf(zone)
      const agreed = [...this.#offsets]
        .filter(([offsetMs, { noon }]) => time.offsetMsAt(noon) === offsetMs)
        .reduce((sum, [, { count }]) => sum + count, 0)
      return agreed * 5 >= total * 4
    })
  }
}

const inCountry = (country: string | undefined): string =>
  country === undefined ? '' : `, and the country ${country}`

const mostOf = (counts: ReadonlyMap<string, number>): string | undefined =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]

const byPopulation = (zones: readonly string[]): string[] => [
  ...POPULOUS.filter((zone) => zones.includes(zone)),
  ...zones.filter((zone) => !POPULOUS.includes(zone)),
]

/** One zone for each clock that a country has, where it is set then. */
function distinctClocks(zones: readonly string[], atMs: number): string[] {
  const seen = new Map<number, string>()
  for (const zone of byPopulation(zones)) {
    const offsetMs = localTimeOf(zone).offsetMsAt(atMs)
    if (!seen.has(offsetMs)) seen.set(offsetMs, zone)
  }
  return [...seen.values()]
}

/** Twelve hours from the middle of all plays, on a clock of 24 hours; undefined where all hours are much alike. */
function quietMiddleOf(hours: Uint32Array): number | undefined {
  let [x, y, total] = [0, 0, 0]
  for (const [hour, count] of hours.entries()) {
    const angle = ((hour + 0.5) / HOURS) * 2 * Math.PI
    x += count * Math.cos(angle)
    y += count * Math.sin(angle)
    total += count
  }
  if (Math.hypot(x, y) < total * UNEVEN_MIN) return undefined
  const middle = (Math.atan2(y, x) / (2 * Math.PI)) * HOURS
  return (middle + HOURS + HOURS / 2) % HOURS
}

const wrapped = (hours: number): number => ((((hours + 36) % HOURS) + HOURS) % HOURS) - 12

function nearest(zones: readonly string[], offsetMs: number, atMs: number): string | undefined {
  const away = (zone: string) => {
    const apart = Math.abs(localTimeOf(zone).offsetMsAt(atMs) - offsetMs) % DAY_MS
    return Math.min(apart, DAY_MS - apart)
  }
  return byPopulation(zones).reduce<string | undefined>(
    (best, zone) => (best === undefined || away(zone) < away(best) ? zone : best),
    undefined,
  )
}

const clockText = (hour: number): string => `${String(Math.floor(hour)).padStart(2, '0')}:00`
