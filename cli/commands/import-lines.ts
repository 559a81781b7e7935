import type { FileSummary, ImportSummary } from '#services/ingest/summary.ts'
import type { Stay } from '#services/ingest/travels.ts'

const REASONS_WIDTH = 22
const NAMES_MAX = 12

/** Why a row is no play of its own, in words. */
export const fateWords: Readonly<Record<string, string>> = {
  part: 'part of a paused play',
  otherReport: 'another source has it',
  reportedTwice: 'reported twice',
  sameRow: 'the same row again',
}

/** What became of the rows, as a table for people; with examples of each kind where they are wanted. */
export function summaryLines(summary: ImportSummary, isWithExamples = summary.isDryRun): string[] {
  const { files, ignored, problems, plays, longPlays } = summary
  return [
    row('file', 'format', 'rows', 'kept', 'repeated', 'dropped'),
    ...files.flatMap((file) => fileLines(file, isWithExamples)),
    row('in all', '', summary.rows, summary.kept, summary.duplicates, summary.dropped),
    '',
    ...(summary.from
      ? [
          `${formatNumber(plays)} plays, ${formatNumber(longPlays)} of them 30 s and longer, ${summary.from.slice(0, 10)} to ${summary.to?.slice(0, 10)}`,
        ]
      : []),
    ...(summary.joinedWithEarlier > 0
      ? [
          `${formatNumber(summary.joinedWithEarlier)} of them came with earlier imports too, and count once`,
        ]
      : []),
    ...lengthLines(summary),
    ...zoneLines(summary),
    `year ${summary.year}: ${summary.yearReason}`,
    ...ignored
      .slice(0, NAMES_MAX)
      .map(({ name, reason, is }) => `not read: ${name} (${is ?? reason})`),
    ...(ignored.length > NAMES_MAX ? [`not read: ${ignored.length - NAMES_MAX} more files`] : []),
    ...movedLines(summary),
    ...summary.companions.map(({ name, gives }) => `read for names: ${name} (${gives})`),
    ...problems.map((problem) => `look at ${problem}`),
    ...summary.checks.map((check) => `check ${check}`),
    ...(summary.isDryRun ? ['dry run: nothing was written'] : []),
  ]
}

function fileLines(file: FileSummary, isWithExamples: boolean): string[] {
  const { name, format, rows, kept, duplicates, joined, dropped, examples } = file
  const such = (key: string) =>
    isWithExamples ? (examples[key] ?? []).map((example) => `    ${example}`) : []
  return [
    row(name, format, rows, kept, duplicates, rows - kept - duplicates),
    ...such('kept'),
    ...Object.entries(joined).flatMap(([fate, count]) =>
      isWithExamples ? [row('', '', '', '', fateWords[fate] ?? fate, count), ...such(fate)] : [],
    ),
    ...Object.entries(dropped).flatMap(([why, count]) => [
      row('', '', '', '', why, count),
      ...such(why),
    ]),
  ]
}

function movedLines({ movedDays }: ImportSummary): string[] {
  if (!movedDays || movedDays.plays === 0) return []
  const { zone, plays, days, examples } = movedDays
  const such = examples.map((each) => `${each.date} (${formatNumber(each.plays)})`).join(', ')
  return [
    `under ${zone} ${formatNumber(plays)} plays of ${formatNumber(days)} days would be on another day, such as ${such}`,
  ]
}

function lengthLines({ assumedLengths }: ImportSummary): string[] {
  if (assumedLengths === 0) return []
  return [
    `${formatNumber(assumedLengths)} of the plays come without a length: the track's own is assumed where it is known, else 3 minutes; a year that rests on them counts plays instead of minutes, and otherwise such days get no story`,
  ]
}

function zoneLines({ zone, zoneHistory, movedByZone, travel }: ImportSummary): string[] {
  const moved = movedByZone === 0 ? 'none' : formatNumber(movedByZone)
  const later = zoneHistory.map(
    (period) => `, ${period.zone} from ${new Date(period.fromMs).toISOString()}`,
  )
  return [
    `zone ${zone}${later.join('')}: ${moved} of the plays would stand on another day under UTC`,
    ...travel.slice(0, NAMES_MAX).map(stayLine),
    ...(travel.length > NAMES_MAX
      ? [`perhaps elsewhere ${travel.length - NAMES_MAX} more times`]
      : []),
    ...(travel.length > 0 && zoneHistory.length === 0
      ? [
          'if so, and these days are to be cut there, write them down for --zone-history; nothing was changed',
        ]
      : []),
  ]
}

function stayLine({ place, from, to, rows, zones }: Stay): string {
  const where = zones.length > 0 ? ` (${zones.join(' or ')})` : ''
  return `perhaps in ${place}${where} from ${from} to ${to}: ${formatNumber(rows)} rows say so`
}

function row(name: string, format: string, ...counts: readonly (number | string)[]): string {
  const cells = counts.map((count) => (typeof count === 'number' ? formatNumber(count) : count))
  const [rows = '', kept = '', repeated = '', dropped = ''] = cells
  return [
    name.length > 48 ? `…${name.slice(-47)}` : name.padEnd(48),
    format.padEnd(16),
    rows.padStart(10),
    kept.padStart(10),
    repeated.padStart(REASONS_WIDTH - 2),
    dropped.padStart(9),
  ]
    .join(' ')
    .trimEnd()
}

export const formatNumber = (value: number): string => value.toLocaleString('en')
