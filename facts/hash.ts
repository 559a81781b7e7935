import { createHash } from 'node:crypto'
import type { Fact, LogEntry, ZonePeriod } from '#schemas/index.ts'
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

/** Hash of all that a profile says of which plays count on which day. */
export const profileHashOf = (profile: {
  readonly zone: string
  readonly zoneHistory: readonly ZonePeriod[]
  readonly hiddenCreators: readonly string[]
  readonly hiddenDates: readonly string[]
}): string =>
  canonicalHash({
    zone: profile.zone,
    zoneHistory: [...profile.zoneHistory].sort((a, b) => a.fromMs - b.fromMs),
    hiddenCreators: [...new Set(profile.hiddenCreators)].sort(),
    hiddenDates: [...new Set(profile.hiddenDates)].sort(),
  })

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => compareText(a, b))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join()}}`
}
