// Every service and every model of ours, by its record, in the order a play travels. To add one: write its
// `service.ts`, and name it here.
import type { z } from 'zod'
import { fakeModelService } from '#models/fake/service.ts'
import { localModelService } from '#models/local/service.ts'
import type { ServiceRecord } from '#runtime/service-record.ts'
import { campaignsService } from '#services/campaigns/service.ts'
import { generationService } from '#services/generation/service.ts'
import { heuristicsService } from '#services/heuristics/service.ts'
import { ingestService } from '#services/ingest/service.ts'
import { judgingService } from '#services/judging/service.ts'
import { operationsService } from '#services/operations/service.ts'
import { persistenceService } from '#services/persistence/service.ts'
import { servingService } from '#services/serving/service.ts'

const records = [
  fakeModelService,
  localModelService,
  ingestService,
  heuristicsService,
  campaignsService,
  generationService,
  persistenceService,
  judgingService,
  operationsService,
  servingService,
] as const

export type ServiceName = (typeof records)[number]['name']
export type NamedService = ServiceRecord & { readonly name: ServiceName }

export const serviceRecords: readonly NamedService[] = records

/** Those that host an actor, which bears their name. */
export const actorServices = serviceRecords.filter(({ actor }) => actor !== undefined)

/** Where the ports of the services' own defaults begin. Another base moves all of them alike. */
export const USUAL_PORT_BASE = 19_000

/** The port that a setting names, where all ports begin at `base`. */
export function portOf({ settings }: ServiceRecord, setting: string, base: number): number {
  const usual = (settings.shape[setting] as z.ZodType<number>).parse(undefined)
  return usual - USUAL_PORT_BASE + base
}

/** Every port of a service by its setting. */
export const portsOf = (record: ServiceRecord, base: number): Readonly<Record<string, number>> =>
  Object.fromEntries(record.ports.map((setting) => [setting, portOf(record, setting, base)]))
