import type { Schema } from './schema.ts'

/**
 * What identifies the instances of an actor, such as `userId` for listeners: there is one for each key, and
 * its events are in one partition of every topic. `K` is the type of a valid key.
 */
export interface KeyKind<F extends string = string, K extends string = string> {
  /** The field of an event that holds the key. */
  readonly field: F
  /** Whether `text` is a key of this kind. It never holds a colon, which ends the key in a Kafka key. */
  readonly isValid: (text: string) => text is K
}

export type Cleanup = 'delete' | 'compact' | 'compact,delete'

/** BACKWARD_TRANSITIVE inside, FULL_TRANSITIVE where others subscribe. */
export type Compatibility = 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE'

export const compressions = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
export type Compression = (typeof compressions)[number]

export interface Topic<E extends object = object, F extends string = string> {
  readonly name: string
  /** The records it may carry; each is registered under `<topic>-<full record name>`. */
  readonly events: readonly Schema<E>[]
  /** Whose its events are. The partition follows from this key alone, so that each owner's order holds. */
  readonly owner: KeyKind<F>
  /**
   * Kafka key of an event: its owner's key, or `<key>:<part>` where compaction must keep one record
   * for each part.
   */
  key(event: E): string
  /** Partitions in production; a deployment may set another number for all topics together. */
  readonly partitions: number
  readonly cleanup: Cleanup
  /** How long records are kept, in ms; -1 keeps them for ever. Ignored by pure compaction. */
  readonly retentionMs: number
  readonly compatibility: Compatibility
  /**
   * How the brokers keep it; as each producer sends it (`KAFKA_COMPRESSION`) where it is left out. Brokers compress
   * again what producers send in another way.
   */
  readonly compression?: Compression
}

/** A topic of whatever events. */
export type AnyTopic = Topic<any, any>

export type EventOf<T> = T extends Topic<infer E, any> ? E : never

/** The field that holds the key of a topic's events. */
export type OwnerFieldOf<T> = T extends Topic<any, infer F> ? F : never

export const defineTopic = <E extends object, const F extends string = string>(
  topic: Topic<E, F>,
): Topic<E, F> => Object.freeze(topic)

/** The key whose event it is, as the event says it; empty where it says none. */
export function ownerOfEvent({ owner }: Pick<AnyTopic, 'owner'>, event: object): string {
  const key = (event as Readonly<Record<string, unknown>>)[owner.field]
  return typeof key === 'string' ? key : ''
}

/** The key that a Kafka key belongs to: all of it, or what is before the first colon. */
export function ownerOf(key: string): string {
  const end = key.indexOf(':')
  return end < 0 ? key : key.slice(0, end)
}
