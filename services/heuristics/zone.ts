// The zones that a listener's days are cut in, and whether they are still cut as the time zone data says.
import { isCutByOffsetsOfNow, type LivedZones, offsetsHashOf } from '#facts/cut-offsets.ts'
import { type LocalTime, localTimeOf } from '#facts/local-time.ts'
import type { HeuristicsIndexPage, Listener } from '#schemas/index.ts'

/** Days are cut here until a profile says where the listener lives; nothing is selected before. */
const zonesUntilKnown: LivedZones = { zone: 'UTC', zoneHistory: [] }

/** The local time that a listener's days are cut by. */
export function timeOf(listener: Listener | null): LocalTime {
  const { zone, zoneHistory } = zonesOf(listener)
  return localTimeOf(zone, zoneHistory)
}

/** All that `timeOf` depends on, apart from the time zone data. */
export function zonesOf(listener: Listener | null): LivedZones {
  const { zone, zoneHistory } = listener ?? zonesUntilKnown
  return { zone, zoneHistory }
}

/** A hash of the offsets that `timeOf` has now. */
export const cutHashOf = (listener: Listener | null): string => offsetsHashOf(zonesOf(listener))

/** Whether the time zone data says the same of the listener's zones as when their days were cut. */
export const isCutAsNow = ({
  listener,
  offsetsHash,
}: Pick<HeuristicsIndexPage, 'listener' | 'offsetsHash'>): boolean =>
  isCutByOffsetsOfNow(offsetsHash, zonesOf(listener))
