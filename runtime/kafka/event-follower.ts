// Follows the committed events of a whole topic from outside any group, from given offsets on.
import type { Log } from '#observability/log.ts'
import { Codec } from '../codec/codec.ts'
import { openSchemaRegistry } from '../codec/registry.ts'
import type { BrokerSettings } from '../settings.ts'
import type { AnyTopic, EventOf } from '../topic.ts'
import { openLogReader } from './log-reader.ts'
import type { FollowedRecords, InRecord } from './port.ts'
import { partitionCount } from './topic-metadata.ts'

export interface EventFollower<E> extends AsyncDisposable {
  /** Of the topic. */
  readonly partitions: number
  /** Waits for a record, at most about 100 ms. */
  take(): Promise<readonly FollowedRecords[]>
  /** Undefined for a deletion, and for a record that the topic does not declare. */
  decode(record: InRecord): Promise<E | undefined>
}

export interface FollowOptions {
  /** What the broker's logs call it. */
  readonly clientId: string
  readonly log: Log
  /** Offsets by partition; every partition from its beginning where it is left out. */
  readonly from?: readonly number[]
}

const ANY_SIZE = Number.MAX_SAFE_INTEGER

/** @throws BrokerError where Kafka cannot be reached, or has no such topic */
export async function followEvents<T extends AnyTopic>(
  { KAFKA_BROKERS: brokers, SCHEMA_REGISTRY_URL }: BrokerSettings,
  topic: T,
  { clientId, log, from }: FollowOptions,
): Promise<EventFollower<EventOf<T>>> {
  const partitions = await partitionCount(brokers, topic.name)
  await using opening = new AsyncDisposableStack()
  const reader = opening.use(await openLogReader({ brokers, clientId, log }))
  const follower = opening.use(await reader.follow())
  for (let partition = 0; partition < partitions; partition += 1) {
    follower.add({ topic: topic.name, partition, offset: from?.[partition] ?? 0 })
  }
  const codec = new Codec(openSchemaRegistry(SCHEMA_REGISTRY_URL), ANY_SIZE)
  const opened = opening.move()
  return {
    partitions,
    take: () => follower.take(),
    async decode({ value }) {
      if (!value) return undefined
      const name = await codec.nameOf(value)
      const schema = topic.events.find((each) => each.name === name)
      return schema && (codec.decode(schema, value) as EventOf<T>)
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
