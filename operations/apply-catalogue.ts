// Applies the catalogue that heuristics has to every listener whose days were summed up with another one.

import type { OperationPorts } from './ports.ts'
import {
  askHeuristics,
  type DaysUpdate,
  type RequestDaysOptions,
  type RequestPorts,
  requestDays,
  unreachable,
} from './request-days.ts'

/** What the service read when it started. */
export interface RunningCatalogue {
  /** Empty where it has none. */
  readonly version: string
  readonly counts: { readonly artists: number; readonly dated: number; readonly energies: number }
}

export interface CatalogueUpdate extends DaysUpdate {
  readonly version: string
}

/** @throws CATALOGUE_UNREACHABLE */
export const runningCatalogue = async (
  ports: Pick<OperationPorts, 'inspector'>,
  signal: AbortSignal,
): Promise<RunningCatalogue> => {
  const running = await askHeuristics<RunningCatalogue>(ports, '/v1/catalogue', signal)
  if (running) return running
  throw unreachable({ url: ports.inspector.addressesOf('heuristics')[0]?.url ?? '' })
}

/** @throws CATALOGUE_UNREACHABLE, CATALOGUE_UNSETTLED */
export async function applyCatalogue(
  ports: RequestPorts,
  options: RequestDaysOptions,
): Promise<CatalogueUpdate> {
  const { version } = await runningCatalogue(ports, options.signal)
  const request = { requestId: `catalogue-${version}`, cause: 'catalogue' }
  const reason = {
    operation: 'apply-catalogue',
    request,
    isBehind: (listener: { readonly catalogueVersion: string | null }) =>
      listener.catalogueVersion !== version,
  }
  return { version, ...(await requestDays(ports, reason, options)) }
}
