// A few rows of each kind, in words, so that a person can see what became of their own file. Only cells that say what
// was heard and when are shown: an export also has addresses, devices and names of people, and private sessions.
import type { LocalTime } from '#facts/local-time.ts'
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Resolution } from './deduplicate.ts'
import { type ColumnRole, columnsOf } from './exports/columns.ts'
import type { DropReason, Row } from './exports/export.ts'
import { parseText } from './exports/values.ts'
import type { SpooledRow } from './spool.ts'

export const EXAMPLES_MAX = 3
const CELL_CHARS_MAX = 60

const SHOWN: readonly ColumnRole[] = ['start', 'end', 'date', 'clock', 'artist', 'title', 'played']
/** Kinds of rows, which say why one is no play. */
const KINDS = [
  'header',
  'Event Type',
  'Item Type',
  'Media Type',
  'ItemType',
  'event',
  'episode_name',
]

/** Examples of rows by what became of them: `kept`, a reason to drop, or why it is no play of its own. */
export type Examples = Readonly<Record<string, readonly string[]>>

/** A row that was dropped. Of a private session nothing is shown but its time. */
export function rowExample(row: Row, reason: DropReason): string {
  const keys = Object.keys(row)
  const columns = columnsOf(keys)
  const roles = reason === 'private-session' ? (['start'] as const) : SHOWN
  const named = roles.flatMap((role) => (columns[role] ?? []).slice(0, 1).map(({ key }) => key))
  const kinds = reason === 'private-session' ? [] : KINDS.filter((key) => key in row)
  const shown = [...new Set([...named, ...kinds])]
    .map((key) => cellOf(row[key]))
    .filter((cell) => cell !== '')
  return shown.length > 0 ? shown.join(' · ') : `a row of ${keys.slice(0, 6).join(', ')}`
}

function cellOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value) return cellOf(value.name)
  const text = parseText(String(value ?? '')) ?? ''
  return text.length > CELL_CHARS_MAX ? `${text.slice(0, CELL_CHARS_MAX)}…` : text
}

/** A play as `2025-01-05 18:30 Oda Brandt, One (3:20)`, in the listener's time. */
export function playExample(
  [, , , , title, creator]: SpooledRow,
  row: number,
  resolution: Pick<Resolution, 'endedAt' | 'playedMs'>,
  time: LocalTime,
): string {
  const playedMs = resolution.playedMs(row)
  const startedAt = resolution.endedAt(row) - playedMs
  const date = time.dateOf(startedAt)
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
  const seconds = String(Math.floor((playedMs % MINUTE_MS) / SECOND_MS)).padStart(2, '0')
  const names = [creator, title].filter((name) => name !== '').join(', ') || 'without a name'
  return `${day} ${time.clockOf(startedAt)} ${names} (${Math.floor(playedMs / MINUTE_MS)}:${seconds})`
}
