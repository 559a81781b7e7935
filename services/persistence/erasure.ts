import { reportTrace } from '#observability/report-trace.ts'
import type { ReportStore } from '#reports/store.ts'
import type { ReportWithdrawn } from '#schemas/index.ts'

export type ErasedReport = Omit<ReportWithdrawn, 'userId' | 'withdrawnAt'>

/** One retraction for each report: subscribers delete it before the store does. */
export async function toErasedReports(
  store: ReportStore,
  userId: string,
): Promise<readonly ErasedReport[]> {
  const years = await store.years(userId)
  const archives = await Promise.all(years.map((year) => store.archive(userId, year)))
  return archives
    .flatMap((archive) => archive?.reports ?? [])
    .map(({ id, year, date, category, revision }) => ({
      reportId: id,
      year,
      date,
      category,
      revision: revision + 1,
      reason: 'The listener was erased.',
      traceparent: reportTrace(id, revision).traceparent,
    }))
}
