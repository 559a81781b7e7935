import { createHash } from 'node:crypto'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { compareText } from './tally.ts'

/** SHA-256 in hex over JSON with sorted keys: equal values, equal hash, however they were built. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex')

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

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => compareText(a, b))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join()}}`
}
