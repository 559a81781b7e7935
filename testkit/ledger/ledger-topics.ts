// Topics and schemas of one ledger, on whichever broker.
import { SchemaRegistryClient } from '@confluentinc/schemaregistry'
import { subjectOf } from '#runtime/codec/codec.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import type { Schema } from '#runtime/schema.ts'
import type { BrokerSettings } from '#runtime/settings.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { type KafkaAdmin, kafkaAdmin } from '../kafka-admin.ts'
import {
  account,
  type LedgerSchemas,
  ordered,
  paid,
  receipt,
  slip,
  transferred,
} from './ledger-events.ts'

export const LEDGER_PARTITIONS = 4

export interface TopicOptions {
  readonly replicas?: number
  readonly changelogConfig?: Readonly<Record<string, string>>
}

export interface LedgerTopics extends AsyncDisposable {
  readonly admin: KafkaAdmin
  readonly changelog: string
  readonly letters: string
}

export async function openLedgerTopics(
  servers: BrokerSettings,
  world: LedgerSchemas,
  options: TopicOptions,
): Promise<LedgerTopics> {
  const admin = kafkaAdmin(servers.KAFKA_BROKERS)
  const changelog = changelogTopic(world.actor)
  const letters = deadLetterTopic(world.actor)
  const plain = [world.orders, world.payments, world.transfers, world.receipts].map((t) => t.name)
  const topics = [...plain, letters, changelog]
  const compacted = { 'cleanup.policy': 'compact', ...options.changelogConfig }
  await admin.createTopics(
    topics.map((topic) => ({
      topic,
      partitions: LEDGER_PARTITIONS,
      replicas: options.replicas ?? 1,
      ...(topic === changelog && { config: compacted }),
    })),
  )
  await register(servers.SCHEMA_REGISTRY_URL, [
    [world.orders.name, ordered],
    [world.payments.name, paid],
    [world.transfers.name, transferred],
    [world.receipts.name, receipt],
    [changelog, account],
    [changelog, slip],
  ])
  return {
    admin,
    changelog,
    letters,
    async [Symbol.asyncDispose]() {
      await admin.deleteTopics(topics).catch(() => {}) // They go with their broker, perhaps.
    },
  }
}

async function register(url: string, schemas: readonly (readonly [string, Schema])[]) {
  const client = new SchemaRegistryClient({ baseURLs: [url] })
  for (const [topic, schema] of schemas) {
    const text = JSON.stringify(schema.avro)
    await client.register(subjectOf(topic, schema), { schemaType: 'AVRO', schema: text })
  }
}
