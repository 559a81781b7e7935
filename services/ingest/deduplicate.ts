// De-duplicates plays: decides for all rows of an import which of them are the same play. The outcome depends on the
// set of rows alone: not on how they are split into files, nor on the order of files.
import { countedAt } from '#facts/heard-play.ts'
import { DAY_MS } from '#foundation/time.ts'
import { matchReporters } from './deduplicate-across-services.ts'
import { joinWithinReporters } from './deduplicate-within-reporters.ts'
import { floorToMinute } from './exports/values.ts'
import type { Fingerprints } from './fingerprints.ts'
import { type ReporterClock, startBy } from './reporter-clocks.ts'
import { fates, type RowFate, RowFates } from './row-fates.ts'
import { eachGroup } from './row-groups.ts'

export interface Resolution {
  readonly plays: number
  /** How the clock of each reporter of the fingerprints is read, by its index. */
  readonly clocks: readonly ReporterClock[]
  /** False for rows whose play another row already represents. */
  isKept(row: number): boolean
  /** Why a row is no play of its own; undefined for one that is kept. */
  fateOf(row: number): RowFate | undefined
  /** The row that a row that is not kept was joined with; only where `arePartnersKept`. */
  partnerOf(row: number): number
  /** 0 for the first play of its content in its minute, 1 for the next. */
  ordinal(row: number): number
  /** ms since 1970 UTC, from whichever row knew it best. */
  endedAt(row: number): number
  /** The instant that decides on which day the play counts, see `facts/midnight.ts`. */
  countedAt(row: number): number
  /** Heard in all rows of the play that continue each other, ms. */
  playedMs(row: number): number
  /** The instant that identifies the play, see `statedAt`. */
  at(row: number): number
}

/** `play-identity.ts` explains the rule. Takes time n log n and 9 bytes a row. */
export function resolveRows(rows: Fingerprints, arePartnersKept = false): Resolution {
  const decided = new RowFates(rows.count, arePartnersKept)
  eachGroup(rows.hashes.content, rows.count, {
    isLeftOut: () => false,
    compare: (a, b) => rows.compare(a, b),
    isSame: (a, b) => rows.isSameContent(a, b),
    visit: (group) => resolveGroup(rows, group, decided),
  })
  joinWithinReporters(rows, decided)
  const clocks = matchReporters(rows, decided)
  const playedMs = (row: number) => decided.playedMsOf(row) ?? rows.playedMs(row)
  const clockOf = (row: number) => clocks[rows.reporter(row)] as ReporterClock
  const endedAt = (row: number) =>
    decided.endOf(row) ?? startBy(rows, row, clockOf(row)) + rows.playedMs(row)
  let plays = 0
  for (let row = 0; row < rows.count; row++) if (decided.isKept(row)) plays++
  return {
    plays,
    clocks,
    isKept: (row) => decided.isKept(row),
    fateOf: (row) => decided.fateOf(row),
    partnerOf: (row) => decided.partnerOf(row),
    ordinal: (row) => decided.ordinal(row),
    endedAt,
    countedAt: (row) =>
      countedAt({
        endedAt: endedAt(row),
        playedMs: playedMs(row),
        isLengthAssumed: rows.isAssumed(row),
      }),
    playedMs,
    at: (row) => decided.endOf(row) ?? rows.at(row),
  }
}

/** `group` holds rows of equal content, by time, exact ends first. */
function resolveGroup(rows: Fingerprints, group: Uint32Array, decided: RowFates): void {
  const exact = distinct(rows, group, decided, false)
  const byMinute = distinct(rows, group, decided, true)
  const exactAt = new Map(exact.map((row) => [floorToMinute(rows.at(row)), row]))
  const minutes = new Set(byMinute.map((row) => rows.at(row)))
  const unmatched: number[] = []
  for (const row of byMinute) {
    const known = exactAt.get(rows.at(row))
    if (known === undefined) unmatched.push(row)
    else decided.join(row, fates.sameRow, known)
  }
  const late = exact.filter((row) => !minutes.has(floorToMinute(rows.at(row))))
  // Only Spotify reports late; what saw a play begin was there.
  if (!rows.statesStart(group[0] as number)) matchLate(rows, late, unmatched, decided)
  const endOf = (row: number) => decided.endOf(row) ?? rows.at(row)
  numberRepeats([...exact, ...unmatched], endOf, decided)
}

/**
 * Rows of one precision, one for each end. The others are duplicates. What states its start is one of its reporter's
 * only: the same instant may be the end of a play by another one's clock.
 */
function distinct(
  rows: Fingerprints,
  group: Uint32Array,
  decided: RowFates,
  isByMinute: boolean,
): number[] {
  const kept: number[] = []
  for (const row of group) {
    if (rows.isByMinute(row) !== isByMinute) continue
    const same = sameInstant(rows, kept, row)
    if (same !== undefined) decided.join(row, fates.sameRow, same)
    else kept.push(row)
  }
  return kept
}

/** `kept` ascends by instant, up to that of `row`. */
function sameInstant(rows: Fingerprints, kept: readonly number[], row: number): number | undefined {
  for (let at = kept.length - 1; at >= 0; at--) {
    const other = kept[at] as number
    if (rows.at(other) !== rows.at(row)) return undefined
    const isEither = rows.statesStart(other) || rows.statesStart(row)
    if (!isEither || rows.reporter(other) === rows.reporter(row)) return other
  }
  return undefined
}

/**
 * Rows of extended history that account data has no row for in their minute were reported late:
 * each takes the end of the nearest earlier account row that is left over, within a day.
 */
function matchLate(
  rows: Fingerprints,
  late: readonly number[],
  unmatched: readonly number[],
  decided: RowFates,
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
    decided.join(nearest, fates.sameRow, row)
    decided.setEnd(row, rows.at(nearest))
  }
}

function numberRepeats(
  group: readonly number[],
  endOf: (row: number) => number,
  decided: RowFates,
): void {
  const seen = new Map<number, number>()
  for (const row of group) {
    if (!decided.isKept(row)) continue
    const minute = floorToMinute(endOf(row))
    const ordinal = seen.get(minute) ?? 0
    seen.set(minute, ordinal + 1)
    decided.number(row, ordinal)
  }
}
