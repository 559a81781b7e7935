// Fills the input topic once for all contenders.
import rdkafka from 'node-rdkafka'
import { seededRandom } from '#foundation/random.ts'
import { Codec } from '#runtime/codec/codec.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { type Entry, entry, fixedRegistry } from './entry.ts'

export interface RaceInput {
  readonly brokers: string
  /** The topic to fill. */
  readonly input: string
  readonly partitions: number
  readonly records: number
  readonly keys: number
  readonly playsEach: number
}

const NOTE_CHARS = 270
const BATCH = 5_000

/** Keys in random order, each equally likely; text that does not compress away. */
export async function fill(input: RaceInput): Promise<void> {
  const { records, keys, playsEach } = input
  const random = seededRandom(1)
  const below = (count: number) => Math.floor(random.next() * count)
  const text = Array.from({ length: 100_000 }, () => below(36).toString(36)).join('')
  const textOf = (length: number) => {
    const at = below(text.length - length)
    return text.slice(at, at + length)
  }
  const playOf = () => ({
    trackId: textOf(22),
    endedAtMs: 1.7e12 + below(3e10),
    heardMs: below(300_000),
  })
  await fillWith(input, function* () {
    for (let number = 0; number < records; number += 1) {
      const userId = `user-${String(below(keys)).padStart(6, '0')}`
      const plays = Array.from({ length: playsEach }, playOf)
      yield { userId, number, note: textOf(NOTE_CHARS), plays }
    }
  })
}

/** In the order in which `entries` gives them. */
export async function fillWith(topic: FeedTopic, entries: () => Iterable<Entry>): Promise<void> {
  await using feed = await openFeed(topic)
  let count = 0
  for (const value of entries()) {
    feed.send(value)
    count += 1
    if (count % BATCH === 0) await feed.flush()
  }
}

type FeedTopic = Pick<RaceInput, 'brokers' | 'input' | 'partitions'>

/** Disposal waits until everything is written. */
export async function openFeed({ brokers, input, partitions }: FeedTopic) {
  const codec = new Codec(fixedRegistry, 1_000_000)
  await codec.declare(input, entry)
  const producer = await openProducer(brokers)
  producer.setPollInterval(100)
  return {
    send(value: Entry) {
      const bytes = codec.encode(input, entry, value)
      producer.produce(input, partitionOf(value.userId, partitions), bytes, value.userId)
    },
    flush: () => flush(producer),
    async [Symbol.asyncDispose]() {
      await flush(producer)
      await new Promise<void>((resolve) => {
        producer.disconnect(() => resolve())
      })
    },
  }
}

async function openProducer(brokers: string) {
  const producer = new rdkafka.Producer({
    'metadata.broker.list': brokers,
    'linger.ms': 5,
    'queue.buffering.max.kbytes': 1_048_576,
  })
  await new Promise<void>((resolve, reject) => {
    producer.connect({ timeout: 30_000 }, (error) => (error ? reject(error) : resolve()))
  })
  return producer
}

const flush = (producer: rdkafka.Producer) =>
  new Promise<void>((resolve, reject) => {
    producer.flush(60_000, (error) => (error ? reject(error) : resolve()))
  })
