// Fills the input topic once for all contenders.
import rdkafka from 'node-rdkafka'
import { Codec } from '#runtime/codec.ts'
import { partitionOf } from '#runtime/partitioner.ts'
import { seededRandom } from '#runtime/random.ts'
import { type Entry, entry, fixedRegistry } from './entry.ts'

export interface Input {
  readonly brokers: string
  readonly topic: string
  readonly partitions: number
  readonly records: number
  readonly keys: number
  readonly playsEach: number
}

const NOTE_CHARS = 270
const BATCH = 5_000

/** Keys in random order, each equally likely; text that does not compress away. */
export async function fill(input: Input): Promise<void> {
  const { brokers, topic, partitions, records, keys, playsEach } = input
  const random = seededRandom(1)
  const below = (count: number) => Math.floor(random.next() * count)
  const text = Array.from({ length: 100_000 }, () => below(36).toString(36)).join('')
  const textOf = (length: number) => {
    const at = below(text.length - length)
    return text.slice(at, at + length)
  }
  const codec = new Codec(fixedRegistry, 1_000_000)
  await codec.declare(topic, entry)
  const producer = await openProducer(brokers)
  for (let at = 0; at < records; at += 1) {
    const userId = `user-${String(below(keys)).padStart(6, '0')}`
    const plays = Array.from({ length: playsEach }, () => ({
      trackId: textOf(22),
      endedAtMs: 1.7e12 + below(3e10),
      heardMs: below(300_000),
    }))
    const value: Entry = { userId, number: at, note: textOf(NOTE_CHARS), plays }
    const bytes = codec.encode(topic, entry, value)
    producer.produce(topic, partitionOf(userId, partitions), bytes, userId)
    if (at % BATCH === BATCH - 1) await flush(producer)
  }
  await flush(producer)
  await new Promise<void>((resolve) => {
    producer.disconnect(() => resolve())
  })
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
