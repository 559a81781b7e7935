// What the declarations ask for: topics with their settings, subjects with their schemas.

import { DAY_MS, HOUR_MS } from '#foundation/time.ts'
import type { Actor } from '#runtime/actor.ts'
import { subjectOf } from '#runtime/codec/codec.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import type { Schema } from '#runtime/schema.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import type { Cleanup, Compatibility, Compression, Topic } from '#runtime/topic.ts'

/** The part of an actor that topics and subjects follow from. */
export type PlannedActor = Pick<Actor, 'name' | 'pages' | 'receivers'>

export interface Declarations {
  readonly topics: readonly Topic[]
  readonly actors: readonly PlannedActor[]
}

export interface TopicPlan {
  readonly name: string
  readonly partitions: number
  readonly config: Readonly<Record<string, string>>
}

export interface SubjectPlan {
  /** `<topic>-<full record name>`. */
  readonly subject: string
  readonly topic: string
  readonly schema: Schema
  readonly compatibility: Compatibility
}

const deadLetterRetentionMs = 30 * DAY_MS

// Compaction that bounds how long a replaced page can still be read, so that an erasure is real, and
// keeps tombstones for a week: a state store that was away for longer is rebuilt.
const compaction = {
  'min.cleanable.dirty.ratio': '0.2',
  'segment.ms': String(DAY_MS),
  'max.compaction.lag.ms': String(7 * DAY_MS),
  'delete.retention.ms': String(7 * DAY_MS),
}

// Pages are rewritten all day, so changelogs roll sooner: only closed segments are compacted, and a
// restore reads what is left of them.
const changelog = {
  'cleanup.policy': 'compact',
  'compression.type': 'producer',
  ...compaction,
  'segment.ms': String(6 * HOUR_MS),
  'segment.bytes': String(128 * 1024 * 1024),
}

/** Topics of the declarations, then each actor's changelog and dead letters. */
export function planTopics(
  { topics, actors }: Declarations,
  partitions: number | undefined,
): readonly TopicPlan[] {
  const ofActors = actors.flatMap(({ name, receivers }) => {
    // Co-partitioned with what it receives: a listener's page and events share a partition number.
    const own = partitions ?? Math.max(...receivers.map(({ topic }) => topic.partitions))
    return [
      { name: changelogTopic(name), partitions: own, config: changelog },
      {
        name: deadLetterTopic(name),
        partitions: own,
        config: { ...kept('compact,delete', deadLetterRetentionMs), ...compressed() },
      },
    ]
  })
  const declared = topics.map((topic) => ({
    name: topic.name,
    partitions: partitions ?? topic.partitions,
    config: { ...kept(topic.cleanup, topic.retentionMs), ...compressed(topic.compression) },
  }))
  return [...declared, ...ofActors]
}

/** Without a compression of its own, a topic keeps what producers send as they send it. */
const compressed = (compression?: Compression): Readonly<Record<string, string>> => ({
  'compression.type': compression === 'none' ? 'uncompressed' : (compression ?? 'producer'),
})

function kept(cleanup: Cleanup, retentionMs: number): Readonly<Record<string, string>> {
  return {
    'cleanup.policy': cleanup,
    ...(cleanup === 'compact' ? {} : { 'retention.ms': String(retentionMs) }),
    ...(cleanup === 'delete' ? {} : compaction),
  }
}

/** A subject for each event of each topic, and for each kind of page of each changelog. */
export function planSubjects({ topics, actors }: Declarations): readonly SubjectPlan[] {
  const events = topics.flatMap(({ name, events: schemas, compatibility }) =>
    schemas.map((schema) => planOf(name, schema, compatibility)),
  )
  const pages = actors.flatMap(({ name, pages: families }) =>
    Object.values(families).map((schema) =>
      planOf(changelogTopic(name), schema, 'BACKWARD_TRANSITIVE'),
    ),
  )
  // Families of an actor may share a page schema.
  return [...new Map([...events, ...pages].map((each) => [each.subject, each])).values()]
}

const planOf = (topic: string, schema: Schema, compatibility: Compatibility): SubjectPlan => ({
  subject: subjectOf(topic, schema),
  topic,
  schema,
  compatibility,
})
