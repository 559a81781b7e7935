import { reportTrace } from '#observability/report-trace.ts'
import {
  daysSelected,
  listenerErased,
  reportDrafted,
  reportsRequested,
  reportWithdrawn,
} from '#schemas/index.ts'
import { recordedSpans } from '#testkit/recorded-spans.ts'
import { selection } from '#testkit/selected-days.ts'
import { draftFaults, newer, oneDay, openWriting } from '#testkit/writing.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { erasures } from '#topics/erasures.ts'
import { requests } from '#topics/requests.ts'

let writing: Awaited<ReturnType<typeof openWriting>>
beforeAll(async () => {
  writing = await openWriting()
})
afterEach(() => writing.fakeModel.setFaults({}))
afterAll(async () => {
  await writing[Symbol.asyncDispose]()
})

test('each chosen day becomes a draft that its facts carry, in the order of the selection', async () => {
  const actor = writing.start()
  const chosen = selection(5)

  await actor.receive(days, daysSelected, chosen)

  const sent = actor.sent(drafts, reportDrafted)
  expect(sent.map(({ date }) => date)).toEqual(chosen.days.map(({ date }) => date))
  for (const draft of sent) {
    expect(draftFaults(draft, chosen)).toEqual([])
    expect(draft).toMatchObject({
      reportId: `ann:${draft.date}`,
      revision: 1,
      replaces: null,
      writtenBy: {
        model: 'fake-1',
        route: 'fake',
        promptVersion: 'report-v4',
        fallback: expect.stringMatching(/^(none|retry)$/),
      },
      traceparent: reportTrace(`ann:${draft.date}`, 1).traceparent,
      assembledFrom: chosen.startedAt,
      timeline: chosen.days.find(({ date }) => date === draft.date)?.timeline,
    })
    expect(draft.sentences.some(({ factIds }) => factIds.length > 1)).toBe(true)
    expect(draft.sentences.map(({ text }) => text).join(' ')).toBe(draft.story)
  }
})

test('a draft has the zone of its day, or that of home where the selection does not say', async () => {
  const actor = writing.start()
  const { days: one, ...chosen } = oneDay()
  const zonesOf = async (zone: string, revision: number) => {
    const abroad = one.map((day) => ({ ...day, zone, factsHash: `facts-${revision}` }))
    await actor.receive(days, daysSelected, { ...chosen, revision, days: abroad })
    return actor.sent(drafts, reportDrafted).at(-1)?.zone
  }

  expect(await zonesOf('Asia/Tokyo', 1)).toBe('Asia/Tokyo')
  expect(await zonesOf('', 2)).toBe(chosen.zone)
})

test('a draft names the messages that its day was computed from, by partition', async () => {
  const actor = writing.start()
  const chosen = oneDay()
  const source = (partition: number, offset: number) => ({
    topic: 'plays',
    partition,
    offset,
    traceparent: null,
  })
  const sources = [source(2, 9), source(1, 4), source(2, 3), source(2, 9)]

  await actor.receive(days, daysSelected, {
    ...chosen,
    days: chosen.days.map((day) => ({ ...day, sources })),
  })

  expect(actor.sent(drafts, reportDrafted)[0]?.lineage).toEqual({
    basis: null,
    topics: [
      { topic: 'plays', partition: 1, offsets: [4] },
      { topic: 'plays', partition: 2, offsets: [3, 9] },
    ],
    factsHash: chosen.days[0]?.factsHash,
    playsCount: chosen.days[0]?.playsCount,
    selectionRevision: 1,
  })
})

test('the same selection again writes nothing and calls no model', async () => {
  const actor = writing.start()
  await actor.receive(days, daysSelected, selection(5))
  const before = actor.messages.length

  await actor.receive(days, daysSelected, selection(5))
  await actor.receive(days, daysSelected, newer(selection(5), {}))

  expect(actor.messages).toHaveLength(before)
})

test('only the day whose facts changed is written again, one revision on, and names what it replaces', async () => {
  const actor = writing.start()
  const chosen = selection(5)
  await actor.receive(days, daysSelected, chosen)
  const [first, ...rest] = chosen.days

  const next = { ...first, factsHash: 'new' } as (typeof chosen.days)[number]
  await actor.receive(days, daysSelected, newer(chosen, { days: [next, ...rest] }))

  expect(actor.sent(drafts, reportDrafted).slice(chosen.days.length)).toMatchObject([
    {
      date: first?.date,
      revision: 2,
      replaces: reportTrace(`ann:${first?.date}`, 1).traceId,
      lineage: { factsHash: 'new', selectionRevision: 2 },
    },
  ])
})

test('a day that is no longer chosen is withdrawn, and written anew when it comes back', async () => {
  const actor = writing.start()
  const chosen = oneDay()
  const date = chosen.days[0]?.date
  await actor.receive(days, daysSelected, chosen)

  const without = newer(chosen, { days: [] })
  await actor.receive(days, daysSelected, without)
  await actor.receive(days, daysSelected, newer(without, {}))
  await actor.receive(days, daysSelected, newer(newer(without, {}), { days: chosen.days }))

  expect(actor.sent(drafts, reportWithdrawn)).toMatchObject([{ date, revision: 2 }])
  expect(actor.sent(drafts, reportDrafted)).toMatchObject([{ revision: 1 }, { date, revision: 3 }])
})

