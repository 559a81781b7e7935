// What the events say, as the store and the public topic say it.

import { canonicalHash } from '#facts/hash.ts'
import { traceIdOf } from '#observability/spans.ts'
import type { ArchiveNote, Verdict } from '#reports/report.ts'
import type { ReportContent } from '#reports/store.ts'
import { parseReportId, type ReportId } from '#schemas/ids.ts'
import type {
  DaysSelected,
  ReportDrafted,
  ReportJudged,
  ReportPublished,
  ReportRetracted,
  ReportWithdrawn,
} from '#schemas/index.ts'
import { errors } from './errors.ts'

/** @throws DRAFT_MISADDRESSED when the report's ID is not of the draft's listener and date. */
export function toContent(draft: ReportDrafted): ReportContent {
  const { reportId, traceparent, replaces, assembledFrom, draftedAt, ...content } = draft
  const id = ownReportId(draft)
  const { title, story, facts } = content
  return {
    ...content,
    id,
    traceId: traceIdOf(traceparent) ?? '',
    contentHash: canonicalHash({ title, story, facts }),
  }
}

/** @throws DRAFT_MISADDRESSED when the report's ID is not of the event's listener and date. */
export function ownReportId({
  reportId,
  userId,
  date,
}: Pick<ReportDrafted, 'reportId' | 'userId' | 'date'>): ReportId {
  const report = parseReportId(reportId)
  if (report?.userId !== userId || report.date !== date) {
    throw errors.DRAFT_MISADDRESSED({ reportId })
  }
  return report.id
}

export function toPublished(
  draft: ReportDrafted,
  { contentHash }: ReportContent,
  publishedAt: number,
): Omit<ReportPublished, 'userId'> {
  const { userId, assembledFrom, draftedAt, timeline, ...text } = draft
  return { ...text, contentHash, publishedAt }
}

export function toRetracted(
  withdrawn: Omit<ReportWithdrawn, 'userId' | 'withdrawnAt'>,
  retractedAt: number,
): Omit<ReportRetracted, 'userId'> {
  const { reportId, year, date, category, revision, reason, traceparent } = withdrawn
  return { reportId, year, date, category, revision, reason, traceparent, retractedAt }
}

export function toNote(selected: DaysSelected): ArchiveNote {
  const { revision, zone, runnersUp, overview, averageHours, notes, selectedAt } = selected
  const days = selected.days.map(({ date, factsHash }) => ({ date, factsHash }))
  return { revision, zone, days, runnersUp, overview, averageHours, notes, selectedAt }
}

export function toVerdict(judged: ReportJudged): Verdict {
  const { revision, outcome, checks, model, judgedAt } = judged
  return { revision, outcome, checks, model, judgedAt }
}
