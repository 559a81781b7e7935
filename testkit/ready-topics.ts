import type { Admin, ITopicConfig } from 'kafkajs'
import { retry } from '#foundation/backoff.ts'
import { systemClock } from '#foundation/clock.ts'
import { MINUTE_MS } from '#foundation/time.ts'

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
    if (!isReady) throw new Error(`no leaders yet of ${names.join(', ')}`)
  }
  await retry(assertReady, {
    clock: systemClock,
    backoff: { msMin: 50, msMax: 1_000 },
    isRetriable: () => true,
    signal: AbortSignal.timeout(MINUTE_MS),
  })
}
