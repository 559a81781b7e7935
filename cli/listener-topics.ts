// What the commands read of one listener from the topics, whether or not any service runs.

import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import type { ProfileDeclared } from '#schemas/index.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import { profiles } from '#topics/profiles.ts'
import { cliErrors } from './errors.ts'

/** @throws KAFKA_UNREACHABLE */
export async function openLog(settings: StackSettings): Promise<ListenerLog> {
  try {
    return await connect(settings)
  } catch (cause) {
    throw cliErrors.KAFKA_UNREACHABLE({ brokers: settings.kafkaBrokers }, cause)
  }
}

/** What a listener declared last; undefined where there is nothing of them. */
export async function readProfile(
  settings: StackSettings,
  userId: string,
): Promise<ProfileDeclared | undefined> {
  await using log = await connect(settings)
  return (await log.latest(profiles, userId))?.event
}

async function connect({ kafkaBrokers, registryUrl, topicPartitions }: StackSettings) {
  const { askKafka } = await import('#deploy/embedded/health.ts')
  // Kafka's own client goes on asking for half a minute where nobody can answer.
  await askKafka(kafkaBrokers)
  const { openListenerLog } = await import('#topics/listener-log.ts')
  return openListenerLog({
    KAFKA_BROKERS: kafkaBrokers,
    SCHEMA_REGISTRY_URL: registryUrl,
    TOPIC_PARTITIONS: topicPartitions,
  })
}

/** Whoever opens it later for the same listener wins. */
export async function openPlaySender({ kafkaBrokers, registryUrl }: StackSettings, userId: string) {
  const { askKafka } = await import('#deploy/embedded/health.ts')
  // Kafka's own client goes on asking for half a minute where nobody can answer.
  await askKafka(kafkaBrokers)
  const { openEventSender: openSender } = await import('#runtime/kafka/event-sender.ts')
  return openSender(
    { KAFKA_BROKERS: kafkaBrokers, SCHEMA_REGISTRY_URL: registryUrl },
    { transactionalId: `ingest-${userId}` }, // Two imports of one listener at once: the later one wins.
  )
}
