// What all contenders read, keep and write: the same Avro schemas under the same schema ids.

import type { SchemaRegistry } from '#runtime/codec/registry.ts'
import { type AvroSchema, defineSchema } from '#runtime/schema.ts'
import { defineTopic } from '#runtime/topic.ts'
import { listenerKey } from '#topics/listener-key.ts'

export interface Entry {
  readonly userId: string
  readonly number: number
  readonly note: string
  readonly plays: readonly {
    readonly trackId: string
    readonly endedAtMs: number
    readonly heardMs: number
  }[]
}

export interface Balance {
  readonly total: number
  readonly last: number
  readonly note: string
}

export type Balanced = Balance & { readonly userId: string }

const field = (name: string, type: unknown) => ({ name, type })
const record = (name: string, fields: readonly unknown[]) =>
  ({ type: 'record', name, namespace: 'linernotes', fields }) as const

const play = record('Play', [
  field('trackId', 'string'),
  field('endedAtMs', 'long'),
  field('heardMs', 'long'),
])
const balanceFields = [field('total', 'long'), field('last', 'long'), field('note', 'string')]

export const entry = defineSchema<Entry>(
  record('Entry', [
    field('userId', 'string'),
    field('number', 'long'),
    field('note', 'string'),
    field('plays', { type: 'array', items: play }),
  ]),
)
export const balance = defineSchema<Balance>(record('Balance', balanceFields))
export const balanced = defineSchema<Balanced>(
  record('Balanced', [field('userId', 'string'), ...balanceFields]),
)

/** What an entry adds to its user's balance. */
export function amountOf({ number, plays }: Entry): number {
  let amount = number
  for (const { heardMs } of plays) amount += heardMs
  return amount
}

export const schemaIds = { entry: 1, balance: 2, balanced: 3 } as const

/** The schemas' ids as if a registry had given them: it is asked once at the start, and takes no part. */
export const fixedRegistry: SchemaRegistry = {
  idOf: async (_, { name }) => {
    if (name === 'Entry') return schemaIds.entry
    return name === 'Balance' ? schemaIds.balance : schemaIds.balanced
  },
  schemaOf: async (id): Promise<AvroSchema> =>
    [entry, balance, balanced][id - 1]?.avro ?? entry.avro,
}

const topic = <E extends { readonly userId: string }>(name: string, schema: typeof entry) =>
  defineTopic<E>({
    name,
    events: [schema as never],
    owner: listenerKey,
    key: ({ userId }) => userId,
    partitions: 4,
    cleanup: 'delete',
    retentionMs: -1,
    compatibility: 'BACKWARD_TRANSITIVE',
  })

export const entryTopic = (name: string) => topic<Entry>(name, entry)
export const balancedTopic = (name: string) => topic<Balanced>(name, balanced as never)
