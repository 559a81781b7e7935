import type { Check, ReportJudged, ReportPublished } from '#schemas/index.ts'

/** From best to worst. An outage of the grader hides a pass, never a fault that was found. */
const outcomes = ['pass', 'unsure', 'error', 'fail']

export const worstOf = (checks: readonly Check[]): string =>
  outcomes.findLast((outcome) => checks.some((check) => check.outcome === outcome)) ?? 'error'

export const judgedOf = (
  { reportId, year, date, revision, traceparent }: ReportPublished,
  checks: readonly Check[],
  model: string,
  judgedAt: number,
): Omit<ReportJudged, 'userId'> => ({
  reportId,
  year,
  date,
  revision,
  outcome: worstOf(checks),
  checks,
  model,
  traceparent,
  judgedAt,
})
