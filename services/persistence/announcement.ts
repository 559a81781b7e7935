import { linernotes } from '#observability/attributes.ts'
import { counter, histogram } from '#observability/metrics.ts'
import { recordReportRoot } from '#observability/report-trace.ts'
import { recordSpan } from '#observability/spans.ts'
import type { Category } from '#schemas/categories.ts'

const announced = counter('linernotes.reports.announced', {
  description: 'Reports stored or removed, and announced.',
  unit: '{report}',
})
const assembly = histogram('linernotes.report.assembly', {
  description: 'From the selection that asked for a report to its announcement.',
  unit: 's',
  boundaries: [0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
})

interface AnnouncedReport {
  readonly reportId: string
  readonly revision: number
  readonly category: Category
  readonly traceparent: string
  readonly replaces?: string | null
  /** ms since 1970 UTC. */
  readonly startMs: number
  readonly endMs: number
}

/** Ends the revision's trace: the announcement, and the root span that everything else hangs from. */
export function recordAnnouncement(
  report: AnnouncedReport,
  outcome: 'published' | 'retracted',
): void {
  const { startMs, endMs } = report
  announced.add(1, { outcome })
  assembly.record(Math.max(0, endMs - startMs) / 1000, { outcome })
  const attributes = {
    [linernotes.category]: report.category,
    [linernotes.outcome]: outcome,
  }
  recordSpan('announce report', {
    parent: report.traceparent,
    startMs: endMs,
    endMs,
    attributes,
  })
  recordReportRoot({ ...report, startMs, endMs, attributes })
}
