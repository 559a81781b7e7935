// Time zones as Node has them itself: days that an earlier build cut were cut by these, and it noted no version.
import { Temporal } from 'temporal-polyfill'
import type { OffsetPeriod } from './zone-data.ts'

/** Offsets are compared from 1970 until here: of later years no data is certain, and nobody has plays. */
export const COMPARED_TO_MS = Date.UTC(2038, 0, 1)

/** Of the Node that those builds were pinned to. Of another Node's data it is not known who was cut by it. */
const VERSION_OF_EARLIER_BUILDS = '2026c'

/**
 * Offsets of a zone while they are compared, ascending; none where this Node has other data than the one that
 * cut those days, or no such zone.
 */
export function platformOffsetsOf(
  zone: string,
  version: string = process.versions.tz ?? '',
): readonly OffsetPeriod[] {
  if (version !== VERSION_OF_EARLIER_BUILDS) return []
  const periods: OffsetPeriod[] = []
  let at: Temporal.ZonedDateTime | null = firstInstantIn(zone)
  while (at && at.epochMilliseconds < COMPARED_TO_MS) {
    const offsetMs = at.offsetNanoseconds / 1e6
    if (offsetMs !== periods.at(-1)?.offsetMs)
      periods.push({ fromMs: at.epochMilliseconds, offsetMs })
    at = at.getTimeZoneTransition('next')
  }
  return periods
}

function firstInstantIn(zone: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
  } catch {
    return null
  }
}
