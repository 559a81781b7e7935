// What the topics contain about one listener. All of it is in one partition of each topic, so that is what is
// read: records of others are passed over by their key, and never decoded.
import assert from 'node:assert/strict'
import { type Log, openToolLog } from '#observability/log.ts'
import { Codec } from '#runtime/codec/codec.ts'
import { openSchemaRegistry } from '#runtime/codec/registry.ts'
import { errors } from '#runtime/errors.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { BrokerError, type InRecord } from '#runtime/kafka/port.ts'
import type { BrokerSettings } from '#runtime/settings.ts'
import { type AnyTopic, type EventOf, ownerOf } from '#runtime/topic.ts'
import type { ListenerEvent } from './listener-key.ts'

export interface LoggedEvent<E extends ListenerEvent = ListenerEvent> {
  readonly offset: number
  /** Name of the event's record, such as `PlaysRecorded`. */
  readonly name: string
  readonly event: E
}

/** Which part of a topic is read; all of the listener's partition where it is left out. */
export interface LogRange {
  /** The listener's, where it is known. */
  readonly partition?: number
  /** The first offset that is read, and the last. */
  readonly from?: number
  readonly to?: number
}

export interface ListenerLog extends AsyncDisposable {
  /** The listener's events in a topic, as far as the topic keeps them, in order. Deletions are left out. */
  events<T extends AnyTopic>(
    topic: T,
    userId: string,
    stretch?: LogRange,
  ): AsyncIterable<LoggedEvent<EventOf<T>>>
  /** The latest event under the listener's own key; undefined where there is none, or it was deleted. */
  latest<T extends AnyTopic>(
    topic: T,
    userId: string,
    stretch?: LogRange,
  ): Promise<LoggedEvent<EventOf<T>> | undefined>
  /** Everybody's events in a topic: every partition from beginning to end. */
  everybody<T extends AnyTopic>(topic: T): AsyncIterable<LoggedEvent<EventOf<T>>>
  /** The listener's records in a topic, undecoded. */
  records(topic: string, userId: string, stretch?: LogRange): AsyncIterable<InRecord>
}

export interface ListenerLogSettings extends BrokerSettings {
  /** Of every topic of the deployment; not needed if the caller names partitions. */
  readonly TOPIC_PARTITIONS?: number
}

const ANY_SIZE = Number.MAX_SAFE_INTEGER

/** @throws BrokerError if Kafka cannot be reached; TOPIC_MISSING while reading a topic that does not exist. */
export async function openListenerLog(
  settings: ListenerLogSettings,
  log: Log = openToolLog('listener-log'),
): Promise<ListenerLog> {
  const reader = await openEventReader(settings, { log })
  const codec = new Codec(openSchemaRegistry(settings.SCHEMA_REGISTRY_URL), ANY_SIZE)

  const count = () => {
    assert(settings.TOPIC_PARTITIONS, 'neither a partition nor how many there are is known')
    return settings.TOPIC_PARTITIONS
  }
  async function* records(
    topic: string,
    userId: string,
    {
      partition = partitionOf(userId, count()),
      from,
      to = Number.POSITIVE_INFINITY,
    }: LogRange = {},
  ): AsyncGenerator<InRecord> {
    for await (const record of existing(topic, reader.records(topic, partition, from))) {
      if (record.offset > to) return
      if (record.key && ownerOf(record.key.toString()) === userId) yield record
    }
  }
  async function* events<T extends AnyTopic>(topic: T, userId: string, stretch?: LogRange) {
    for await (const record of records(topic.name, userId, stretch)) {
      const logged = await decode(codec, topic, record)
      if (logged) yield logged as LoggedEvent<EventOf<T>>
    }
  }
  async function* everybody<T extends AnyTopic>(topic: T) {
    for (let partition = 0; partition < count(); partition += 1) {
      for await (const record of existing(topic.name, reader.records(topic.name, partition))) {
        const logged = await decode(codec, topic, record)
        if (logged) yield logged as LoggedEvent<EventOf<T>>
      }
    }
  }
  return {
    records,
    events,
    everybody,
    async latest(topic, userId, stretch) {
      let last: InRecord | undefined
      for await (const record of records(topic.name, userId, stretch)) {
        if (record.key?.toString() === userId) last = record
      }
      return (last && (await decode(codec, topic, last))) as LoggedEvent<EventOf<typeof topic>>
    },
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose]() as Promise<void>,
  }
}

/** As librdkafka says of a topic that is not there. */
const UNKNOWN = new Set([-190, -188, 3])

async function* existing(
  topic: string,
  records: AsyncIterable<InRecord>,
): AsyncGenerator<InRecord> {
  try {
    yield* records
  } catch (error) {
    const { code } = (error as { cause?: { code?: number } }).cause ?? {}
    if (error instanceof BrokerError && UNKNOWN.has(code ?? 0)) {
      throw errors.TOPIC_MISSING({ topic }, error)
    }
    throw error
  }
}

/** Undefined for a deletion, and for a record that the topic does not declare. */
async function decode(
  codec: Codec,
  topic: AnyTopic,
  { value, offset }: InRecord,
): Promise<LoggedEvent | undefined> {
  if (!value) return undefined
  const name = await codec.nameOf(value)
  const schema = topic.events.find((each) => each.name === name)
  return schema && { offset, name, event: codec.decode(schema, value) }
}
