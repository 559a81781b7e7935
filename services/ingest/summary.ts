import type { ZonePeriod } from '#schemas/index.ts'
import type { Resolution } from './deduplicate.ts'
import type { DropReason } from './exports/export.ts'
import type { MovedDays } from './moved-days.ts'
import type { UsedCompanion } from './read-companions.ts'
import type { Histories } from './read-histories.ts'
import type { HistoryRead } from './read-history.ts'
import type { FileReview, ImportReview, ServiceJoin } from './review.ts'
import type { IgnoredFile } from './source.ts'
import type { ImportTally } from './tally.ts'
import type { Stay } from './travels.ts'
import type { YearChoice } from './year.ts'
import type { ZoneSuggestion } from './zone-suggestion.ts'

type Dropped = Readonly<Partial<Record<DropReason, number>>>

export interface FileSummary extends FileReview {
  readonly name: string
  readonly format: string
  readonly rows: number
  readonly kept: number
  readonly duplicates: number
  readonly dropped: Dropped
  /** Rows without a duration in the file. */
  readonly assumedLengths: number
}

/**
 * What became of every row. For each file and in total: rows = kept + dropped + duplicates.
 * `import --json` prints it as it is.
 */
export interface ImportSummary {
  readonly userId: string
  /** The same user and the same files give the same id. */
  readonly importId: string
  readonly files: readonly FileSummary[]
  readonly rows: number
  readonly kept: number
  readonly dropped: number
  readonly duplicates: number
  /** Distinct plays, short ones included. */
  readonly plays: number
  /** Of these, plays that earlier imports of other exports brought: they are not counted again. */
  readonly joinedWithEarlier: number
  /** Plays of 30 s and more: those that days count. */
  readonly longPlays: number
  /** Plays whose length is assumed, because no row states it: minutes that rest on such plays are not stated. */
  readonly assumedLengths: number
  readonly zone: string
  /** Zones in force from some time on, as given. */
  readonly zoneHistory: readonly ZonePeriod[]
  /** Days that were spent elsewhere, as far as rows show. A suggestion: it changes nothing by itself. */
  readonly travel: readonly Stay[]
  /** Plays that would be on another day in UTC. */
  readonly movedByZone: number
  /** First and last end of a play, ISO 8601 in UTC; null where there is no play. */
  readonly from: string | null
  readonly to: string | null
  readonly year: number
  readonly yearReason: string
  /** Files that were not read as a history, and why. */
  readonly ignored: readonly IgnoredFile[]
  /** Reports of one source that are joined with those of others. */
  readonly joins: readonly ServiceJoin[]
  /** What the suggested zone would change, else UTC; null where it was not looked at. */
  readonly movedDays: MovedDays | null
  /** Only where it shows other times than the zone that was given. It changes nothing by itself. */
  readonly zoneSuggestion: ZoneSuggestion | null
  /** Files that were read for names, and what they gave. */
  readonly companions: readonly UsedCompanion[]
  /** What is wrong with files that were read, or lost with those that were not, in words for the listener. */
  readonly problems: readonly string[]
  /** What the files do not say and a person should look at, in words for the listener. */
  readonly checks: readonly string[]
  readonly isDryRun: boolean
  /** `recordedAt` of the import's messages, ms since 1970 UTC; null for a dry run. */
  readonly recordedAt: number | null
  /** Trace of the import; null for a dry run. */
  readonly traceId: string | null
}

type Named =
  | 'userId'
  | 'importId'
  | 'zone'
  | 'zoneHistory'
  | 'travel'
  | 'isDryRun'
  | 'recordedAt'
  | 'traceId'
type Given = Pick<ImportSummary, Named> & {
  readonly histories: Histories
  readonly resolution: Resolution
  readonly tally: ImportTally
  readonly choice: YearChoice
  readonly joinedWithEarlier: number
  readonly review: ImportReview
}

