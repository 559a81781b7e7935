import { openLog } from '#observability/log.ts'
import { openLogReader } from '#runtime/kafka/log-reader.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { brokerSettings } from '#testkit/tally/tally-topics.ts'

test('what has changed about a topic since it was asked for last is looked up again', async () => {
  await using world = await openTopics(1)
  const { KAFKA_BROKERS } = brokerSettings()
  await using archive = await openLogReader({
    brokers: KAFKA_BROKERS,
    clientId: 'test',
    log: openLog('test'),
  })
  const topic = world.bumps.name
  expect(await archive.bounds({ topic, partition: 0 })).toEqual({ low: 0, high: 0 })

  await world.admin.addPartitions(topic, 2)

  expect(await archive.bounds({ topic, partition: 1 })).toEqual({ low: 0, high: 0 })
  expect(await archive.decidedEnd({ topic, partition: 1 })).toBe(0)
})
