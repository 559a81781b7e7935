// Fills a changelog as an actor that has lived for long would have.
import { randomBytes } from 'node:crypto'
import { Codec } from '#runtime/codec/codec.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { balance, fixedRegistry } from '../stateful/entry.ts'
import { openProducer } from './traffic.ts'

const PAGE_BYTES = 1_000
const BATCH = 5_000

export interface Fill {
  readonly brokers: string
  readonly changelog: string
  readonly partitions: number
  readonly megabytes: number
  /** Of a page's record; as our changelogs have it where nothing else is said. */
  readonly keyOf?: (userId: string) => string
}

const ourKey = (userId: string) => `${userId}:pages:balance:`

/** One page of 1,000 bytes that do not compress away for each user; returns some users of each partition. */
export async function fillState(fill: Fill) {
  const { brokers, changelog, partitions, megabytes, keyOf = ourKey } = fill
  const codec = new Codec(fixedRegistry, 1_000_000)
  await codec.declare(changelog, balance)
  const producer = await openProducer(brokers)
  const flush = () =>
    new Promise<void>((resolve, reject) => {
      producer.flush(120_000, (error) => (error ? reject(error) : resolve()))
    })
  const text = randomBytes(1_000_000)
    .toString('latin1')
    .replaceAll(/[^ -~]/g, 'x')
  const some = Array.from({ length: partitions }, (): string[] => [])
  const count = (megabytes * 1_000_000) / PAGE_BYTES
  for (let at = 0; at < count; at += 1) {
    const userId = `user-${String(at).padStart(8, '0')}`
    const from = (at * 7_919) % (text.length - PAGE_BYTES)
    const note = text.slice(from, from + PAGE_BYTES - 40)
    const value = codec.encode(changelog, balance, { total: 0, last: 0, note })
    const partition = partitionOf(userId, partitions)
    producer.produce(changelog, partition, value, keyOf(userId))
    if ((some[partition]?.length ?? 0) < 20_000) some[partition]?.push(userId)
    if (at % BATCH === BATCH - 1) await flush()
  }
  await flush()
  await new Promise<void>((resolve) => {
    producer.disconnect(() => resolve())
  })
  return some
}
