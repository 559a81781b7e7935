import { DAY_MS } from '#foundation/time.ts'
import type { RunningTimeZones } from '#operations/apply-time-zones.ts'

/** How many days ago the data was released. */
export const ageDaysOf = ({ releasedOn }: Pick<RunningTimeZones, 'releasedOn'>, nowMs: number) =>
  Math.max(0, Math.floor((nowMs - Date.parse(releasedOn)) / DAY_MS))

/** Which version, and how old it is. */
export function zoneDataWords(data: RunningTimeZones, nowMs: number): string {
  const days = ageDaysOf(data, nowMs)
  return `${data.version}, released on ${data.releasedOn}, ${days} day${days === 1 ? '' : 's'} ago`
}
