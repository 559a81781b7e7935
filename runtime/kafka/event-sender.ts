// A plain transactional sender for code that is not an actor: imports, tools, tests.

import { retry } from '#foundation/backoff.ts'
import { startDeadline, systemClock } from '#foundation/clock.ts'
import { Mutex } from '#foundation/mutex.ts'
import { type Log, openToolLog } from '#observability/log.ts'
import { Codec } from '../codec/codec.ts'
import { openSchemaRegistry, type SchemaRegistry } from '../codec/registry.ts'
import { errors } from '../errors.ts'
import type { Schema } from '../schema.ts'
import type { BrokerSettings } from '../settings.ts'
import { type AnyTopic, type EventOf, ownerOfEvent, type Topic } from '../topic.ts'
import { codes } from './client.ts'
import { partitionOf } from './partitioner.ts'
import {
  BrokerError,
  FencedError,
  isRetriable,
  type OutRecord,
  type TransactionalProducer,
} from './port.ts'
import { openTransactionalProducer } from './transactional-producer.ts'

export interface SendEventOptions {
  /** W3C trace context for the message's headers. */
  readonly traceparent?: string
}

export type SendEvents = <T extends AnyTopic, E extends EventOf<T> & object>(
  topic: T,
  schema: Schema<E>,
  event: E,
  options?: SendEventOptions,
) => Promise<void>

export interface EventSender extends AsyncDisposable {
  /** Sends one event in a transaction of its own; resolves once it is committed. */
  readonly send: SendEvents
  /**
   * Everything sent within `run` becomes visible together, or nothing when `run` or the broker fails.
   * While it is open, readers of those partitions wait: read your input before, or be quick.
   */
  transaction<R>(run: (send: SendEvents) => Promise<R>): Promise<R>
}

export interface EventSenderOptions {
  /** A later sender with the same one fences this one. */
  readonly transactionalId: string
  readonly log?: Log
  readonly registry?: SchemaRegistry
  /** Largest record, in bytes. */
  readonly recordBytesMax?: number
  /** A transaction that takes longer is aborted by the broker, whose own limit is 15 min. */
  readonly transactionMsMax?: number
}

const RECORD_BYTES_MAX = 900_000
const TRANSACTION_MS_MAX = 300_000
/** A full queue is the client's back-pressure, and empties within milliseconds. */
const retrying = { clock: systemClock, backoff: { msMin: 5, msMax: 100 }, isRetriable }

/** @throws BrokerError where Kafka cannot be reached. */
export async function openEventSender(
  { KAFKA_BROKERS, SCHEMA_REGISTRY_URL }: BrokerSettings,
  options: EventSenderOptions,
): Promise<EventSender> {
  const { recordBytesMax = RECORD_BYTES_MAX, transactionMsMax = TRANSACTION_MS_MAX } = options
  const producer = await openTransactionalProducer({
    brokers: KAFKA_BROKERS,
    transactionalId: options.transactionalId,
    transactionMsMax,
    recordBytesMax,
    log: options.log ?? openToolLog('sender'),
  })
  const codec = new Codec(
    options.registry ?? openSchemaRegistry(SCHEMA_REGISTRY_URL),
    recordBytesMax,
  )
  const counts = new Map<string, number>()
  const lock = new Mutex()
  let isClosed = false
  let isFenced = false

  const send: SendEvents = async (topic, schema, event, { traceparent } = {}) => {
    const record = await prepare({ producer, codec, counts }, { topic, schema, event, traceparent })
    await retry(() => producer.produce(record), retrying)
  }
  const transaction = <R>(run: (send: SendEvents) => Promise<R>): Promise<R> =>
    lock.hold(async () => {
      if (isFenced) await producer.renew()
      isFenced = false
      await producer.begin()
      try {
        const result = await run(send)
        // After it, the broker has aborted what it has not committed.
        using deadline = startDeadline(systemClock, transactionMsMax)
        await retry(() => producer.commit(), { ...retrying, signal: deadline.signal })
        return result
      } catch (failure) {
        const error = fencedBy(failure) ?? failure
        // Renewed now, it would fence the later one, which may be about to commit.
        isFenced = error instanceof FencedError
        if (!isClosed && !isFenced) await giveUp(producer, error)
        throw error
      }
    })
  return {
    send: (topic, schema, event, sendOptions) =>
      transaction((sendIn) => sendIn(topic, schema, event, sendOptions)),
    transaction,
    async [Symbol.asyncDispose]() {
      isClosed = true
      await producer[Symbol.asyncDispose]()
    },
  }
}

/** A client that was fenced says so once, at times in the background; each later call fails as fatal. */
function fencedBy(error: unknown): FencedError | undefined {
  if (error instanceof FencedError) return error
  const isFatal =
    error instanceof BrokerError && (error.cause as { code?: number })?.code === codes.fatal
  return isFatal ? new FencedError(error.message, error) : undefined
}

interface Parts {
  readonly producer: TransactionalProducer
  readonly codec: Codec
  readonly counts: Map<string, number>
}

interface Outgoing {
  readonly topic: Topic
  readonly schema: Schema
  readonly event: object
  readonly traceparent: string | undefined
}

async function prepare({ producer, codec, counts }: Parts, outgoing: Outgoing): Promise<OutRecord> {
  const { topic, schema, event, traceparent } = outgoing
  if (!codec.isDeclared(topic.name, schema)) await codec.declare(topic.name, schema)
  const count = counts.get(topic.name) ?? (await producer.partitionsOf(topic.name))
  if (count === undefined) throw errors.TOPIC_MISSING({ topic: topic.name })
  counts.set(topic.name, count)
  return {
    topic: topic.name,
    partition: partitionOf(ownerOfEvent(topic, event), count),
    key: topic.key(event),
    value: codec.encode(topic.name, schema, event),
    headers: traceparent ? { traceparent } : undefined,
  }
}

/** Leaves the sender usable: a transaction that cannot be aborted takes its producer with it. */
async function giveUp(producer: TransactionalProducer, error: unknown): Promise<void> {
  const needsRenewal = error instanceof BrokerError && error.remedy === 'renew'
  if (!needsRenewal) {
    try {
      return await producer.abort()
    } catch {
      // Nothing was sent yet, perhaps: then there is nothing to abort, and the client gives up.
    }
  }
  await producer.renew()
}
