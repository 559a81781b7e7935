import { defineErrors } from '#foundation/service-error.ts'
import type { Incompatibility } from './compatibility.ts'

/** A forbidden change, with the topic and the record that it is part of. */
export interface Refusal extends Omit<Incompatibility, 'version'> {
  readonly topic: string
  /** Full name of the record. */
  readonly record: string
  readonly compatibility: string
  /** The registered version that it breaks with; undefined where the registry did not say. */
  readonly version: number | undefined
}

interface OtherPartitions {
  readonly topic: string
  readonly partitions: number
  readonly declared: number
}

interface KeptText {
  readonly subject: string
  readonly id: number
  readonly differences: readonly string[]
  readonly url: string
}

export const errors = defineErrors({
  TOPIC_SCHEMA_INCOMPATIBLE: {
    policy: 'stop',
    message: ({ refusals }: { readonly refusals: readonly Refusal[] }) =>
      `nothing was registered: ${refusals.map(sentenceOf).join('; ')}. ` +
      'Give a new field a default, keep an old one, or use a new name',
  },
  TOPIC_SCHEMA_TEXT_KEPT: {
    policy: 'stop',
    message: ({ subject, id, differences, url }: KeptText) =>
      `schema registry at ${url}: it takes ${subject} for its ID ${id}, whose text differs in ` +
      `${differences.join(', ')}, and registers no other. Register the text by the registry's own API, ` +
      'or give the record a property that it compares, such as "revision": 2',
  },
  TOPIC_PARTITIONS_DIFFER: {
    policy: 'stop',
    message: ({ topics }: { readonly topics: readonly OtherPartitions[] }) =>
      `${topics.map((each) => `${each.topic} has ${each.partitions} partitions, not ${each.declared}`).join('; ')}. ` +
      'A listener lives in the partition that the number gives, in every topic and changelog: it ' +
      'cannot change in place. Set TOPIC_PARTITIONS to what is there, or start with new topics and replay',
  },
  TOPICS_DIFFER: {
    policy: 'stop',
    message: ({ count }: { readonly count: number }) => `${count} things are not as declared`,
  },
  TOPIC_BROKER_FAILED: {
    policy: 'stop',
    message: ({ brokers, reason }: { readonly brokers: string; readonly reason: string }) =>
      `Kafka at ${brokers}: ${reason}`,
  },
  TOPIC_REGISTRY_FAILED: {
    policy: 'stop',
    message: ({ url, reason }: { readonly url: string; readonly reason: string }) =>
      `schema registry at ${url}: ${reason}`,
  },
})

/** `plays: linernotes.PlaysRecorded, field playedMs (plays[].playedMs): type changed, long to string`. */
export function sentenceOf(refusal: Refusal): string {
  const { topic, record, field, path, change, detail, compatibility, version } = refusal
  const where = path === field ? '' : ` (${path})`
  const against = version === undefined ? '' : ` against version ${version}`
  return `${topic}: ${record}, field ${field}${where}: ${change}, ${detail}; ${compatibility}${against}`
}
