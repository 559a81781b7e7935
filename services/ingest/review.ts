// What a person looks at before an import, and after it: what became of the rows of each file, with examples; which
// reports of other services were joined, and how their clocks were read; what another zone would change.
import { type LocalTime, localTimeOf } from '#facts/local-time.ts'
import { HOUR_MS } from '#foundation/time.ts'
import type { Resolution } from './deduplicate.ts'
import { EXAMPLES_MAX, type Examples, playExample } from './examples.ts'
import type { Fingerprints } from './fingerprints.ts'
import { type MovedDays, movedDaysOf } from './moved-days.ts'
import type { Histories } from './read-histories.ts'
import type { RowFate } from './row-fates.ts'
import type { Spool } from './spool.ts'
import type { ZoneSuggestion } from './zone-suggestion.ts'

/** Reports of one source that are joined with those of others. */
export interface ServiceJoin {
  /** The service, and what reported to it where rows name that. */
  readonly reporter: string
  /** Rows whose play another source already has. */
  readonly rows: number
  /** How far its clock is ahead of those of sources that know more, ms; read so. */
  readonly shiftMs: number
  /** Which instant of a play its rows state. */
  readonly states: 'the start' | 'the middle' | 'the end'
}

export interface FileReview {
  /** Rows that are no plays of their own, by why. */
  readonly joined: Readonly<Partial<Record<RowFate, number>>>
  /** At most 3 rows of each fate: `kept`, those of `joined`, and reasons to drop. */
  readonly examples: Examples
}

export interface ImportReview {
  /** In the order of the readings. */
  readonly files: readonly FileReview[]
  readonly joins: readonly ServiceJoin[]
  /** What the suggested zone would change, else UTC; null where it was not asked for. */
  readonly movedDays: MovedDays | null
  /** Only where it shows other times than the zone that was given. */
  readonly zoneSuggestion: ZoneSuggestion | null
}

interface Reviewed {
  readonly histories: Histories
  readonly resolution: Resolution
  readonly spool: Spool
  readonly time: LocalTime
  readonly isDryRun: boolean
}

export async function reviewImport(reviewed: Reviewed): Promise<ImportReview> {
  const { histories, resolution, spool, time, isDryRun } = reviewed
  const { fingerprints } = histories
  const fates = fatesOf(histories.filesEnd, resolution)
  const texts = await textsOf(fates, { spool, resolution, time })
  const files = fates.map((fate, file): FileReview => {
    const plays = [...fate].map(([name, { rows }]) => [
      name,
      rows.map((row) => texts.get(row) ?? ''),
    ])
    const { kept: _, ...joined } = Object.fromEntries(
      [...fate].map(([name, { count }]) => [name, count]),
    )
    return {
      joined,
      examples: { ...Object.fromEntries(plays), ...histories.readings[file]?.examples },
    }
  })
  const suggestion = histories.zoneEvidence.suggestion(histories.accountCountry) ?? null
  const last = fingerprints.count > 0 ? resolution.endedAt(fingerprints.count - 1) : 0
  const isOther = suggestion !== null && isElsewhere(suggestion, time, last)
  const other = isOther ? suggestion.zone : 'UTC'
  return {
    files,
    joins: joinsOf(fingerprints, resolution),
    movedDays:
      isOther || isDryRun
        ? movedDaysOf(fingerprints.count, resolution, time, {
            zone: other,
            time: localTimeOf(other),
          })
        : null,
    zoneSuggestion: isOther ? suggestion : null,
  }
}

/** Hours of sleep differ by some hours among people: alone they say no more than a wrong part of the world. */
function isElsewhere({ zone, certainty }: ZoneSuggestion, time: LocalTime, atMs: number): boolean {
  const apart = Math.abs(localTimeOf(zone).offsetMsAt(atMs) - time.offsetMsAt(atMs))
  return certainty === 'low' ? apart > 3 * HOUR_MS : apart > 0
}

interface FateRows {
  count: number
  readonly rows: number[]
}

/** For each file, how many rows had which fate, and the first of them. */
function fatesOf(
  filesEnd: readonly number[],
  resolution: Pick<Resolution, 'fateOf'>,
): ReadonlyMap<RowFate | 'kept', FateRows>[] {
  let row = 0
  return filesEnd.map((end) => {
    const fates = new Map<RowFate | 'kept', FateRows>()
    for (; row < end; row++) {
      const fate = resolution.fateOf(row) ?? 'kept'
      const known = fates.get(fate)
      if (!known) fates.set(fate, { count: 1, rows: [row] })
      else if (++known.count <= EXAMPLES_MAX) known.rows.push(row)
    }
    return fates
  })
}

async function textsOf(
  fates: readonly ReadonlyMap<string, FateRows>[],
  { spool, resolution, time }: Pick<Reviewed, 'spool' | 'resolution' | 'time'>,
): Promise<ReadonlyMap<number, string>> {
  const wanted = fates.flatMap((fate) => [...fate.values()].flatMap(({ rows }) => rows))
  const texts = new Map<number, string>()
  for (const [row, spooled] of await spool.rows(wanted))
    texts.set(row, playExample(spooled, row, resolution, time))
  return texts
}

function joinsOf(rows: Fingerprints, resolution: Resolution): ServiceJoin[] {
  const counts = rows.reporters.map(() => 0)
  for (let row = 0; row < rows.count; row++) {
    if (resolution.fateOf(row) !== 'otherReport') continue
    const reporter = rows.reporter(row)
    counts[reporter] = (counts[reporter] ?? 0) + 1
  }
  return rows.reporters.flatMap(({ service, name }, index) => {
    const count = counts[index] ?? 0
    const clock = resolution.clocks[index]
    if (count === 0 || !clock) return []
    const states =
      clock.stampsAt === 0 ? 'the start' : clock.stampsAt < 1 ? 'the middle' : 'the end'
    const reporter = name === '' ? service : `${service} by ${name}`
    return [{ reporter, rows: count, shiftMs: clock.shiftMs, states }]
  })
}
