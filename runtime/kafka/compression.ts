// What node-rdkafka can compress and read depends on the headers that its compiler found: it leaves zstd out without a
// word, and a reader then gets nothing beyond the first message that needs it.
import rdkafka from 'node-rdkafka'
import { errors } from '../errors.ts'
import { type Compression, compressions, type Topic } from '../topic.ts'

interface Wanted {
  /** Of what this process writes, its changelog included. */
  readonly own: Compression
  /** What it reads. */
  readonly topics: readonly Pick<Topic, 'name' | 'compression'>[]
}

/**
 * Holds what a process asks for against what node-rdkafka was compiled with.
 * @throws COMPRESSION_UNSUPPORTED
 */
export function assertCompressions(
  { own, topics }: Wanted,
  features: readonly string[] = rdkafka.features,
): void {
  const wanted = [
    { compression: own, wantedBy: 'what KAFKA_COMPRESSION asks for' },
    ...topics.map(({ name, compression = 'none' }) => ({ compression, wantedBy: `topic ${name}` })),
  ]
  const unsupported = wanted.find((each) => !isSupported(each.compression, features))
  if (unsupported) throw errors.COMPRESSION_UNSUPPORTED(unsupported)
}

/** What a message that cannot be read is compressed with, as far as one can say: builds leave out one at most. */
export const firstUnsupported = (features: readonly string[] = rdkafka.features): string =>
  compressions.find((each) => !isSupported(each, features)) ?? 'something unknown'

const isSupported = (compression: Compression, features: readonly string[]): boolean =>
  compression === 'none' || features.includes(compression)
