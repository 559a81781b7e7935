import type { AnyActor, Receiver } from '../actor.ts'
import type { Codec } from '../codec/codec.ts'
import { deadLetterTopic } from '../dead-letters/dead-letter.ts'
import { errors } from '../errors.ts'
import type { TransactionalProducer } from '../kafka/port.ts'
import { changelogTopic } from '../state/changelog.ts'
import type { Topic } from '../topic.ts'

/** Names of the topics that the actor receives, each once. */
export const inputsOf = (actor: AnyActor): string[] => [
  ...new Set(actor.receivers.map(({ topic }: Receiver) => topic.name)),
]

interface TopicClients {
  readonly producer: TransactionalProducer
  readonly codec: Codec
}

/**
 * Looks up (and does not create) schema IDs and partition counts of everything that the actor touches. Returns the
 * counts, by topic.
 * @throws TOPIC_MISSING, TOPICS_UNALIGNED, SCHEMA_UNREGISTERED, REGISTRY_UNREACHABLE
 */
export async function resolveTopics(
  actor: AnyActor,
  { producer, codec }: TopicClients,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const changelog = changelogTopic(actor.name)
  const sends = actor.sends as readonly Topic[]
  const aligned = [...inputsOf(actor), changelog]
  const all = new Set([...aligned, deadLetterTopic(actor.name), ...sends.map(({ name }) => name)])
  for (const topic of all) {
    const count = await producer.partitionsOf(topic)
    if (count === undefined) throw errors.TOPIC_MISSING({ topic })
    counts.set(topic, count)
  }
  // One number of every input and of the changelog belong to the same keys.
  if (new Set(aligned.map((topic) => counts.get(topic))).size > 1) {
    const topics = aligned.map((topic) => `${topic} ${counts.get(topic)}`).join(', ')
    throw errors.TOPICS_UNALIGNED({ topics })
  }
  const schemas = [
    ...sends.flatMap(({ name, events }) => events.map((schema) => [name, schema] as const)),
    ...Object.values(actor.pages as AnyActor['pages']).map(
      (schema) => [changelog, schema] as const,
    ),
  ]
  await Promise.all(schemas.map(([topic, schema]) => codec.declare(topic, schema as never)))
  return counts
}
