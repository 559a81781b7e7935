// Continues the revision's own trace: `judge report`, with an event for each check.
import { genAi, linernotes, reportHash } from '#observability/attributes.ts'
import { endSpan, startSpan, traceparentOf } from '#observability/spans.ts'
import type { ReportJudged, ReportPublished } from '#schemas/index.ts'

/** Runs `run` in a span under the report's root; it gets that span's traceparent for the calls it makes. */
export async function traceJudging(
  { reportId, revision, category, traceparent }: ReportPublished,
  run: (traceparent: string) => Promise<Omit<ReportJudged, 'userId'>>,
): Promise<Omit<ReportJudged, 'userId'>> {
  const span = startSpan('judge report', {
    parent: traceparent,
    attributes: {
      [linernotes.report]: reportHash(reportId),
      [linernotes.revision]: revision,
      [linernotes.category]: category,
    },
  })
  try {
    const judged = await run(traceparentOf(span))
    span.setAttribute(linernotes.outcome, judged.outcome)
    for (const { name, outcome } of judged.checks) {
      span.addEvent(genAi.evaluationEvent, {
        [genAi.evaluationName]: name,
        [genAi.evaluationLabel]: outcome,
      })
    }
    endSpan(span)
    return judged
  } catch (error) {
    endSpan(span, { error })
    throw error
  }
}
