import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { features } from 'node-rdkafka'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { openToolLog } from '#observability/log.ts'
import { openLogReader } from '#runtime/kafka/log-reader.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import { startActor } from '#runtime/start-actor.ts'
import { songMs, songTopics } from '#testkit/song-topics.ts'
import { openTopicServers, type TopicServers } from '#testkit/topic-servers.ts'

// What this machine's node-rdkafka is compiled with decides which of the two is right.
const hasZstd = features.includes('zstd')
const run = `compression-test-${randomUUID().slice(0, 8)}`
const log = openToolLog(run)

let servers: TopicServers
beforeAll(async () => {
  servers = await openTopicServers(run, 1)
}, 60_000)
afterAll(() => servers[Symbol.asyncDispose]())

test('a message that the client cannot decompress is an error that says what to install', async () => {
  const topic = `${run}.packed`
  await servers.createTopic(topic, 1, { 'compression.type': 'zstd' })
  const { KAFKA_BROKERS: brokers } = servers.settings
  await using producer = await openTransactionalProducer({
    brokers,
    transactionalId: run,
    transactionMsMax: 60_000,
    recordBytesMax: 1_000,
    log,
  })
  await producer.begin()
  producer.produce({
    topic,
    partition: 0,
    key: 'ann',
    value: Buffer.from('zz'),
    headers: undefined,
  })
  await producer.commit()
  await using reader = await openLogReader({ brokers, clientId: run, log })

  const read = async () => {
    const values: string[] = []
    for await (const records of reader.read({ topic, partition: 0, offset: 0 }, 1)) {
      values.push(...records.map(({ value }) => String(value)))
    }
    return values
  }

  if (hasZstd) expect(await read()).toEqual(['zz'])
  else {
    await expect(read()).rejects.toMatchObject({
      code: 'COMPRESSION_UNSUPPORTED',
      message: expect.stringContaining('libzstd-dev'),
    })
  }
})

test('an actor that reads a topic which the client cannot decompress does not start', async () => {
  const declared = songTopics(run, 'songs', [songMs], { compression: 'zstd' })
  await applyTopics(servers.settings, declared)
  const STATE_DIR = await mkdtemp(join(tmpdir(), 'compression-'))
  const settings = RuntimeConfig.parse({
    ...servers.settings,
    STATE_DIR,
    INSTANCE_ID: run,
    UV_THREADPOOL_SIZE: 16,
  })

  const started = startActor(declared.actors[0] as never, { settings, deps: {}, log })

  if (hasZstd) await (await started)[Symbol.asyncDispose]()
  else {
    await expect(started).rejects.toMatchObject({
      code: 'COMPRESSION_UNSUPPORTED',
      details: { compression: 'zstd', wantedBy: `topic ${run}.songs` },
    })
  }
  await rm(STATE_DIR, { recursive: true })
})
