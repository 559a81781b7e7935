// What the events say, as the store and the public topic say it.
import { canonicalHash } from '#facts/hash.ts'
import { traceIdOf } from '#observability/spans.ts'
import type { ArchiveNote, Verdict } from '#reports/report.ts'
import type { ReportContent } from '#reports/store.ts'
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
  if (!/^\d{8}$/.test(draft.date) || reportId !== `${draft.userId}:${draft.date}`) {
    throw errors.DRAFT_MISADDRESSED({ reportId })
  }
  const { title, story, facts } = content
  return {
    ...content,
    id: reportId,
    traceId: traceIdOf(traceparent) ?? '',
    contentHash: canonicalHash({ title, story, facts }),
  }
}

export function toPublished(
  draft: ReportDrafted,
  { contentHash }: ReportContent,
  publishedAt: number,
): Omit<ReportPublished, 'userId'> {
  const { userId, assembledFrom, draftedAt, ...text } = draft
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
  const { revision, zone, runnersUp, overview, notes, selectedAt } = selected
  const days = selected.days.map(({ date, factsHash }) => ({ date, factsHash }))
  return { revision, zone, days, runnersUp, overview, notes, selectedAt }
}

export function toVerdict(judged: ReportJudged): Verdict {
  const { revision, outcome, checks, model, judgedAt } = judged
  return { revision, outcome, checks, model, judgedAt }
}
