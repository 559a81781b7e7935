// A plain transactional sender, for whoever is no actor: imports, tools, tests.

import { sleep, systemClock } from '#foundation/clock.ts'
import { Lock } from '#foundation/mutex.ts'
import { type Log, openToolLog } from '#observability/log.ts'
import { Codec } from '../codec/codec.ts'
import { openRegistry, type Registry } from '../codec/registry.ts'
import { faults } from '../errors.ts'
import type { Schema } from '../schema.ts'
import type { BrokerSettings } from '../settings.ts'
import type { AnyTopic, EventOf, Topic, UserEvent } from '../topic.ts'
import { partitionOf } from './partitioner.ts'
import type { Outbox, OutRecord } from './port.ts'
import { BrokerError } from './port.ts'
import { openOutbox } from './transactional-producer.ts'

export interface SendOptions {
  /** W3C trace context for the message's headers. */
  readonly traceparent?: string
}

export type Send = <T extends AnyTopic, E extends EventOf<T> & UserEvent>(
  topic: T,
  schema: Schema<E>,
  event: E,
  options?: SendOptions,
) => Promise<void>

export interface Sender extends AsyncDisposable {
  /** Sends one event in a transaction of its own; resolves once it is committed. */
  readonly send: Send
  /**
   * Everything sent within `run` becomes visible at once, or nothing when `run` or the broker fails.
   * While it is open, readers of those partitions wait: read your input before, or be quick.
   */
  transaction<R>(run: (send: Send) => Promise<R>): Promise<R>
}

export interface SenderOptions {
  /** Whoever opens a sender with the same one later fences this one off. */
  readonly transactionalId: string
  readonly log?: Log
  readonly registry?: Registry
  /** Largest record, in bytes. */
  readonly recordBytesMax?: number
  /** A transaction that takes longer is aborted by the broker, whose own limit is 15 min. */
  readonly transactionMsMax?: number
}

const RECORD_BYTES_MAX = 900_000
const TRANSACTION_MS_MAX = 300_000
const QUEUE_FULL_WAIT_MS = 5

/** @throws BrokerError where Kafka cannot be reached. */
export async function openSender(
  { KAFKA_BROKERS, SCHEMA_REGISTRY_URL }: BrokerSettings,
  options: SenderOptions,
): Promise<Sender> {
  const recordBytesMax = options.recordBytesMax ?? RECORD_BYTES_MAX
  const outbox = await openOutbox({
    brokers: KAFKA_BROKERS,
    transactionalId: options.transactionalId,
    transactionMsMax: options.transactionMsMax ?? TRANSACTION_MS_MAX,
    recordBytesMax,
    log: options.log ?? openToolLog('sender'),
  })
  const codec = new Codec(options.registry ?? openRegistry(SCHEMA_REGISTRY_URL), recordBytesMax)
  const counts = new Map<string, number>()
  const lock = new Lock()

  const send: Send = async (topic, schema, event, { traceparent } = {}) => {
    const record = await prepare({ outbox, codec, counts }, { topic, schema, event, traceparent })
    await produce(outbox, record)
  }
  const transaction = <R>(run: (send: Send) => Promise<R>): Promise<R> =>
    lock.hold(async () => {
      await outbox.begin()
      try {
        const result = await run(send)
        await commit(outbox)
        return result
      } catch (error) {
        await giveUp(outbox, error)
        throw error
      }
    })
  return {
    send: (topic, schema, event, sendOptions) =>
      transaction((sendIn) => sendIn(topic, schema, event, sendOptions)),
    transaction,
    [Symbol.asyncDispose]: async () => await outbox[Symbol.asyncDispose](),
  }
}

interface Parts {
  readonly outbox: Outbox
  readonly codec: Codec
  readonly counts: Map<string, number>
}

interface Letter {
  readonly topic: Topic
  readonly schema: Schema
  readonly event: UserEvent
  readonly traceparent: string | undefined
}

async function prepare({ outbox, codec, counts }: Parts, letter: Letter): Promise<OutRecord> {
  const { topic, schema, event, traceparent } = letter
  if (!codec.isDeclared(topic.name, schema)) await codec.declare(topic.name, schema)
  const count = counts.get(topic.name) ?? (await outbox.partitionsOf(topic.name))
  if (count === undefined) throw faults.TOPIC_MISSING({ topic: topic.name })
  counts.set(topic.name, count)
  return {
    topic: topic.name,
    partition: partitionOf(event.userId, count),
    key: topic.key(event),
    value: codec.encode(topic.name, schema, event),
    headers: traceparent ? { traceparent } : undefined,
  }
}

/** A full queue is the client's back-pressure: wait, and try again. */
async function produce(outbox: Outbox, record: OutRecord): Promise<void> {
  for (;;) {
    try {
      outbox.produce(record)
      return
    } catch (error) {
      if (!(error instanceof BrokerError) || error.remedy !== 'retry') throw error
      await sleep(systemClock, QUEUE_FULL_WAIT_MS)
    }
  }
}

async function commit(outbox: Outbox): Promise<void> {
  for (;;) {
    try {
      await outbox.commit()
      return
    } catch (error) {
      if (!(error instanceof BrokerError) || error.remedy !== 'retry') throw error
    }
  }
}

/** Leaves the sender usable: a transaction that cannot be aborted takes its producer with it. */
async function giveUp(outbox: Outbox, error: unknown): Promise<void> {
  const needsRenewal = error instanceof BrokerError && error.remedy === 'renew'
  if (!needsRenewal) {
    try {
      return await outbox.abort()
    } catch {
      // Nothing was sent yet, perhaps: then there is nothing to abort, and the client gives up.
    }
  }
  await outbox.renew()
}
