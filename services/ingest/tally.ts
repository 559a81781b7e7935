import { COUNTED_MS_MIN } from '#facts/counted-play.ts'
import { type LocalTime, localTimeOf, yearOfDayNumber } from '#facts/local-time.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Resolution } from './deduplicate.ts'
import type { Fingerprints } from './fingerprints.ts'

/** Sums over all kept plays of an import, by the listener's local days. */
export interface ImportTally {
  /** Kept rows by file, in the order of `filesEnd`. */
  readonly keptByFile: readonly number[]
  readonly longPlays: number
  readonly longPlaysByYear: ReadonlyMap<number, number>
  readonly movedByZone: number
  /** Kept plays whose length is assumed. */
  readonly assumed: number
  /** ms since 1970 UTC; NaN where nothing was kept. */
  readonly firstEndedAt: number
  readonly lastEndedAt: number
}

/** @param filesEnd for each file the number of the row after its last. */
export function tallyImport(
  rows: Fingerprints,
  resolution: Resolution,
  filesEnd: readonly number[],
  local: LocalTime,
): ImportTally {
  const utc = localTimeOf('UTC')
  const keptByFile = filesEnd.map(() => 0)
  const longPlaysByYear = new Map<number, number>()
  let longPlays = 0
  let movedByZone = 0
  let assumed = 0
  const heardMs = heardIn(rows, resolution, local)
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let row = 0, file = 0; row < rows.count; row++) {
    while (row >= (filesEnd[file] as number)) file++
    if (!resolution.isKept(row)) continue
    keptByFile[file] = (keptByFile[file] as number) + 1
    const endedAt = resolution.endedAt(row)
    const datedAt = resolution.countedAt(row)
    const day = local.dayNumberOf(datedAt)
    assumed += Number(rows.isAssumed(row))
    movedByZone += Number(day !== utc.dayNumberOf(datedAt))
    first = Math.min(first, endedAt)
    last = Math.max(last, endedAt)
    if (heardMs(row) < COUNTED_MS_MIN) continue
    longPlays++
    const year = yearOfDayNumber(day)
    longPlaysByYear.set(year, (longPlaysByYear.get(year) ?? 0) + 1)
  }
  const isEmpty = first > last
  return {
    keptByFile,
    longPlays,
    longPlaysByYear,
    movedByZone,
    assumed,
    firstEndedAt: isEmpty ? Number.NaN : first,
    lastEndedAt: isEmpty ? Number.NaN : last,
  }
}

/**
 * How long a play counts as heard, as days count it: one of an assumed length ends at the latest when the next of its
 * day begins.
 */
function heardIn(
  rows: Fingerprints,
  resolution: Resolution,
  local: LocalTime,
): (row: number) => number {
  const { playedMs, endedAt, isKept, countedAt } = resolution
  const keyOf = (row: number) => {
    const day = local.dayNumberOf(countedAt(row))
    return day * DAY_KEYS + (endedAt(row) - playedMs(row) - day * DAY_MS) / SECOND_MS + DAY_KEYS / 2
  }
  const starts = startKeys(rows, isKept, keyOf)
  return (row) => {
    if (!rows.isAssumed(row)) return playedMs(row)
    const key = keyOf(row)
    const next = starts[firstAbove(starts, key)]
    if (next === undefined || Math.floor(next / DAY_KEYS) !== Math.floor(key / DAY_KEYS))
      return playedMs(row)
    const startedAt = endedAt(row) - playedMs(row)
    const apart = (next - key) * SECOND_MS
    const isByMinute = startedAt % MINUTE_MS === 0 && apart % MINUTE_MS === 0
    return Math.min(playedMs(row), apart + (isByMinute ? MINUTE_MS : 0))
  }
}

/** Seconds for the starts of a day's plays: some began days before. */
const DAY_KEYS = 2 ** 20

/** Ascending; empty where all lengths are known. */
function startKeys(
  rows: Fingerprints,
  isKept: (row: number) => boolean,
  keyOf: (row: number) => number,
): Float64Array {
  const kept: number[] = []
  let isAnyAssumed = false
  for (let row = 0; row < rows.count; row++) {
    if (!isKept(row)) continue
    isAnyAssumed ||= rows.isAssumed(row)
  }
  if (!isAnyAssumed) return new Float64Array()
  for (let row = 0; row < rows.count; row++)
    if (isKept(row) && rows.playedMs(row) > 0) kept.push(keyOf(row))
  return Float64Array.from(kept).sort()
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}
