// Topics and schemas of the example in docs/RUNTIME.md.

import { defineSchema } from '#runtime/schema.ts'
import { defineTopic } from '#runtime/topic.ts'
import { listenerKey } from '#topics/listener-key.ts'

export interface Heard {
  readonly userId: string
  /** Days since 1970. */
  readonly day: number
}

export interface Praised {
  readonly userId: string
  readonly words: string
}

interface Streak {
  readonly lastDay: number
  readonly days: number
}

const record = (name: string, fields: Readonly<Record<string, string>>) =>
  ({
    type: 'record',
    name,
    namespace: 'linernotes.example',
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
  }) as const

export const heard = defineSchema<Heard>(record('Heard', { userId: 'string', day: 'long' }))
export const praised = defineSchema<Praised>(
  record('Praised', { userId: 'string', words: 'string' }),
)
export const streak = defineSchema<Streak>(record('Streak', { lastDay: 'long', days: 'long' }))

const common = {
  owner: listenerKey,
  key: ({ userId }: { readonly userId: string }) => userId,
  partitions: 4,
  cleanup: 'delete',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
} as const

export const plays = defineTopic<Heard>({ ...common, name: 'heard', events: [heard] })
export const praises = defineTopic<Praised>({ ...common, name: 'praises', events: [praised] })
