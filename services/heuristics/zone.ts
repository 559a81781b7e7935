import { type LocalTime, localTimeOf } from '#facts/local-time.ts'
import type { Listener } from '#schemas/index.ts'

/** Days are cut here until a profile says where the listener lives; nothing is selected before. */
const ZONE_UNTIL_KNOWN = 'UTC'

/** The local time that a listener's days are cut by. */
export const timeOf = (listener: Listener | null): LocalTime =>
  localTimeOf(listener?.zone ?? ZONE_UNTIL_KNOWN, listener?.zoneHistory)

/** All that `timeOf` depends on, as one text. */
export const zonesOf = (listener: Listener | null): string =>
  JSON.stringify([listener?.zone ?? ZONE_UNTIL_KNOWN, listener?.zoneHistory ?? []])
