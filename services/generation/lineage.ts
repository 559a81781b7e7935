import { compareText } from '#facts/tally.ts'
import { topicPartitionKey } from '#runtime/kafka/port.ts'
import type { KeptSelection, Lineage, SelectedDay, TopicOffsets } from '#schemas/index.ts'

/** What a day was computed from: offsets by topic and partition, ascending, each once. */
export function lineageOf(
  day: SelectedDay,
  { revision: selectionRevision, basis }: Pick<KeptSelection, 'revision' | 'basis'>,
): Lineage {
  const byPartition = new Map<string, { topic: string; partition: number; offsets: Set<number> }>()
  for (const { topic, partition, offset } of day.sources) {
    const key = topicPartitionKey({ topic, partition })
    const found = byPartition.get(key) ?? { topic, partition, offsets: new Set() }
    found.offsets.add(offset)
    byPartition.set(key, found)
  }
  const topics = [...byPartition.values()]
    .map(
      ({ offsets, ...rest }): TopicOffsets => ({
        ...rest,
        offsets: [...offsets].sort((a, b) => a - b),
      }),
    )
    .sort((a, b) => compareText(a.topic, b.topic) || a.partition - b.partition)
  const { factsHash, playsCount } = day
  return { topics, factsHash, playsCount, selectionRevision, basis }
}
