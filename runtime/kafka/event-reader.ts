// Reads topics from outside any group: tools and tests.
import { type Log, openToolLog } from '#observability/log.ts'
import { Codec } from '../codec/codec.ts'
import { openSchemaRegistry, type SchemaRegistry } from '../codec/registry.ts'
import { errors } from '../errors.ts'
import type { BrokerSettings } from '../settings.ts'
import type { AnyTopic, EventOf, Topic } from '../topic.ts'
import { openLogReader } from './log-reader.ts'
import type { InRecord } from './port.ts'

export interface ReadEvent<E extends object = object> {
  readonly record: InRecord
  /** Name of the event's record, such as `PlaysRecorded`. */
  readonly name: string
  /** Undefined for a deletion, and for a record that the topic does not declare. */
  readonly event: E | undefined
}

export interface EventReader extends AsyncDisposable {
  /** Committed events of one partition, from an offset to the end as it is now. */
  events<T extends AnyTopic>(
    topic: T,
    partition: number,
    from?: number,
  ): AsyncIterable<ReadEvent<EventOf<T>>>
  /** The same without decoding. */
  records(topic: string, partition: number, from?: number): AsyncIterable<InRecord>
  /** Offsets that exist: from `low` up to but not including `high`. */
  bounds(topic: string, partition: number): Promise<{ low: number; high: number }>
}

interface ReaderOptions {
  /** What the broker's logs call it. */
  readonly clientId?: string
  readonly log?: Log
  readonly registry?: SchemaRegistry
}

const ANY_SIZE = Number.MAX_SAFE_INTEGER

export async function openEventReader(
  { KAFKA_BROKERS, SCHEMA_REGISTRY_URL }: BrokerSettings,
  options: ReaderOptions = {},
): Promise<EventReader> {
  const log = options.log ?? openToolLog('reader')
  const logReader = await openLogReader({
    brokers: KAFKA_BROKERS,
    clientId: options.clientId ?? 'event-reader',
    log,
  })
  const codec = new Codec(options.registry ?? openSchemaRegistry(SCHEMA_REGISTRY_URL), ANY_SIZE)

  async function* records(topic: string, partition: number, from?: number) {
    const { low, high } = await logReader.bounds({ topic, partition })
    const offset = Math.max(low, from ?? low)
    for await (const batch of logReader.read({ topic, partition, offset }, high)) yield* batch
  }
  return {
    records,
    bounds: (topic, partition) => logReader.bounds({ topic, partition }),
    async *events(topic, partition, from) {
      for await (const record of records(topic.name, partition, from)) {
        const { name, event } = await decode(codec, topic, record)
        yield { record, name, event: event as never }
      }
    },
    [Symbol.asyncDispose]: async () => await logReader[Symbol.asyncDispose](),
  }
}

/** @throws EVENT_UNDECODABLE, SCHEMA_UNKNOWN, REGISTRY_UNREACHABLE */
async function decode(codec: Codec, topic: Topic, { value }: InRecord) {
  if (!value) return { name: '', event: undefined }
  const name = await codec.nameOf(value)
  const schema = topic.events.find((each) => each.name === name)
  if (!schema) return { name, event: undefined }
  const event = codec.decode(schema, value)
  if (typeof event !== 'object') throw errors.EVENT_UNDECODABLE({ reason: 'it is no record' })
  return { name, event }
}
