import { reportTrace } from '#observability/report-trace.ts'
import { traceIdOf } from '#observability/spans.ts'
import { openMemoryStore } from '#reports/memory.ts'
import type { ReportStore } from '#reports/store.ts'
import {
  type DaysSelected,
  daysSelected,
  listenerErased,
  type ReportDrafted,
  reportDrafted,
  reportJudged,
  reportPublished,
  reportRetracted,
  reportWithdrawn,
  type SelectedDay,
} from '#schemas/index.ts'
import { persistence } from '#services/persistence/actor.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { recordedSpans } from '#testkit/recorded-spans.ts'
import { aReport } from '#testkit/report.ts'
import { selection } from '#testkit/selected-days.ts'
import { aTimeline } from '#testkit/timeline.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { erasures } from '#topics/erasures.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'

const clock = { now: () => 9_000 }
const id = 'ada:20250714'

const aDraft = (fields: Partial<ReportDrafted> = {}): Omit<ReportDrafted, 'userId'> => {
  const { userId, id: reportId, traceId, contentHash, ...content } = aReport()
  const { revision = 1 } = fields
  const { traceparent } = reportTrace(id, revision)
  const times = { assembledFrom: 5_000, draftedAt: 8_000 }
  return {
    ...content,
    reportId,
    replaces: null,
    ...times,
    ...fields,
    traceparent,
    revision,
  } as ReportDrafted
}

const aWithdrawal = (revision: number) => ({
  reportId: id,
  year: 2025,
  date: '20250714',
  category: 'biggest-music-day' as const,
  revision,
  reason: 'Another day was bigger.',
  traceparent: reportTrace(id, revision).traceparent,
  withdrawnAt: 8_500,
})

const aVerdict = (revision: number) => ({
  reportId: id,
  year: 2025,
  date: '20250714',
  revision,
  outcome: 'pass',
  checks: [],
  model: '',
  traceparent: reportTrace(id, revision).traceparent,
  judgedAt: 10_000,
})

const aSelection = (fields: Partial<DaysSelected> = {}): Omit<DaysSelected, 'userId'> => ({
  year: 2025,
  zone: 'Europe/Berlin',
  country: null,
  language: 'en',
  revision: 1,
  factsHash: 'selection',
  basis: null,
  days: [],
  runnersUp: [],
  overview: [],
  averageHours: [0.5, 3],
  notes: ['A quiet year.'],
  startedAt: 5_000,
  selectedAt: 6_000,
  ...fields,
})

const start = (store: ReportStore = openMemoryStore(clock)) => ({
  store,
  actor: fakeActor(persistence, 'ada', { store, clock }),
})

test('a draft is stored, then announced with what was stored (I15)', async () => {
  const { store, actor } = start()

  await actor.receive(drafts, reportDrafted, aDraft())

  const stored = await store.report(id)
  expect(stored).toMatchObject({ title: 'Revision 1', traceId: reportTrace(id, 1).traceId })
  expect(actor.sent(reports, reportPublished)).toMatchObject([
    { userId: 'ada', reportId: id, publishedAt: 9_000, contentHash: stored?.contentHash },
  ])
  expect(traceIdOf(actor.messages[0]?.traceparent ?? '')).toBe(reportTrace(id, 1).traceId)
})

test('what a day looks like is stored with it, and not announced to all', async () => {
  const { store, actor } = start()

  await actor.receive(drafts, reportDrafted, aDraft())

  expect((await store.report(id))?.timeline).toEqual(aTimeline())
  expect(actor.sent(reports, reportPublished)[0]).not.toHaveProperty('timeline')
})

test('a report that could not be stored is not announced (I15)', async () => {
  const put = async () => Promise.reject(new Error('down'))
  const { actor } = start({ ...openMemoryStore(clock), put })

  await expect(actor.receive(drafts, reportDrafted, aDraft())).rejects.toThrow('down')
  expect(actor.messages).toEqual([])
})

test('a replayed draft is announced again, an overtaken one is not', async () => {
  const { actor } = start()
  await actor.receive(drafts, reportDrafted, aDraft({ revision: 2 }))

  await actor.receive(drafts, reportDrafted, aDraft({ revision: 2 }))
  await actor.receive(drafts, reportDrafted, aDraft({ revision: 1 }))

  expect(actor.sent(reports).map((event) => 'revision' in event && event.revision)).toEqual([2, 2])
})

