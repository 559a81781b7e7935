import type { Schema } from './schema.ts'

/** Every event names its user, and the user ID is the Kafka key, or the owner part of it, everywhere. */
export interface UserEvent {
  readonly userId: string
}

export type Cleanup = 'delete' | 'compact' | 'compact,delete'

/** BACKWARD_TRANSITIVE inside, FULL_TRANSITIVE where others subscribe. */
export type Compatibility = 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE'

export interface Topic<E extends UserEvent = UserEvent> {
  readonly name: string
  /** The records it may carry; each is registered under `<topic>-<full record name>`. */
  readonly events: readonly Schema<E>[]
  /**
   * Kafka key of an event: the user ID, or `<userId>:<part>` where compaction must keep one record
   * per part. The partition always follows from the user ID alone, so one listener's order holds.
   */
  key(event: E): string
  /** Partitions in production; a deployment may set another number for all topics at once. */
  readonly partitions: number
  readonly cleanup: Cleanup
  /** How long records are kept, in ms; -1 keeps them for ever. Ignored by pure compaction. */
  readonly retentionMs: number
  readonly compatibility: Compatibility
}

/** A topic of whatever events. */
export type AnyTopic = Topic<any>

export type EventOf<T> = T extends Topic<infer E> ? E : never

export function defineTopic<E extends UserEvent>(topic: Topic<E>): Topic<E> {
  return Object.freeze(topic)
}

/** The user that a Kafka key belongs to: all of it, or what stands before the first colon. */
export function ownerOf(key: string): string {
  const end = key.indexOf(':')
  return end < 0 ? key : key.slice(0, end)
}
