// Applies the time zone data that heuristics has to every listener whose days it would cut by other offsets.

import type { OperationPorts } from './ports.ts'
import {
  askHeuristics,
  type DaysUpdate,
  type RequestDaysOptions,
  type RequestPorts,
  requestDays,
  unreachable,
} from './request-days.ts'

/** What the service cuts days by. */
export interface RunningTimeZones {
  /** Of the IANA database, such as 2026f. */
  readonly version: string
  /** YYYY-MM-DD. */
  readonly releasedOn: string
}

export interface TimeZonesUpdate extends DaysUpdate {
  readonly version: string
}

/** @throws CATALOGUE_UNREACHABLE */
export const runningTimeZones = async (
  ports: Pick<OperationPorts, 'inspector'>,
  signal: AbortSignal,
): Promise<RunningTimeZones> => {
  const running = await askHeuristics<RunningTimeZones>(ports, '/v1/time-zones', signal)
  if (running) return running
  throw unreachable({ url: ports.inspector.addressesOf('heuristics')[0]?.url ?? '' })
}

/** @throws CATALOGUE_UNREACHABLE, CATALOGUE_UNSETTLED */
export async function applyTimeZones(
  ports: RequestPorts,
  options: RequestDaysOptions,
): Promise<TimeZonesUpdate> {
  const { version } = await runningTimeZones(ports, options.signal)
  const reason = {
    operation: 'apply-time-zones',
    request: { requestId: `time-zones-${version}`, cause: 'time-zones' },
    isBehind: (listener: { readonly isCutAsNow: boolean }) => !listener.isCutAsNow,
  }
  return { version, ...(await requestDays(ports, reason, options)) }
}

/** The services that cut days, or count them again. */
const cutters = ['heuristics', 'judging'] as const

/** What each running service cuts days by; none where it does not answer. */
export async function timeZonesInUse(
  { inspector }: Pick<OperationPorts, 'inspector'>,
  signal: AbortSignal,
): Promise<{ readonly service: string; readonly version: string }[]> {
  const answers = cutters.map(async (actor) => {
    const { found } = await inspector.ask<RunningTimeZones>('/v1/time-zones', { actor, signal })
    return found.map(({ version }) => ({ service: actor, version }))
  })
  return (await Promise.all(answers)).flat()
}
