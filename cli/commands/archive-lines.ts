import { showFact } from '#facts/show.ts'
import { citations } from '#reports/citation.ts'
import { plainText } from '#reports/plain-text.ts'
import { type Archive, type Report, tzVersionOf } from '#reports/report.ts'
import {
  categoryWords,
  dateWords,
  tellingWords,
  verdictWords,
  writerWords,
  zoneWords,
} from '#reports/words.ts'
import type { Colors } from '../colors.ts'

const COLUMNS = 80
const LABEL_COLUMNS = 34

export interface Look {
  readonly paint: Colors
  /** Where traces are looked at; undefined where nothing shows them. */
  readonly jaegerUrl: string | undefined
}

/** What a person reads of an archive, a line each. */
export function* archiveLines(archive: Archive, look: Look): Generator<string> {
  const { bold } = look.paint
  const { userId, year, zone, reports, pending, notes, runnersUp } = archive
  yield bold(`${year}, for ${userId}; days as they fell in ${zone}`)
  yield ''
  for (const report of reports) yield* reportLines(report, look)
  for (const date of pending) yield `${dateWords(date).whole}: still being written`
  if (reports.length + pending.length === 0) yield 'No day of this year has a story.'
  for (const note of notes) yield* wrapped(plainText(note))
  if (pending.length + notes.length > 0 || reports.length === 0) yield ''
  if (runnersUp.length > 0) yield bold('Days that nearly made it')
  for (const { date, category, reason } of runnersUp) {
    const day = date === '' ? '' : `, ${dateWords(date).day} ${dateWords(date).month}`
    yield* wrapped(`${categoryWords(category)}${day}: ${plainText(reason)}`, '  ')
  }
  if (runnersUp.length > 0) yield ''
}

function* reportLines(report: Report, { paint, jaegerUrl }: Look): Generator<string> {
  const { dim, bold } = paint
  const { lineage, traceId, revision } = report
  yield `${bold(dateWords(report.date).whole)} · ${tellingWords(report)}`
  yield* wrapped(plainText(report.title)).map(bold)
  yield ''
  for (const paragraph of report.story.split(/\n\s*\n/)) yield* wrapped(plainText(paragraph))
  yield ''
  yield* factLines(report, paint)
  yield ''
  if (zoneWords(report) !== '') yield* wrapped(zoneWords(report))
  yield* wrapped(`${writerWords(report.writtenBy)} ${verdictWords(report.verdict)}`)
  if (report.tags.length > 0) yield dim(`Tags       ${report.tags.map(plainText).join(', ')}`)
  yield dim(`Report     ${report.id}, revision ${revision}, from ${lineage.playsCount} plays`)
  for (const { topic, partition, offsets } of lineage.topics) {
    yield dim(`Read from  ${topic}, partition ${partition}, offsets ${offsets.join(' ')}`)
  }
  if (tzVersionOf(report) !== '') yield dim(`Time zones IANA ${tzVersionOf(report)}`)
  yield dim(`Trace      ${jaegerUrl ? traceAddress(jaegerUrl, traceId) : traceId}`)
  yield ''
}

/** Where a trace is looked at. */
export const traceAddress = (jaegerUrl: string, traceId: string): string =>
  `${jaegerUrl.replace(/\/+$/, '')}/trace/${traceId}`

/** The facts that the sentences rest on; all of them where the sentences do not say. */
function* factLines(report: Report, paint: Colors): Generator<string> {
  const cited = citations(report).map(({ fact }) => fact)
  const shown = cited.length > 0 ? cited : report.facts
  for (const fact of shown) yield factLine(showFact(fact), paint)
  const more = report.facts.length - shown.length
  const where = `linernotes explain ${report.userId} ${dateWords(report.date).iso}`
  if (more > 0) yield paint.dim(`  and ${more} more facts of this day: ${where}`)
}

function factLine({ label, value, detail }: ReturnType<typeof showFact>, { dim }: Colors): string {
  const dots = '.'.repeat(Math.max(2, LABEL_COLUMNS - label.length))
  const note = detail === '' ? '' : dim(`  (${plainText(detail)})`)
  return `  ${label} ${dim(dots)} ${plainText(value)}${note}`
}

/** Breaks `text` between words into lines of at most 80 columns. */
export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= COLUMNS) {
      lines[lines.length - 1] = `${line} ${word}`
    } else lines.push(`${indent}${word}`)
  }
  return lines
}
