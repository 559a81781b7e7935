// Apicurio Registry behind its Confluent API. Its schemas live in Kafka, and outlive it there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { askHttp } from './health.ts'
import type { StackPart } from './part.ts'
import type { StackSettings } from './stack-settings.ts'

export const registry = (settings: StackSettings, java: string, folder: string): StackPart => ({
  name: 'registry',
  title: 'Schema registry',
  address: settings.registryUrl,
  ports: [settings.port.registry, settings.port.registryManagement],
  startMsMax: 180_000,
  after: ['kafka'],
  ask: async () => {
    await askHttp(`http://127.0.0.1:${settings.port.registryManagement}/health/ready`)
    await askHttp(`${settings.registryUrl}/subjects`)
  },
  plan: async () => ({
    program: java,
    args: [...jvm, '-jar', join(folder, 'quarkus-run.jar')],
    env: {
      QUARKUS_HTTP_HOST: '127.0.0.1',
      QUARKUS_HTTP_PORT: String(settings.port.registry),
      QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
      QUARKUS_MANAGEMENT_PORT: String(settings.port.registryManagement),
      APICURIO_STORAGE_KIND: 'kafkasql',
      APICURIO_KAFKASQL_BOOTSTRAP_SERVERS: settings.kafkaBrokers,
      // It starts by waiting two of these for snapshots, whose files are to outlive a restart.
      APICURIO_KAFKASQL_CONSUMER_POLL_TIMEOUT: '1000',
      APICURIO_STORAGE_SNAPSHOT_LOCATION: snapshotFolder(settings),
    },
  }),
})

/** Starting is most of what it does here: the second compiler would cost more than it gives. */
const jvm = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

function snapshotFolder({ home }: StackSettings): string {
  const folder = join(home, 'data', 'registry')
  mkdirSync(folder, { recursive: true })
  return folder
}
