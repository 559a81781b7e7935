import type { ServiceError } from '#foundation/service-error.ts'
import type { Simulation } from '#runtime/simulation/world.ts'

const EXPECTED = new Set(['BROKER_REFUSED', 'REGISTRY_UNREACHABLE'])

/** Whether a process may end with this error: only one that has a twin may take itself for replaced. */
export function isExpectedEnd(
  { instances }: Simulation,
  name: string,
  { code }: ServiceError,
): boolean {
  if (code !== 'INSTANCE_REPLACED') return EXPECTED.has(code)
  return instances.has(`${name}, twin`) || instances.get(name)?.isTwin === true
}
