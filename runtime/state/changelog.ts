// Keys of the changelog topic: `<key>:<table>:<name>`, so that a key's owner is read as everywhere. What is
// of the whole partition has no user.
import type { InRecord, OutRecord, TopicPartition } from '../kafka/port.ts'
import { completedTable, type StateChange, type Table, tables } from './state-store.ts'

const known: ReadonlySet<string> = new Set(tables)
/** Of values that are text: a time, an offset, an offset and the id of its topic. */
const formats: Readonly<Partial<Record<Table, RegExp>>> = {
  timers: /^\d{1,16}$/,
  [completedTable]: /^\d{1,16}$/,
  progress: /^\d{1,16} /,
}

export const changelogTopic = (actor: string): string => `${actor}-changelog`

export const toChangelog = (
  { topic, partition }: TopicPartition,
  change: StateChange,
): OutRecord => ({
  topic,
  partition,
  key: `${change.key}:${change.table}:${change.name}`,
  value: change.value,
})

/** Undefined for a record that this version does not know, and for one that nobody can have meant. */
export function fromChangelog({ key, value }: InRecord): StateChange | undefined {
  const text = key?.toString() ?? ''
  const keyEnd = text.indexOf(':')
  const tableEnd = text.indexOf(':', keyEnd + 1)
  const table = text.slice(keyEnd + 1, tableEnd)
  if (keyEnd < 0 || tableEnd < 0 || !known.has(table)) return undefined
  if ((keyEnd === 0) !== (table === 'progress')) return undefined
  if (value && formats[table as Table]?.test(value.toString()) === false) return undefined
  return {
    table: table as Table,
    key: text.slice(0, keyEnd),
    name: text.slice(tableEnd + 1),
    value,
  }
}