test('a draft for another listener goes to the dead letters', async () => {
  const { store, actor } = start()

  const draft = { ...aDraft(), reportId: 'eve:20250714' }
  await expect(actor.receive(drafts, reportDrafted, draft)).rejects.toMatchObject({
    code: 'DRAFT_MISADDRESSED',
    policy: 'dead-letter',
  })
  expect(await store.report('eve:20250714')).toBeUndefined()
})

test('a withdrawn report is removed and retracted', async () => {
  const { store, actor } = start()
  await actor.receive(drafts, reportDrafted, aDraft())

  await actor.receive(drafts, reportWithdrawn, aWithdrawal(2))

  expect(await store.report(id)).toBeUndefined()
  expect(actor.sent(reports, reportRetracted).at(-1)).toMatchObject({
    reportId: id,
    revision: 2,
    reason: 'Another day was bigger.',
    retractedAt: 9_000,
  })
})

test('a withdrawal that came after a newer text changes nothing', async () => {
  const { store, actor } = start()
  await actor.receive(drafts, reportDrafted, aDraft({ revision: 3 }))

  await actor.receive(drafts, reportWithdrawn, aWithdrawal(2))

  expect(await store.report(id)).toBeDefined()
  expect(actor.messages).toHaveLength(1)
})

test('what a selection said is kept beside its reports', async () => {
  const { store, actor } = start()
  const [day] = selection(5).days as [SelectedDay]

  await actor.receive(days, daysSelected, aSelection({ days: [{ ...day, date: '20250714' }] }))

  expect(await store.archive('ada', 2025)).toMatchObject({
    zone: 'Europe/Berlin',
    pending: ['20250714'],
    averageHours: [0.5, 3],
    notes: ['A quiet year.'],
  })
})

test('a verdict is stored beside the revision that it is of', async () => {
  const { store, actor } = start()
  await actor.receive(drafts, reportDrafted, aDraft({ revision: 2 }))

  await actor.receive(verdicts, reportJudged, aVerdict(1))
  expect((await store.report(id))?.verdict).toBeNull()

  await actor.receive(verdicts, reportJudged, aVerdict(2))
  expect((await store.report(id))?.verdict).toMatchObject({ outcome: 'pass', judgedAt: 10_000 })
})

test('an erased listener is gone, retracted, and not brought back by what was on its way', async () => {
  const { store, actor } = start()
  await actor.receive(drafts, reportDrafted, aDraft())
  await actor.receive(days, daysSelected, aSelection())

  await actor.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt: 7_000 })
  await actor.receive(drafts, reportDrafted, aDraft({ revision: 2, assembledFrom: 6_500 }))
  await actor.receive(days, daysSelected, aSelection({ revision: 2, startedAt: 6_500 }))

  expect(await store.archive('ada', 2025)).toBeUndefined()
  expect(actor.sent(reports, reportRetracted)).toMatchObject([{ reportId: id }])

  await actor.receive(drafts, reportDrafted, aDraft({ assembledFrom: 7_500 }))
  expect(await store.report(id)).toBeDefined()
})

test("a revision's trace ends with its root, linked to the trace that it replaces", async () => {
  const spans = recordedSpans()
  const { actor } = start()
  const earlier = reportTrace(id, 1)

  await actor.receive(drafts, reportDrafted, aDraft({ revision: 2, replaces: earlier.traceId }))

  const [root] = spans.named('assemble report')
  const trace = reportTrace(id, 2)
  expect(root?.spanContext()).toMatchObject({ traceId: trace.traceId, spanId: trace.rootSpanId })
  expect(root?.parentSpanContext).toBeUndefined()
  expect([root?.startTime, root?.endTime]).toEqual([
    [5, 0],
    [9, 0],
  ])
  expect(root?.links.map((link) => link.context.traceId)).toEqual([earlier.traceId])
  expect(spans.named('announce report')[0]?.parentSpanContext?.spanId).toBe(trace.rootSpanId)
})
