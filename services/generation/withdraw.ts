// A report that readers must no longer see.
import { reportTrace } from '#observability/report-trace.ts'
import { reportIdOf } from '#schemas/ids.ts'
import { reportWithdrawn, type StoredRevision, type WrittenReport } from '#schemas/index.ts'
import { drafts } from '#topics/drafts.ts'
import type { GenerationTurn } from './turn.ts'

/** Withdraws the report of `date`, with the revision after that of `page`. */
export function withdraw(
  date: string,
  page: WrittenReport,
  reason: string,
  turn: GenerationTurn,
): void {
  const reportId = reportIdOf(turn.key, date)
  const revision = page.revision + 1
  const { traceId, traceparent } = reportTrace(reportId, revision)
  const { category, year } = page
  const event = { reportId, year, date, category, revision, reason, traceparent }
  turn.send(drafts, reportWithdrawn, { ...event, withdrawnAt: turn.nowMs }, { traceparent })
  turn.state.set('reports', date, {
    ...page,
    revision,
    traceId,
    isWithdrawn: true,
    isFailed: false,
  })
}

/** Withdraws what was found of a day that is not chosen, whether it is known here or not. */
export function withdrawFound(
  year: number,
  { date, category, revision }: StoredRevision,
  turn: GenerationTurn,
): void {
  const known = turn.state.get('reports', date) ?? unknownPage(year, category)
  const page = { ...known, revision: Math.max(known.revision, revision) }
  withdraw(date, page, 'no selection has this day', turn)
}

const unknownPage = (year: number, category: WrittenReport['category']): WrittenReport => ({
  year,
  category,
  revision: 0,
  factsHash: '',
  title: '',
  opening: '',
  traceId: '',
  isWithdrawn: true,
  rewrites: 0,
  isFailed: false,
  campaignId: '',
})
