// Topics and schemas of their own for each test of the runtime, on real servers.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SchemaRegistryClient } from '@confluentinc/schemaregistry'
import { subjectOf } from '#runtime/codec/codec.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import type { Schema } from '#runtime/schema.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import type { Topic } from '#runtime/topic.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'
import { kafkaAdmin } from '../kafka-admin.ts'
import {
  brokerSettings,
  bumped,
  type TallyServers,
  tallied,
  tallySchema,
  tallyTopicsOf,
} from './tally-topics.ts'

export type OpenTopics = Awaited<ReturnType<typeof openTopics>>

interface TopicOptions {
  /** Those that the environment names where it is left out. */
  readonly servers?: TallyServers
  readonly replicas?: number
  /** More settings of the changelog topic. */
  readonly changelogConfig?: Readonly<Record<string, string>>
}

/** Creates the topics of one test and registers their schemas. Disposal deletes them. */
export async function openTopics(
  partitions = 4,
  { servers = brokerSettings(), replicas = 1, changelogConfig = {} }: TopicOptions = {},
) {
  const id = randomUUID().slice(0, 8)
  const world = tallyTopicsOf(id, mkdtempSync(join(tmpdir(), `linernotes-${id}-`)), servers)
  const admin = kafkaAdmin(servers.KAFKA_BROKERS)
  const plain = [world.bumps.name, world.tallies.name, deadLetterTopic(world.actor)]
  const changelog = changelogTopic(world.actor)
  const more: string[] = []
  const config = { 'cleanup.policy': 'compact', ...changelogConfig }
  await admin.createTopics([
    ...plain.map((topic) => ({ topic, partitions, replicas })),
    { topic: changelog, partitions, replicas, config },
  ])
  await register(servers, [
    [world.bumps.name, bumped],
    [world.tallies.name, tallied],
    [changelog, tallySchema],
  ])
  const [sender, reader] = await Promise.all([
    openEventSender(servers, { transactionalId: `sender-${id}` }),
    openEventReader(servers),
  ])
  return {
    ...world,
    sender,
    reader,
    admin,
    /** Another topic of the world, with its schemas. */
    async addTopic<E extends ListenerEvent>(topic: Topic<E>) {
      await admin.createTopics([{ topic: topic.name, partitions }])
      await register(
        servers,
        topic.events.map((schema) => [topic.name, schema]),
      )
      more.push(topic.name)
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([sender[Symbol.asyncDispose](), reader[Symbol.asyncDispose]()])
      await admin.deleteTopics([...plain, ...more, changelog])
      rmSync(world.stateDir, { recursive: true, force: true })
    },
  }
}

async function register(
  { SCHEMA_REGISTRY_URL }: TallyServers,
  schemas: readonly (readonly [string, Schema])[],
) {
  const client = new SchemaRegistryClient({ baseURLs: [SCHEMA_REGISTRY_URL] })
  for (const [topic, schema] of schemas) {
    const text = JSON.stringify(schema.avro)
    await client.register(subjectOf(topic, schema), { schemaType: 'AVRO', schema: text })
  }
}
