// Gathers what the checker looks at: topics, changelog, stores of processes that have stopped.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import avsc from 'avsc'
import { deadLetterHeaders } from '#runtime/dead-letters/dead-letter.ts'
import type { InRecord } from '#runtime/kafka/port.ts'
import type { Schema } from '#runtime/schema.ts'
import { lmdbStores } from '#runtime/state/lmdb-store.ts'
import { tables } from '#runtime/state/state-store.ts'
import { NAMESPACE } from '#topics/listener-key.ts'

import type { LedgerPages, LoggedRecord, StoreSeen } from './check-state.ts'
import type { LedgerInput } from './checker.ts'
import { account, ordered, slip, transferred } from './ledger-events.ts'

const WIRE_HEADER = 5
const types = new Map<Schema<any>, avsc.Type>()

export function eventOf<E>(value: Buffer, schema: Schema<E>): E {
  const type = types.get(schema) ?? avsc.Type.forSchema(schema.avro as never)
  types.set(schema, type)
  return type.fromBuffer(value.subarray(WIRE_HEADER)) as E
}

export const eventsOf = <E>(records: readonly InRecord[], schema: Schema<E>): E[] =>
  records.flatMap(({ value }) => (value ? [eventOf(value, schema)] : []))

export const ledgerSource = ({ topic, partition, offset }: InRecord) =>
  `${topic}/${partition}/${offset}`

export const ledgerInputs = (
  orders: readonly InRecord[],
  transfers: readonly InRecord[],
): LedgerInput[] => [
  ...orders.map((record) => ({
    source: ledgerSource(record),
    ...eventOf(record.value as Buffer, ordered),
    amount: 0,
  })),
  ...transfers.map((record) => ({
    source: ledgerSource(record),
    ...eventOf(record.value as Buffer, transferred),
    command: '',
  })),
]

export const ledgerLetters = (records: readonly InRecord[]): string[] =>
  records.map(({ headers }) => {
    const { source } = JSON.parse(headers[deadLetterHeaders(NAMESPACE).reason] ?? '{}')
    return ledgerSource(source)
  })

export function ledgerPages(
  changelog: readonly (readonly InRecord[])[],
  stores: StoreSeen[],
): LedgerPages {
  const logs = new Map<number, LoggedRecord[]>()
  const accounts = new Map<string, { sequence: number; balance: number }>()
  const slips = new Map<string, string>()
  for (const [partition, records] of changelog.entries()) {
    const log = records.map(
      ({ offset, key, value }): LoggedRecord => ({
        offset,
        key: String(key),
        value: value?.toString('hex') ?? null,
      }),
    )
    logs.set(partition, log)
    for (const { key, value } of records) {
      const [userId = '', table, family, part = ''] = String(key).split(':')
      if (table !== 'pages') continue
      if (family === 'account' && value) accounts.set(userId, eventOf(value, account))
      if (family === 'slip' && value) slips.set(`${userId}/${part}`, eventOf(value, slip).text)
      if (family === 'slip' && !value) slips.delete(`${userId}/${part}`)
    }
  }
  return { changelog: logs, stores, accounts, slips }
}

/** Every store below `stateDirs`, by instance. No process may have them open. */
export async function storesOf(
  actor: string,
  stateDirs: ReadonlyMap<string, string>,
): Promise<StoreSeen[]> {
  const seen: StoreSeen[] = []
  for (const [instance, dir] of stateDirs) {
    const folder = join(dir, actor)
    const open = lmdbStores(folder)
    const partitions = existsSync(folder)
      ? readdirSync(folder).filter((each) => /^\d+$/.test(each))
      : []
    for (const partition of partitions.map(Number)) {
      const store = await open(partition)
      const entries = new Map<string, string>()
      for (const table of tables) {
        for (const { key: userId, name, value } of store.all(table)) {
          entries.set(`${userId}:${table}:${name}`, value.toString('hex'))
        }
      }
      const { changelogOffset = 0 } = store
      await store.close()
      seen.push({ instance, partition, changelogOffset, entries })
    }
  }
  return seen
}
