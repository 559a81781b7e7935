import { join, resolve } from 'node:path'
import { z } from 'zod'
import { project } from '#bootstrap/project.js'
import { storeShape } from '#reports/settings.ts'
import { portOf, type ServiceName, serviceRecords, USUAL_PORT_BASE } from '../services.ts'
import { embeddedErrors } from './errors.ts'

/** The servers that a stack needs, and that a user may name instead. */
export const serverNames = ['kafka', 'registry', 'store', 'jaeger'] as const
export type ServerName = (typeof serverNames)[number]

/** Parts that a stack can do without. */
export const optionalParts = ['jaeger', 'services'] as const
export type OptionalPart = (typeof optionalParts)[number]

/** What can write the stories where the environment names no endpoint. */
export const modelNames = ['fake', 'local'] as const
export type ModelName = (typeof modelNames)[number]

/** Where the ports of the servers lie above the base; those of the services follow from their records. */
const serverPorts = {
  registry: 81,
  registryManagement: 82,
  jaegerQuery: 86,
  jaegerQueryGrpc: 87,
  jaegerHealth: 88,
  kafka: 92,
  kafkaController: 93,
  store: 17,
  otlpHttp: 18,
  otlpGrpc: 19,
} as const
export type PortName = keyof typeof serverPorts | Exclude<ServiceName, 'ingest'>

const Env = z.object({
  LINERNOTES_HOME: z.string().min(1).optional(),
  LINERNOTES_PORT_BASE: z.coerce.number().int().min(1_024).max(65_400).default(USUAL_PORT_BASE),
  KAFKA_BROKERS: z
    .string()
    .regex(
      /^\s*[^\s,]+:\d{1,5}\s*(,\s*[^\s,]+:\d{1,5}\s*)*$/,
      'must be host:port, several with commas',
    )
    .optional(),
  SCHEMA_REGISTRY_URL: z.url().optional(),
  MONGODB_URL: storeShape.MONGODB_URL.optional(),
  MONGODB_DATABASE: storeShape.MONGODB_DATABASE,
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  JAEGER_URL: z.url().optional(),
  TOPIC_PARTITIONS: z.coerce.number().int().min(1).max(10_000).default(4),
  LINK_SECRET_FILE: z.string().min(1).optional(),
  OPERATIONS_URL: z.url().optional(),
  OPERATIONS_TOKEN_FILE: z.string().min(1).optional(),
  INSPECTION_TOKEN_FILE: z.string().min(1).optional(),
  SNAPSHOT_FOLDER: z.string().min(1).optional(),
})

/** Where everything of one stack is: its folder, its ports, and the address of each server. */
export interface StackSettings {
  /** Holds `data`, `logs`, `run` and `state`. */
  readonly home: string
  readonly portBase: number
  /** Of a service: that of its address. */
  readonly port: Readonly<Record<PortName, number>>
  /** Servers that the user's environment names: nothing is started for them. */
  readonly named: ReadonlySet<ServerName>
  readonly kafkaBrokers: string
  readonly registryUrl: string
  readonly mongodbUrl: string
  readonly mongodbDatabase: string
  /** Takes spans (OTLP over HTTP); undefined where the user named a query address alone. */
  readonly otlpUrl: string | undefined
  /** Answers for traces; undefined where the user named a collector alone. */
  readonly jaegerUrl: string | undefined
  readonly servingUrl: string
  readonly fakeModelUrl: string
  readonly localModelUrl: string
  readonly linkSecretFile: string
  /** Of the operators' API, and the file whose first token opens it. */
  readonly operationsUrl: string
  readonly operationsTokenFile: string
  /** Opens the inspection servers of the actors. */
  readonly inspectionTokenFile: string
  /** Holds the snapshots of campaigns. */
  readonly snapshotFolder: string
  /** Of every topic. */
  readonly topicPartitions: number
}

/**
 * Reads the addresses of a stack from `env`: those of the embedded servers, except where the user names
 * their own.
 *
 * @throws SETTINGS_INVALID naming every fault
 */
export function stackSettings(env: NodeJS.ProcessEnv): StackSettings {
  // An empty variable is how a shell unsets one for a single command.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = Env.safeParse(given)
  if (!result.success)
    throw embeddedErrors.SETTINGS_INVALID({ faults: z.prettifyError(result.error) })
  return fromEnv(result.data)
}

function allPorts(base: number): Record<PortName, number> {
  const servers = Object.entries(serverPorts).map(([name, above]) => [name, base + above])
  const services = serviceRecords.flatMap((record) =>
    record.ports.slice(0, 1).map((setting) => [record.name, portOf(record, setting, base)]),
  )
  return Object.fromEntries([...servers, ...services])
}

function fromEnv(env: z.infer<typeof Env>): StackSettings {
  const home = resolve(project, env.LINERNOTES_HOME ?? '.linernotes')
  const port = allPorts(env.LINERNOTES_PORT_BASE)
  const isTracingNamed = Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.JAEGER_URL)
  const own = (name: PortName) => `http://127.0.0.1:${port[name]}`
  return {
    home,
    portBase: env.LINERNOTES_PORT_BASE,
    port,
    named: new Set([
      ...(env.KAFKA_BROKERS ? ['kafka' as const] : []),
      ...(env.SCHEMA_REGISTRY_URL ? ['registry' as const] : []),
      ...(env.MONGODB_URL ? ['store' as const] : []),
      ...(isTracingNamed ? ['jaeger' as const] : []),
    ]),
    kafkaBrokers: env.KAFKA_BROKERS ?? `127.0.0.1:${port.kafka}`,
    registryUrl: env.SCHEMA_REGISTRY_URL ?? `${own('registry')}/apis/ccompat/v7`,
    mongodbUrl: env.MONGODB_URL ?? `mongodb://127.0.0.1:${port.store}/?directConnection=true`,
    mongodbDatabase: env.MONGODB_DATABASE,
    otlpUrl: isTracingNamed ? env.OTEL_EXPORTER_OTLP_ENDPOINT : own('otlpHttp'),
    jaegerUrl: isTracingNamed ? env.JAEGER_URL : own('jaegerQuery'),
    servingUrl: own('serving'),
    fakeModelUrl: `${own('fake')}/v1`,
    localModelUrl: `${own('local-model')}/v1`,
    topicPartitions: env.TOPIC_PARTITIONS,
    linkSecretFile: env.LINK_SECRET_FILE ?? join(home, 'link-secret'),
    operationsUrl: env.OPERATIONS_URL ?? own('operations'),
    operationsTokenFile: env.OPERATIONS_TOKEN_FILE ?? join(home, 'operations-token'),
    snapshotFolder: resolve(env.SNAPSHOT_FOLDER ?? join(home, 'snapshots')),
    inspectionTokenFile: env.INSPECTION_TOKEN_FILE ?? join(home, 'inspection-token'),
  }
}
