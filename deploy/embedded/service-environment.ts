// The environment of one service of an embedded stack, made from the keys of its own settings: what the stack
// decides, else what the user sets, else what is usual here. A setting that changes is another plan, and restarts
// the services that have it, and no other.
import { join } from 'node:path'
import { type NamedService, portsOf, serviceRecords } from '../services.ts'
import { actorAddresses } from './actor-addresses.ts'
import type { StackSettings } from './stack-settings.ts'
import { modelSettings, type WriterName } from './writer.ts'

export interface StackServiceOptions {
  /** False where nothing takes their spans. */
  readonly isTraced: boolean
  readonly writer: WriterName
  /** Where the local model lies. */
  readonly modelFolder: string
}

type Values = Readonly<Record<string, string | undefined>>

export function serviceEnvironment(
  record: NamedService,
  settings: StackSettings,
  { env, ...options }: StackServiceOptions & { readonly env: NodeJS.ProcessEnv },
): Readonly<Record<string, string>> {
  const decided = decidedValues(record, settings, options)
  const usual = usualValues(settings)
  const values = Object.keys(record.settings.shape).map(
    (key) => [key, key in decided ? decided[key] : env[key] || usual[key]] as const,
  )
  return Object.fromEntries(values.flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

/** Settings of any service: none has those of another from the shell in which the stack was started. */
export const allSettings: readonly string[] = [
  ...new Set(serviceRecords.flatMap(({ settings }) => Object.keys(settings.shape))),
]

/** Where everything of the stack is. */
function decidedValues(
  record: NamedService,
  settings: StackSettings,
  { isTraced, writer, modelFolder }: StackServiceOptions,
): Values {
  const { name } = record
  const ports = Object.entries(portsOf(record, settings.portBase))
  return {
    KAFKA_BROKERS: settings.kafkaBrokers,
    SCHEMA_REGISTRY_URL: settings.registryUrl,
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: settings.mongodbDatabase,
    STATE_DIR: join(settings.home, 'state', name),
    INSTANCE_ID: `${name}-0`,
    // Kafka's client holds a thread of the pool while it waits, and so does each transaction.
    UV_THREADPOOL_SIZE: '16',
    TOPIC_PARTITIONS: String(settings.topicPartitions),
    LINK_SECRET_FILE: settings.linkSecretFile,
    OPERATIONS_TOKEN_FILE: settings.operationsTokenFile,
    SNAPSHOT_FOLDER: settings.snapshotFolder,
    INSPECTION_TOKEN_FILE: settings.inspectionTokenFile,
    INSPECTION_URLS: actorAddresses(settings)
      .map(({ name: actor, url }) => `${actor}=${url}`)
      .join(' '),
    OTEL_EXPORTER_OTLP_ENDPOINT: isTraced ? settings.otlpUrl : undefined,
    JAEGER_URL: isTraced ? settings.jaegerUrl : undefined,
    LOCAL_MODEL_FOLDER: modelFolder,
    ...modelSettings(name, writer, settings),
    ...Object.fromEntries(ports.map(([setting, port]) => [setting, String(port)])),
  }
}

/** On one machine, for one listener. */
const usualValues = ({ home }: StackSettings): Values => ({
  OPENAI_BASE_URL: 'https://api.openai.com/v1',
  CATALOGUE_FOLDER: join(home, 'catalogue'), // Where the made-up listener's is written.
  RECOUNT_SHARE: '1',
})
