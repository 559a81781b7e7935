import { randomUUID } from 'node:crypto'
import { openToolLog } from '#observability/log.ts'
import { openLogReader } from '#runtime/kafka/log-reader.ts'
import { openTopicServers, type TopicServers } from '#testkit/topic-servers.ts'

const run = `log-reader-test-${randomUUID().slice(0, 8)}`

let servers: TopicServers
beforeAll(async () => {
  servers = await openTopicServers(run, 1)
}, 60_000)
afterAll(() => servers[Symbol.asyncDispose]())

test('a topic that was missing when its ends were asked for is found once it exists', async () => {
  const { KAFKA_BROKERS: brokers } = servers.settings
  const where = { topic: `${run}.late`, partition: 0 }
  await using reader = await openLogReader({ brokers, clientId: run, log: openToolLog(run) })

  await expect(reader.bounds(where)).rejects.toThrow('Unknown partition')
  await servers.createTopic(where.topic, 1, {})

  expect(await reader.bounds(where)).toEqual({ low: 0, high: 0 })
})
