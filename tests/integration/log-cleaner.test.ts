// What an erasure deletes leaves the disks of a real broker: its log cleaner is watched at work, in the files
// themselves.

import { hash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { planTopics } from '#deploy/topics/topic-plan.ts'
import { openLog } from '#observability/log.ts'
import { deleteKeys } from '#operations/delete-keys.ts'
import { searchTopic } from '#operations/search-topic.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'
import { defineTopic } from '#runtime/topic.ts'
import { playsRecorded } from '#schemas/index.ts'
import { until } from '#testkit/tally/tally-topics.ts'
import { openTopicServers, type TopicServers } from '#testkit/topic-servers.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import { plays } from '#topics/plays.ts'

const log = openLog('cleaner', 'silent')
const run = `cleaner-${randomUUID().slice(0, 8)}`
const [ada, bob] = [`ada-${run}`, `bob-${run}`]
const TEST_MS_MAX = 180_000
/** Like nothing else in a message, or its compression would tear it apart. */
const secretOf = (userId: string) => hash('sha256', userId)
/** The declared settings, with seconds in place of days. */
const soon = {
  'segment.ms': '1000',
  'min.cleanable.dirty.ratio': '0.01',
  'max.compaction.lag.ms': '1000',
  'delete.retention.ms': '0',
  'file.delete.delay.ms': '1000',
}
const ownPlays = defineTopic({ ...plays, name: `${run}.plays` })
const declared = { topics: [ownPlays], actors: [{ name: run, pages: {}, receivers: [] }] }
const letters = deadLetterTopic(run)
let servers: TopicServers

beforeAll(async () => {
  servers = await openTopicServers(run, 1)
  await applyTopics(servers.settings, { topics: [ownPlays], actors: [] })
  for (const { name, config } of planTopics(declared, 1)) {
    if (name === letters) await servers.createTopic(name, 1, config)
    if (name === letters || name === ownPlays.name) {
      await servers.configure(name, { ...config, ...soon })
    }
  }
}, TEST_MS_MAX)
afterAll(() => servers[Symbol.asyncDispose](), TEST_MS_MAX)

test(
  "an erased listener's plays and dead letters are in no file any more, and those of others are",
  async () => {
    await using reader = await openEventReader(servers.settings)
    const search = (topic: string, userId: string) =>
      searchTopic({ name: topic, isCompacted: true, isKept: () => false, note: '' }, userId, {
        records: reader.records,
        partitions: 1,
      })
    for (const user of [ada, bob]) await record(user, 3)
    for (const user of [ada, bob]) await fail(user)
    for (const topic of [ownPlays.name, letters]) {
      for (const user of [ada, bob]) expect([topic, user, isOnDisk(topic, user)]).toContain(true)
    }
    expect(isOnDisk(ownPlays.name, secretOf(ada))).toBe(true)

    for (const topic of [ownPlays.name, letters]) {
      const { left } = await search(topic, ada)
      expect(left).toHaveLength(topic === letters ? 1 : 3)
      await deleteKeys(servers.settings.KAFKA_BROKERS, ada, left)
    }
    // Only closed segments are cleaned, and one closes when another record comes.
    await until(
      'the cleaner has been there',
      async () => {
        await record(bob, 1)
        await fail(bob)
        return !isOnDisk(ownPlays.name, ada) && !isOnDisk(letters, ada)
      },
      TEST_MS_MAX,
    )

    expect(isOnDisk(ownPlays.name, secretOf(ada))).toBe(false)
    for (const topic of [ownPlays.name, letters]) {
      expect(isOnDisk(topic, bob)).toBe(true)
      expect((await search(topic, ada)).place).toMatchObject({ left: 0, going: 0 })
    }
    expect((await search(ownPlays.name, bob)).left.length).toBe(sent.get(bob))
  },
  TEST_MS_MAX,
)

/** Messages sent so far, by listener. */
const sent = new Map<string, number>()

async function record(userId: string, count: number): Promise<void> {
  await using sender = await openEventSender(servers.settings, {
    transactionalId: `${run}-record`,
    log,
  })
  for (let more = 0; more < count; more += 1) {
    const batch = sent.get(userId) ?? 0
    sent.set(userId, batch + 1)
    await sender.send(ownPlays, playsRecorded, {
      userId,
      importId: 'import',
      source: 'test',
      batch,
      isLast: false,
      recordedAt: 1,
      plays: [
        {
          playId: `${batch}`,
          endedAt: 1,
          playedMs: 60_000,
          kind: 'track',
          title: secretOf(userId),
          creator: 'Nobody',
          collection: null,
          uri: null,
          country: null,
          isLengthAssumed: false,
        },
      ],
    })
  }
}

let failed = 0

/** Writes a dead letter, as the runtime does. */
async function fail(userId: string): Promise<void> {
  await using producer = await openTransactionalProducer({
    brokers: servers.settings.KAFKA_BROKERS,
    transactionalId: `${run}-fail`,
    transactionMsMax: 60_000,
    recordBytesMax: 900_000,
    log,
  })
  failed += 1
  const headers = { [deadLetterHeaders(NAMESPACE).reason]: JSON.stringify({ actor: run, userId }) }
  const value = Buffer.from(secretOf(userId))
  await producer.begin()
  producer.produce({
    topic: letters,
    partition: 0,
    key: `${userId}:plays:0:${failed}`,
    value,
    headers,
  })
  await producer.commit()
}

/** Whether `text` is in any file of the topic on the broker's disk. */
function isOnDisk(topic: string, text: string): boolean {
  const folder = join(stackSettings(process.env).home, 'data', 'kafka', `${topic}-0`)
  return readdirSync(folder).some((name) => {
    try {
      return readFileSync(join(folder, name)).includes(text)
    } catch {
      return false // The cleaner has just taken it away.
    }
  })
}
