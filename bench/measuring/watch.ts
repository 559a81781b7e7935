// Watches a topic from outside, as a subscriber does: committed records, as they arrive.
import rdkafka from 'node-rdkafka'

const WAIT_MS = 5
const BATCH = 5_000

export interface Watch {
  /** Calls `each` with every record that came since the last call; resolves when no more is there. */
  poll(each: (value: Buffer, partition: number) => void): Promise<number>
  close(): Promise<void>
}

/** From the topic's beginning. */
export async function watch(brokers: string, topic: string, partitions: number): Promise<Watch> {
  const consumer = new rdkafka.KafkaConsumer(
    {
      'metadata.broker.list': brokers,
      'group.id': `watch-${topic}`,
      'isolation.level': 'read_committed',
      'enable.auto.commit': false,
      'fetch.wait.max.ms': 5,
    },
    {},
  )
  await new Promise<void>((resolve, reject) => {
    consumer.connect({ timeout: 30_000 }, (error) => (error ? reject(error) : resolve()))
  })
  consumer.assign(
    Array.from({ length: partitions }, (_, partition) => ({ topic, partition, offset: 0 })),
  )
  consumer.setDefaultConsumeTimeout(WAIT_MS)
  return {
    async poll(each) {
      const messages = await new Promise<rdkafka.Message[]>((resolve, reject) => {
        consumer.consume(BATCH, (error, found) => (error ? reject(error) : resolve(found)))
      })
      for (const { value, partition } of messages) if (value) each(value, partition)
      return messages.length
    },
    close: () =>
      new Promise((resolve) => {
        consumer.disconnect(() => resolve())
      }),
  }
}
