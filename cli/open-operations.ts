import { userInfo } from 'node:os'
import { actorAddresses } from '#deploy/embedded/actor-addresses.ts'
import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import { readTokens } from '#foundation/bearer-token.ts'
import { newUuid } from '#foundation/random.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { type AuditedChange, audited, auditTopic } from '#operations/audit.ts'
import { type OperationsClient, openOperationsClient } from '#operations/client.ts'
import type { ActorAddress } from '#operations/inspector.ts'
import { openPorts } from '#operations/open-ports.ts'
import type { OperationPorts } from '#operations/ports.ts'
import type { Terminal } from './terminal.ts'

/** The operators' API of a stack. */
export const openApi = ({ operationsUrl, operationsTokenFile }: StackSettings): OperationsClient =>
  openOperationsClient({
    url: operationsUrl,
    token: () => readTokens(operationsTokenFile)[0]?.token ?? '',
  })

/** The operations on the servers of a stack; each server is opened when something needs it. */
export const openOperations = (
  settings: StackSettings,
  actors: readonly ActorAddress[] = actorAddresses(settings),
): OperationPorts & AsyncDisposable =>
  openPorts(
    {
      KAFKA_BROKERS: settings.kafkaBrokers,
      SCHEMA_REGISTRY_URL: settings.registryUrl,
      TOPIC_PARTITIONS: settings.topicPartitions,
      SNAPSHOT_FOLDER: settings.snapshotFolder,
      MONGODB_URL: settings.mongodbUrl,
      MONGODB_DATABASE: settings.mongodbDatabase,
    },
    { actors, inspectionToken: () => readTokens(settings.inspectionTokenFile)[0]?.token ?? '' },
  )

const undeclared = ['TOPIC_MISSING', 'SCHEMA_UNREGISTERED']

/**
 * Runs a change of this machine's user and records it in the topic `audit`. Where there is no such topic yet, it says
 * so and goes on: who reaches Kafka without the operators' API can do all of it anyway.
 */
export async function changeAudited<T>(
  ports: Pick<OperationPorts, 'openSender' | 'clock'>,
  change: Omit<AuditedChange, 'operator' | 'via' | 'requestId'>,
  { progress }: Pick<Terminal, 'progress'>,
  run: () => Promise<T>,
): Promise<T> {
  const requestId = newUuid()
  await using sender = await ports.openSender(`audit-${requestId}`)
  const topic = auditTopic(sender)
  const trail = {
    async record(event: Parameters<typeof topic.record>[0]) {
      try {
        await topic.record(event)
      } catch (error) {
        if (!(error instanceof ServiceError) || !undeclared.includes(error.code)) throw error
        if (event.outcome === 'started') progress.line(`not recorded: ${error.message}`)
      }
    },
  }
  const asked = { ...change, operator: userInfo().username, via: 'cli', requestId } as const
  return await audited({ trail, clock: ports.clock }, asked, run)
}
