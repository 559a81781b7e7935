import type { Row } from './exports/export.ts'
import { parsePlayedMs } from './exports/values.ts'

const HEARD_MS = /^(?:ms_?played|played_?ms|play duration milliseconds|stream_duration_ms)$/i

/** The listening that a row of an unknown format speaks of, in ms; 0 where none of its keys does. */
export function lostMsOf(row: Row): number {
  for (const [key, value] of Object.entries(row)) {
    const ms = HEARD_MS.test(key) ? parsePlayedMs(value) : 0
    if (typeof ms === 'number' && ms > 0) return ms
  }
  return 0
}
