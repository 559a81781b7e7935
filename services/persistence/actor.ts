import { eraseState, erasurePages, isErased } from '#erasure/erasure-record.ts'
import type { Clock } from '#foundation/clock.ts'
import type { ReportStore } from '#reports/store.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import {
  type DaysSelected,
  daysSelected,
  type ListenerErased,
  listenerErased,
  persistenceErasurePage,
  type ReportDrafted,
  type ReportJudged,
  type ReportWithdrawn,
  reportDrafted,
  reportJudged,
  reportPublished,
  reportRetracted,
  reportWithdrawn,
} from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { erasures } from '#topics/erasures.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'
import { recordAnnouncement } from './announcement.ts'
import { ownReportId, toContent, toNote, toPublished, toRetracted, toVerdict } from './content.ts'
import { toErasedReports } from './erasure.ts'

export interface PersistenceDeps {
  readonly store: ReportStore
  readonly clock: Pick<Clock, 'now'>
}

const pages = erasurePages(persistenceErasurePage)

type PersistenceContext = Context<typeof reports, typeof pages, PersistenceDeps>

/** Stores what was written, announces what is stored (I13 to I15). One actor per listener. */
export const persistence = defineActor<PersistenceDeps>()({
  name: 'persistence',
  namespace: NAMESPACE,
  key: listenerKey,
  sends: [reports],
  pages,
})
  .on(drafts, reportDrafted, store)
  .on(drafts, reportWithdrawn, remove)
  .on(days, daysSelected, note)
  .on(verdicts, reportJudged, judge)
  .on(erasures, listenerErased, erase)

async function store(draft: ReportDrafted, context: PersistenceContext): Promise<void> {
  if (isErased(context.state, draft.assembledFrom)) return
  const content = toContent(draft)
  const outcome = await context.deps.store.put(content)
  // A replay finds its own revision stored and announces it: the first try may have ended in between.
  if (outcome === 'stale') return
  const publishedAt = context.deps.clock.now()
  const { traceparent } = draft
  context.send(reports, reportPublished, toPublished(draft, content, publishedAt), { traceparent })
  recordAnnouncement({ ...draft, startMs: draft.assembledFrom, endMs: publishedAt }, 'published')
}

async function remove(withdrawn: ReportWithdrawn, context: PersistenceContext): Promise<void> {
  const { revision, traceparent, withdrawnAt } = withdrawn
  if (isErased(context.state, withdrawnAt)) return
  const outcome = await context.deps.store.remove(ownReportId(withdrawn), revision)
  if (outcome === 'stale') return
  const retractedAt = context.deps.clock.now()
  context.send(reports, reportRetracted, toRetracted(withdrawn, retractedAt), { traceparent })
  recordAnnouncement({ ...withdrawn, startMs: withdrawnAt, endMs: retractedAt }, 'retracted')
}

async function note(selected: DaysSelected, context: PersistenceContext): Promise<void> {
  if (isErased(context.state, selected.startedAt)) return
  await context.deps.store.note(selected.userId, selected.year, toNote(selected))
}

async function judge(judged: ReportJudged, context: PersistenceContext): Promise<void> {
  await context.deps.store.saveVerdict(judged.reportId, toVerdict(judged))
}

async function erase(erased: ListenerErased, context: PersistenceContext): Promise<void> {
  const { store, clock } = context.deps
  // Journaled: after a crash the store may be empty, and the retractions are still owed.
  const stored = await context.effect('list reports', () => toErasedReports(store, erased.userId))
  await store.erase(erased.userId)
  eraseState(context.state, { erasedAt: erased.erasedAt })
  for (const report of stored) {
    const { traceparent } = report
    context.send(reports, reportRetracted, toRetracted(report, clock.now()), { traceparent })
  }
}
