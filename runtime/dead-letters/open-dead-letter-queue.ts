// Dead letters on the real broker.

import { systemClock } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { type Log, openLog } from '#observability/log.ts'
import { Codec, idOf } from '../codec/codec.ts'
import { openSchemaRegistry } from '../codec/registry.ts'
import { commonSettings, connect, Producer, partitionsOf } from '../kafka/client.ts'
import { closeClient } from '../kafka/close-client.ts'
import { openLogReader } from '../kafka/log-reader.ts'
import type { InRecord } from '../kafka/port.ts'
import { openTransactionalProducer } from '../kafka/transactional-producer.ts'
import { defineSchema } from '../schema.ts'
import type { BrokerSettings } from '../settings.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'

/** They were written once already: no limit of ours may stand in their way. */
const RECORD_BYTES_MAX = 104_857_600
const TRANSACTION_MS_MAX = 60_000

/** @throws BrokerError where Kafka cannot be reached. */
export async function openDeadLetterQueue(
  namespace: string,
  { KAFKA_BROKERS: brokers }: Pick<BrokerSettings, 'KAFKA_BROKERS'>,
  log: Log = openLog('dead-letters', 'silent'),
): Promise<AsyncDisposable & { readonly box: DeadLetterQueue }> {
  const clientId = `${namespace}.dead-letters`
  const logReader = await openLogReader({ brokers, clientId, log })
  const metadata = new Producer(commonSettings(brokers, clientId) as never)
  await connect(metadata)
  const box = new DeadLetterQueue({
    namespace,
    logReader,
    clock: systemClock,
    log,
    partitionsOf: (topic) => partitionsOf(metadata, topic),
    openProducer: () =>
      openTransactionalProducer({
        brokers,
        transactionalId: clientId,
        transactionMsMax: TRANSACTION_MS_MAX,
        recordBytesMax: RECORD_BYTES_MAX,
        log,
      }),
  })
  return {
    box,
    async [Symbol.asyncDispose]() {
      await Promise.all([logReader[Symbol.asyncDispose](), closeClient(metadata, log)])
    },
  }
}

export type DecodedMessage =
  | { readonly ok: true; readonly name: string; readonly event: unknown }
  | { readonly ok: false; readonly reason: string }

/** What a message's bytes say, as the schema that they were written with says it. */
export async function decodeMessage(
  { SCHEMA_REGISTRY_URL }: Pick<BrokerSettings, 'SCHEMA_REGISTRY_URL'>,
  { value }: InRecord,
): Promise<DecodedMessage> {
  if (!value) return { ok: false, reason: 'it has no bytes' }
  const registry = openSchemaRegistry(SCHEMA_REGISTRY_URL)
  const codec = new Codec(registry, RECORD_BYTES_MAX)
  try {
    const schema = defineSchema(await registry.schemaOf(idOf(value)))
    await codec.learn(idOf(value))
    return { ok: true, name: schema.name, event: codec.decode(schema, value) }
  } catch (error) {
    if (error instanceof ServiceError) return { ok: false, reason: error.message }
    throw error
  }
}
