import { topics } from '#topics/index.ts'
import { serviceRecords } from './services.ts'
import type { Topology } from './topology-doc.ts'

/** Who sends what to whom, from the records and the actors that they load. */
export const topology: Topology = {
  topics,
  services: await Promise.all(
    serviceRecords.map(async ({ actor, ...record }) => ({ ...record, actor: await actor?.() })),
  ),
}
