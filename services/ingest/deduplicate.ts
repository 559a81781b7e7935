// De-duplicates plays: decides for all rows of an import which of them are the same play. The outcome depends on the
// set of rows alone: not on how they are split into files, nor on the order of files.
import { DAY_MS } from '#foundation/time.ts'
import { DUPLICATE, matchServices } from './deduplicate-across-services.ts'
import { floorToMinute } from './exports/values.ts'
import type { Fingerprints } from './fingerprints.ts'

const ORDINAL_MAX = 254 // At most 60 rows of one content can differ in the second of one minute.

export interface Resolution {
  readonly plays: number
  /** False for rows whose play another row already represents. */
  isKept(row: number): boolean
  /** 0 for the first play of its content in its minute, 1 for the next. */
  ordinal(row: number): number
  /** ms since 1970 UTC, from whichever row knew it best. */
  endedAt(row: number): number
  /** The instant that identifies the play, see `statedAt`. */
  at(row: number): number
}

/** `play-identity.ts` explains the rule. Takes time n log n and 5 bytes a row. */
export function resolveRows(rows: Fingerprints): Resolution {
  const decisions = new Uint8Array(rows.count)
  const earlierEnds = new Map<number, number>()
  const sorted = rows.sorted()
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    end = start + 1
    while (
      end < sorted.length &&
      rows.isSameContent(sorted[start] as number, sorted[end] as number)
    )
      end++
    if (end - start > 1) resolveGroup(rows, sorted.subarray(start, end), decisions, earlierEnds)
  }
  if (rows.isOfManyServices) matchServices(rows, decisions)
  return {
    plays: decisions.reduce((plays, decision) => plays + Number(decision !== DUPLICATE), 0),
    isKept: (row) => decisions[row] !== DUPLICATE,
    ordinal: (row) => decisions[row] as number,
    endedAt: (row) => earlierEnds.get(row) ?? rows.endedAt(row),
    at: (row) => earlierEnds.get(row) ?? rows.at(row),
  }
}

/** `group` holds rows of equal content, sorted as `Fingerprints.sorted` says. */
function resolveGroup(
  rows: Fingerprints,
  group: Uint32Array,
  decisions: Uint8Array,
  earlierEnds: Map<number, number>,
): void {
  const exact = distinct(rows, group, decisions, false)
  const byMinute = distinct(rows, group, decisions, true)
  const minutes = new Set(byMinute.map((row) => rows.at(row)))
  const known = new Set(exact.map((row) => floorToMinute(rows.at(row))))
  const unmatched = byMinute.filter((row) => !known.has(rows.at(row)))
  for (const row of byMinute) if (known.has(rows.at(row))) decisions[row] = DUPLICATE
  const late = exact.filter((row) => !minutes.has(floorToMinute(rows.at(row))))
  // Only Spotify reports late; what saw a play begin was there.
  if (!rows.isAssumed(group[0] as number)) matchLate(rows, late, unmatched, decisions, earlierEnds)
  const endOf = (row: number) => earlierEnds.get(row) ?? rows.at(row)
  numberRepeats([...exact, ...unmatched], endOf, decisions)
}

/** Rows of one precision, one for each end. The others are duplicates. */
function distinct(
  rows: Fingerprints,
  group: Uint32Array,
  decisions: Uint8Array,
  isByMinute: boolean,
): number[] {
  const kept: number[] = []
  for (const row of group) {
    if (rows.isByMinute(row) !== isByMinute) continue
    const last = kept.at(-1)
    if (last !== undefined && rows.at(last) === rows.at(row)) decisions[row] = DUPLICATE
    else kept.push(row)
  }
  return kept
}

/**
 * Rows of extended history that account data has no row for in their minute were reported late:
 * each takes the end of the nearest earlier account row that is left over, within a day.
 */
function matchLate(
  rows: Fingerprints,
  late: readonly number[],
  unmatched: readonly number[],
  decisions: Uint8Array,
  earlierEnds: Map<number, number>,
): void {
  const waiting: number[] = []
  let next = 0
  for (const row of late) {
    const reportedAt = rows.at(row)
    while (next < unmatched.length && rows.at(unmatched[next] as number) <= reportedAt)
      waiting.push(unmatched[next++] as number)
    const nearest = waiting.at(-1)
    if (nearest === undefined || reportedAt - rows.at(nearest) > DAY_MS) continue
    waiting.pop()
    decisions[nearest] = DUPLICATE
    earlierEnds.set(row, rows.at(nearest))
  }
}

function numberRepeats(
  group: readonly number[],
  endOf: (row: number) => number,
  decisions: Uint8Array,
): void {
  const seen = new Map<number, number>()
  for (const row of group) {
    if (decisions[row] === DUPLICATE) continue
    const minute = floorToMinute(endOf(row))
    const ordinal = seen.get(minute) ?? 0
    seen.set(minute, ordinal + 1)
    decisions[row] = Math.min(ordinal, ORDINAL_MAX)
  }
}
