// How actors of tests say what their events and pages look like, and which topics hold them.

import { defineSchema, type Schema } from '#runtime/schema.ts'
import { defineTopic, type Topic } from '#runtime/topic.ts'
import { listenerKey } from '#topics/listener-key.ts'

export interface Field {
  readonly name: string
  readonly type: unknown
}

export const text = (name: string): Field => ({ name, type: 'string' })
export const number = (name: string): Field => ({ name, type: 'long' })
export const texts = (name: string): Field => ({ name, type: { type: 'array', items: 'string' } })

export const recordOf = <T>(name: string, fields: readonly Field[]): Schema<T> =>
  defineSchema<T>({ type: 'record', name, namespace: 'linernotes', fields })

/** A topic of events of one kind, in four partitions, by user. */
export const topicOf = <E extends { userId: string }>(name: string, schema: Schema<E>): Topic<E> =>
  defineTopic<E>({
    name,
    events: [schema],
    owner: listenerKey,
    key: (event) => event.userId,
    partitions: 4,
    cleanup: 'delete',
    retentionMs: -1,
    compatibility: 'BACKWARD_TRANSITIVE',
  })
