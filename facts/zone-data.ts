// Time zones from one copy of the IANA database, the one in the package moment-timezone. Node, DuckDB and operating
// systems each have a copy of their own that ages with them; what cuts days, or counts them again, asks none of these.
import moment from 'moment-timezone'
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'

/** The data in use. A new version of the package changes `version`, and its changelog says the date. */
export const zoneData = {
  /** Of the IANA database, such as 2026f. */
  version: moment.tz.dataVersion,
  /** The date of the package's release, YYYY-MM-DD. */
  releasedOn: '2026-10-29',
} as const

/** A stretch of time with one offset; the next one ends it. */
export interface OffsetPeriod {
  /** First instant, ms since 1970 UTC. */
  readonly fromMs: number
  /** How far local clocks are ahead of UTC, in ms. */
  readonly offsetMs: number
}

const ZONES_MAX = 2_000 // More than there are names; names in other spellings start over.
const byZone = new Map<string, readonly OffsetPeriod[]>()

/**
 * Offsets of an IANA zone or alias, ascending, each different from the one before; the first one holds since ever.
 * @throws RangeError where there is no such zone.
 */
export function offsetsOf(zone: string): readonly OffsetPeriod[] {
  const known = byZone.get(zone)
  if (known) return known
  const found = moment.tz.zone(zone)
  // The package forgives more than the case of a name.
  if (!found || found.name.toLowerCase() !== zone.toLowerCase()) {
    throw new RangeError(`no time zone is called ${JSON.stringify(zone)}`)
  }
  const periods = found.offsets.map((minutesBehind, at) => ({
    fromMs: found.untils[at - 1] ?? Number.NEGATIVE_INFINITY,
    offsetMs: -Math.round((minutesBehind * MINUTE_MS) / SECOND_MS) * SECOND_MS || 0,
  }))
  const changes = periods.filter(({ offsetMs }, at) => offsetMs !== periods[at - 1]?.offsetMs)
  if (byZone.size >= ZONES_MAX) byZone.clear()
  byZone.set(zone, changes)
  return changes
}

/** All names in the data, aliases included. */
export const zoneNames = (): readonly string[] => moment.tz.names()
