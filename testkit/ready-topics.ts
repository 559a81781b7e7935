import type { Admin, ITopicConfig } from 'kafkajs'
import { ask } from '#runtime/kafka/ask.ts'
import { BrokerError } from '#runtime/kafka/port.ts'

/**
 * Creates topics and waits for their leaders. kafkajs gives up this wait where a busy broker does not know a new
 * topic yet.
 */
export async function createReadyTopics(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics })
  const names = topics.map(({ topic }) => topic)
  const assertReady = async () => {
    const { topics: found } = await admin.fetchTopicMetadata({ topics: names })
    const isReady = found.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))
    if (!isReady) throw new BrokerError(`no leaders yet of ${names.join(', ')}`, 'retry')
  }
  await ask(assertReady, { action: 'wait for leaders' })
}