test('an older selection that arrives late changes nothing', async () => {
  const actor = writing.start()
  const chosen = oneDay()
  await actor.receive(
    days,
    daysSelected,
    newer(chosen, { days: chosen.days.map((day) => ({ ...day, factsHash: 'new' })) }),
  )

  await actor.receive(days, daysSelected, { ...chosen, days: [] })

  expect(actor.sent(drafts)).toHaveLength(1)
})

test('no two stories of an archive begin alike', async () => {
  const actor = writing.start()
  const chosen = selection(8)
  // The same category for all: the fake model has few ways to begin such a story.
  const alike = {
    ...chosen,
    days: chosen.days.map((day) => ({ ...day, category: 'birthday' as const })),
  }

  await actor.receive(days, daysSelected, alike)

  const begins = actor
    .sent(drafts, reportDrafted)
    .map(({ story }) => story.toLowerCase().split(' ').slice(0, 4).join(' '))
  expect(new Set(begins).size).toBe(begins.length)
})

test('a request writes its days again, each request once, and not as they began before', async () => {
  const actor = writing.start()
  const chosen = selection(5)
  await actor.receive(days, daysSelected, chosen)
  const request = {
    requestId: 'r1',
    year: 2025,
    dates: [chosen.days[1]?.date ?? ''],
    cause: 'remediation',
    note: '',
    campaign: null,
    found: [],
    requestedAt: chosen.selectedAt + 60_000,
  }

  await actor.receive(requests, reportsRequested, request)
  await actor.receive(requests, reportsRequested, request)

  const again = actor.sent(drafts, reportDrafted).slice(chosen.days.length)
  expect(again).toMatchObject([
    { date: request.dates[0], revision: 2, assembledFrom: request.requestedAt },
  ])
  const begins = (story: string | undefined) => story?.split(' ').slice(0, 4).join(' ')
  const first = actor.sent(drafts, reportDrafted)[1]
  expect(begins(again[0]?.story)).not.toBe(begins(first?.story))
})

test('a request for a year that was never selected does nothing', async () => {
  const actor = writing.start()

  await actor.receive(requests, reportsRequested, {
    requestId: 'r1',
    year: 2019,
    dates: [],
    cause: 'campaign',
    note: '',
    campaign: null,
    found: [],
    requestedAt: 1,
  })

  expect(actor.messages).toEqual([])
})

test('an erased listener leaves nothing behind, and a selection from before is not written up', async () => {
  const actor = writing.start()
  const chosen = selection(5)
  await actor.receive(days, daysSelected, chosen)
  const before = actor.messages.length

  const erasedAt = chosen.selectedAt + 5_000
  await actor.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt })
  await actor.receive(
    days,
    daysSelected,
    newer(chosen, { days: chosen.days.map((day) => ({ ...day, factsHash: 'new' })) }),
  )

  expect([...actor.pages.keys()]).toEqual(['erasure/'])
  expect(actor.messages).toHaveLength(before)

  await actor.receive(days, daysSelected, { ...oneDay(), selectedAt: erasedAt + 1 })
  expect(actor.messages.length).toBeGreaterThan(before)
})

test('revisions go on after an erasure: a reader of the retraction takes the new report for newer', async () => {
  const actor = writing.start()
  const chosen = oneDay()
  const erase = (erasedAt: number) =>
    actor.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt })
  await actor.receive(days, daysSelected, chosen)
  const retracted = (actor.sent(drafts, reportDrafted).at(-1)?.revision ?? 0) + 1

  await erase(chosen.selectedAt + 1)
  await erase(chosen.selectedAt + 2)
  await actor.receive(days, daysSelected, { ...oneDay(), selectedAt: chosen.selectedAt + 3 })

  expect(actor.sent(drafts, reportDrafted).at(-1)?.revision).toBe(retracted + 1)
})

test("a revision's trace holds its sources, the selection, the call and the check under one root", async () => {
  const spans = recordedSpans()
  const actor = writing.start()
  const produced = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const chosen = oneDay()
  const sources = [7, 8].map((offset) => ({
    topic: 'plays',
    partition: 3,
    offset,
    traceparent: produced,
  }))

  await actor.receive(days, daysSelected, {
    ...chosen,
    days: chosen.days.map((day) => ({ ...day, sources })),
  })

  const { traceId, rootSpanId } = reportTrace(`ann:${chosen.days[0]?.date}`, 1)
  const own = spans.all().filter((span) => span.spanContext().traceId === traceId)
  expect(own.map(({ name }) => name).sort()).toEqual(
    [
      'chat fake-1',
      'check draft',
      'plays source',
      'plays source',
      'select days',
      'send calls',
      'send drafts',
    ].sort(),
  )
  expect(new Set(own.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(
    new Set([rootSpanId]),
  )
  const [source] = spans.named('plays source')
  expect(source?.links[0]?.context.traceId).toBe('0af7651916cd43dd8448eb211c80319c')
  expect(source?.attributes).toMatchObject({ 'messaging.kafka.offset': 7 })
})
