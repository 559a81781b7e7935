import { createHash } from 'node:crypto'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { compareText } from './tally.ts'

/** SHA-256 in hex over JSON with sorted keys: equal values, equal hash, however they were built. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex')

/** Hash of all that a report is written from. Equal hash, equal report. */
export const factsHashOf = (day: {
  readonly category: string
  readonly facts: readonly Fact[]
  readonly log: readonly LogEntry[]
}): string =>
  canonicalHash({
    category: day.category,
    facts: [...day.facts].sort((a, b) => compareText(a.id, b.id)),
    log: day.log,
  })

const sortKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)))
    : value