export function summariseImport({
  histories,
  resolution,
  tally,
  choice,
  joinedWithEarlier,
  review,
  ...named
}: Given): ImportSummary {
  const files = histories.readings.map((reading, file) =>
    summariseFile(reading, tally.keptByFile[file] ?? 0, review.files[file]),
  )
  const sum = (count: (file: FileSummary) => number) =>
    files.reduce((total, file) => total + count(file), 0)
  const droppedByYear = tally.longPlaysByYear.get(choice.year) ?? 0
  return {
    userId: named.userId,
    importId: named.importId,
    files,
    rows: sum(({ rows }) => rows),
    kept: sum(({ kept }) => kept),
    dropped: sum(({ dropped }) => countOf(dropped)),
    duplicates: sum(({ duplicates }) => duplicates),
    plays: resolution.plays,
    joinedWithEarlier,
    longPlays: tally.longPlays,
    assumedLengths: tally.assumed,
    zone: named.zone,
    zoneHistory: named.zoneHistory,
    travel: named.travel,
    movedByZone: tally.movedByZone,
    from: isoOf(tally.firstEndedAt),
    to: isoOf(tally.lastEndedAt),
    year: choice.year,
    yearReason: choice.reason,
    ignored: histories.ignored,
    joins: review.joins,
    movedDays: review.movedDays,
    zoneSuggestion: review.zoneSuggestion,
    companions: histories.companions,
    problems: [
      ...histories.readings.flatMap((reading, at) => problemsOf(reading, histories.breaks[at])),
      ...histories.losses,
      ...(droppedByYear === 0 ? [`No play of 30 s or more falls into ${choice.year}.`] : []),
    ],
    checks: [...checksOf(histories), ...zoneChecks(review), ...joinChecks(review)],
    isDryRun: named.isDryRun,
    recordedAt: named.recordedAt,
    traceId: named.traceId,
  }
}

function summariseFile(
  { name, format, rows, dropped, assumed }: HistoryRead,
  kept: number,
  review: FileReview = { joined: {}, examples: {} },
): FileSummary {
  const duplicates = rows - kept - countOf(dropped)
  const about = { name, format: format?.name ?? 'empty' }
  return { ...about, rows, kept, duplicates, dropped, assumedLengths: assumed, ...review }
}

export const countOf = (dropped: Dropped): number =>
  Object.values(dropped).reduce((total, count) => total + count, 0)

const isoOf = (ms: number): string | null =>
  Number.isNaN(ms) ? null : new Date(ms).toISOString().replace('.000Z', 'Z')

function problemsOf(
  { name, rows, damage, dropped }: HistoryRead,
  breaksAt: string | undefined,
): string[] {
  const problems: string[] = []
  const where = breaksAt === undefined ? '' : ` It is not quite JSON at ${breaksAt}.`
  if (damage !== undefined)
    problems.push(
      `${name}: ${damage} after ${rows} rows. What could be read is kept; download the export again for the rest.${where}`,
    )
  else if (dropped.unreadable)
    problems.push(
      `${name}: ${dropped.unreadable} rows cannot be read. The others are kept; was the file edited?${where}`,
    )
  if (dropped['not-utf8'])
    problems.push(
      `${name}: ${dropped['not-utf8']} rows are not UTF-8. The others are kept; save the file as UTF-8 and import it again.`,
    )
  if (rows === 0) problems.push(`${name}: it holds no rows.`)
  return problems
}

function checksOf({ readings, companions, namedByCompanions }: Histories): string[] {
  return [
    ...readings.flatMap(({ name, checks }) => checks.map((check) => `${name}: ${check}.`)),
    ...(namedByCompanions > 0
      ? [
          `${namedByCompanions} plays had no artist: ${companions.map(({ name }) => name).join(', ')} named it.`,
        ]
      : []),
    ...readings.flatMap(unnamedOf),
    ...readings.flatMap(({ name, dropped }) =>
      dropped['private-session']
        ? [
            `${name}: ${dropped['private-session']} rows of private sessions are left out; --private-sessions counts their minutes, without names.`,
          ]
        : [],
    ),
  ]
}

/** Facts about artists see only plays that name one. */
function unnamedOf({ name, unnamed, rows }: HistoryRead): string[] {
  if (unnamed === 0) return []
  const share = Math.ceil((100 * unnamed) / Math.max(rows, 1))
  return [
    `${name}: ${unnamed} of ${rows} rows (${share} %) name no artist, or words such as Various Artists: their minutes count, but for no artist.`,
  ]
}

function zoneChecks({ zoneSuggestion, movedDays }: ImportReview): string[] {
  if (!zoneSuggestion || !movedDays) return []
  const { zone, certainty, because } = zoneSuggestion
  return [
    `the zone: perhaps it is ${zone} (certainty ${certainty}: ${because}). Then ${movedDays.plays} plays of ${movedDays.days} days would be on another day. Nothing is changed by this; --zone decides.`,
  ]
}

const joinChecks = ({ joins }: ImportReview): string[] =>
  joins
    .filter(({ shiftMs, states }) => shiftMs !== 0 || states !== 'the start')
    .map(
      ({ reporter, rows, shiftMs, states }) =>
        `${reporter}: ${rows} of its rows are plays that another source has. Its times are read as ${states} of a play${
          shiftMs === 0 ? '' : `, ${Math.abs(shiftMs / 1000)} s ${shiftMs > 0 ? 'ahead' : 'behind'}`
        }.`,
    )
