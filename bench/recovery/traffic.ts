// A steady stream of events over all partitions, and when each partition's results became visible.
import rdkafka from 'node-rdkafka'
import { openLog } from '#observability/log.ts'
import { Codec } from '#runtime/codec/codec.ts'
import { openLogReader } from '#runtime/kafka/log-reader.ts'
import { entry, fixedRegistry } from '../stateful/entry.ts'

export interface Traffic extends AsyncDisposable {
  /** ms since 1970 at which results of a partition became visible, ascending. */
  times(partition: number): readonly number[]
}

export interface Way {
  readonly brokers: string
  readonly input: string
  readonly output: string
  readonly partitions: number
  /** Events of each partition, every 20 ms. */
  readonly each: number
  /** Users in `partition`; each of its events is for the next one. */
  readonly usersOf: (partition: number) => readonly string[]
}

const BEAT_MS = 20

export async function openTraffic(way: Way): Promise<Traffic> {
  const { brokers, input, output, partitions } = way
  const codec = new Codec(fixedRegistry, 1_000_000)
  await codec.declare(input, entry)
  const producer = await openProducer(brokers)
  const archive = await openLogReader({ brokers, clientId: 'bench', log: openLog('bench', 'warn') })
  const follower = await archive.follow()
  const times = Array.from({ length: partitions }, (): number[] => [])
  for (let partition = 0; partition < partitions; partition += 1) {
    const { high } = await archive.bounds({ topic: output, partition })
    follower.add({ topic: output, partition, offset: high })
  }
  let number = 0
  const sending = setInterval(() => {
    for (let partition = 0; partition < partitions; partition += 1) {
      const users = way.usersOf(partition)
      for (let at = 0; at < way.each; at += 1) {
        const userId = users[number % users.length] ?? ''
        const value = codec.encode(input, entry, { userId, number, note: '', plays: [] })
        producer.produce(input, partition, value, userId)
        number += 1
      }
    }
  }, BEAT_MS)
  let isOver = false
  const reading = (async () => {
    while (!isOver) {
      for (const { partition, records } of await follower.take()) {
        if (records.length > 0) times[partition]?.push(Date.now())
      }
    }
  })()
  return {
    times: (partition) => times[partition] ?? [],
    async [Symbol.asyncDispose]() {
      clearInterval(sending)
      isOver = true
      await reading
      await follower[Symbol.asyncDispose]()
      await archive[Symbol.asyncDispose]()
      await new Promise<void>((resolve) => {
        producer.disconnect(() => resolve())
      })
    },
  }
}

export async function openProducer(brokers: string) {
  const producer = new rdkafka.Producer({
    'metadata.broker.list': brokers,
    'linger.ms': 2,
    'queue.buffering.max.kbytes': 1_048_576,
  })
  await new Promise<void>((resolve, reject) => {
    producer.connect({ timeout: 30_000 }, (error) => (error ? reject(error) : resolve()))
  })
  return producer
}
