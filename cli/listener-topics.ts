// What the commands read of one listener from the topics, whether or not any service runs.

import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import { listenerSenderId } from '#operations/ports.ts'
import type { ProfileDeclared } from '#schemas/index.ts'
import type { RecordedPlays } from '#services/ingest/recorded.ts'
import { profiles } from '#topics/profiles.ts'

/** What a listener declared last; undefined where there is nothing of them. */
export async function readProfile(
  settings: StackSettings,
  userId: string,
): Promise<ProfileDeclared | undefined> {
  await using log = await openLog(settings)
  return (await log.latest(profiles, userId))?.event
}

/** What earlier imports recorded of a listener. */
export async function readEarlier(settings: StackSettings, userId: string): Promise<RecordedPlays> {
  await using log = await openLog(settings)
  const { readRecorded } = await import('#services/ingest/recorded.ts')
  return readRecorded(log, userId)
}

async function openLog({ kafkaBrokers, registryUrl, topicPartitions }: StackSettings) {
  const { reachKafka } = await import('#runtime/kafka/reach-kafka.ts')
  await reachKafka(kafkaBrokers)
  const { openListenerLog } = await import('#topics/listener-log.ts')
  return openListenerLog({
    KAFKA_BROKERS: kafkaBrokers,
    SCHEMA_REGISTRY_URL: registryUrl,
    TOPIC_PARTITIONS: topicPartitions,
  })
}

/** A later one for the same listener wins. */
export async function openPlaySender({ kafkaBrokers, registryUrl }: StackSettings, userId: string) {
  const { reachKafka } = await import('#runtime/kafka/reach-kafka.ts')
  await reachKafka(kafkaBrokers)
  const { openEventSender: openSender } = await import('#runtime/kafka/event-sender.ts')
  return openSender(
    { KAFKA_BROKERS: kafkaBrokers, SCHEMA_REGISTRY_URL: registryUrl },
    { transactionalId: listenerSenderId(userId) },
  )
}
