import { SchemaRegistryClient } from '@confluentinc/schemaregistry'
import avsc from 'avsc'
import { openLog } from '#observability/log.ts'
import { subjectOf } from '#runtime/codec/codec.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { Producer } from '#runtime/kafka/client.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { startActor } from '#runtime/start-actor.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import type { OpenTopics } from './open-topics.ts'
import { newDeps, tallyActor } from './tally-actor.ts'
import { type Bumped, bumped, readAll, settingsOf, type Tallied, until } from './tally-topics.ts'

export const quiet = openLog('test', process.env.TEST_LOG ? 'info' : 'silent')

export const start = (world: OpenTopics, more = {}, deps = newDeps()) =>
  startActor(tallyActor(world), { settings: settingsOf(world, more), deps, log: quiet })

export const bump = (world: OpenTopics, userId: string, number: number, command = '') =>
  world.sender.send(world.bumps, bumped, { userId, number, command })

export const bumpAll = (world: OpenTopics, events: readonly Bumped[]) =>
  world.sender.transaction(async (send) => {
    for (const event of events) await send(world.bumps, bumped, event)
  })

export async function tallies(world: OpenTopics, count: number): Promise<readonly Tallied[]> {
  let found: readonly Tallied[] = []
  await until(`${count} tallies`, async () => {
    found = await readAll(world.reader, world.tallies)
    return found.length >= count
  })
  return found.map((each) => ({ ...each }))
}

export async function letters(world: OpenTopics, count: number) {
  const found: {
    value: Buffer | null
    why: { code: string; attempts: number }
    headers: object
  }[] = []
  await until(`${count} dead letters`, async () => {
    found.length = 0
    for (let partition = 0; partition < 4; partition += 1) {
      const records = world.reader.records(deadLetterTopic(world.actor), partition)
      for await (const { value, headers } of records) {
        found.push({
          value,
          headers,
          why: JSON.parse(headers[deadLetterHeaders(NAMESPACE).reason] ?? ''),
        })
      }
    }
    return found.length >= count
  })
  return found
}

export const of = (found: readonly Tallied[], userId: string) =>
  found.filter((each) => each.userId === userId)

/** An event of listener bob, as bytes. */
export async function tallyBytes(world: OpenTopics) {
  await bump(world, 'bob', 1)
  const records = world.reader.records(world.bumps.name, partitionOf('bob', 4))
  for await (const { value } of records) return value
  throw new Error('nothing was sent')
}

/** An event as a newer version of its sender writes it, under a schema that is registered now. */
export async function newerBytes(world: OpenTopics, event: object) {
  const { fields } = bumped.avro as unknown as { fields: readonly object[] }
  const reason = { name: 'reason', type: 'string', default: '' }
  const avro = { ...bumped.avro, fields: [...fields, reason] }
  const client = new SchemaRegistryClient({ baseURLs: [world.servers.SCHEMA_REGISTRY_URL] })
  const id = await client.register(subjectOf(world.bumps.name, bumped), {
    schemaType: 'AVRO',
    schema: JSON.stringify(avro),
  })
  const header = Buffer.alloc(5)
  header.writeUInt32BE(id, 1)
  return Buffer.concat([header, avsc.Type.forSchema(avro as never).toBuffer(event)])
}

export async function produceRaw(
  world: OpenTopics,
  messages: readonly { key: string | null; value: Buffer; headers: { [name: string]: string }[] }[],
) {
  const producer = new Producer({ 'metadata.broker.list': world.servers.KAFKA_BROKERS })
  await new Promise((resolve, reject) =>
    producer.connect({}, (error) => (error ? reject(error) : resolve(undefined))),
  )
  for (const { key, value, headers } of messages) {
    producer.produce(
      world.bumps.name,
      partitionOf('ann', 4),
      value,
      key,
      undefined,
      undefined,
      headers,
    )
  }
  await new Promise((resolve) => producer.flush(10_000, resolve))
  await new Promise((resolve) => producer.disconnect(resolve))
}
