import { type LocalTime, localTimeOf, yearOfDayNumber } from '#facts/local-time.ts'
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
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let row = 0, file = 0; row < rows.count; row++) {
    while (row >= (filesEnd[file] as number)) file++
    if (!resolution.isKept(row)) continue
    keptByFile[file] = (keptByFile[file] as number) + 1
    const endedAt = resolution.endedAt(row)
    const day = local.dayNumberOf(endedAt)
    assumed += Number(rows.isAssumed(row))
    movedByZone += Number(day !== utc.dayNumberOf(endedAt))
    first = Math.min(first, endedAt)
    last = Math.max(last, endedAt)
    if (!rows.isLong(row)) continue
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
