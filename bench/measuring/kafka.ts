// A Kafka broker for benches: the one that KAFKA_BROKERS names, or one of its own for as long as it is needed.
import { resolve } from 'node:path'
import { openProgress } from '#bootstrap/progress.js'
import { startPart } from '#deploy/embedded/part.ts'
import { stopProcess } from '#deploy/embedded/process.ts'
import { openServers } from '#deploy/embedded/servers.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { type KafkaAdmin, kafkaAdmin } from '#testkit/kafka-admin.ts'

export interface BenchKafka extends AsyncDisposable {
  readonly brokers: string
  readonly admin: KafkaAdmin
}

export async function openBenchKafka(): Promise<BenchKafka> {
  const home = resolve('.linernotes/bench-kafka')
  const env = {
    ...process.env,
    LINERNOTES_HOME: home,
    LINERNOTES_PORT_BASE: process.env.LINERNOTES_TEST_PORT_BASE ?? '29000',
  }
  const settings = stackSettings(env)
  const stop = settings.named.has('kafka') ? async () => {} : await startKafka()
  const brokers = settings.kafkaBrokers
  return { brokers, admin: kafkaAdmin(brokers), [Symbol.asyncDispose]: stop }

  async function startKafka() {
    const progress = openProgress(process.stderr, env)
    const [kafka] = await openServers(settings, ['kafka'], { env, progress, signal: undefined })
    if (!kafka) throw new Error('there is no Kafka to start')
    const { isNew } = await startPart(kafka, { home, env, signal: undefined })
    return async () => {
      if (isNew) await stopProcess(home, 'kafka')
    }
  }
}

/** Topics of one run, created together and deleted together. */
export async function createTopics(
  { admin }: BenchKafka,
  names: readonly string[],
  { partitions, compacted = [] }: { partitions: number; compacted?: readonly string[] },
): Promise<void> {
  await admin.createTopics(
    names.map((topic) => ({
      topic,
      partitions,
      ...(compacted.includes(topic) && { config: { 'cleanup.policy': 'compact' } }),
    })),
  )
}
