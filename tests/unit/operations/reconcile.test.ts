import { reconcile } from '#operations/reconcile.ts'
import type { ListenerMarkers, StoredContent } from '#reports/store-scan.ts'
import type { ReportsRequested } from '#schemas/index.ts'
import { EventClock } from '#testkit/event-clock.ts'
import { memoryPorts } from '#testkit/operation-ports.ts'

const category = 'biggest-music-day'
const dates = ['20250101', '20250202', '20250303']
const year = 2025

/** Three listeners, of whom all is as it should be, until a test changes it. */
async function world() {
  const clock = new EventClock()
  await clock.runUntil(10_000_000)
  const ports = memoryPorts(clock)
  const markers = new Map<string, ListenerMarkers>()
  const contents = new Map<string, StoredContent>()
  const tell = (topic: string, name: string, key: string, event: object) =>
    ports.sent.push({ topic, name, key, event })
  for (const userId of ['ada', 'bob', 'cem']) {
    const days = dates.map((date) => ({ date, category, factsHash: `facts-${date}` }))
    tell('days', 'DaysSelected', `${userId}:${year}`, { userId, year, days, selectedAt: 1 })
    markers.set(userId, {
      userId,
      days: Object.fromEntries(dates.map((date) => [date, { revision: 1, category, year }])),
    })
    for (const date of dates) {
      const id = `${userId}:${date}`
      const live = { year, category, contentHash: 'text', factsHash: `facts-${date}`, storedAt: 2 }
      contents.set(id, { id, revision: 1, live } as StoredContent)
      const event = { userId, reportId: id, year, date, category, revision: 1 }
      tell('reports', 'ReportPublished', id, { ...event, contentHash: 'text', publishedAt: 3 })
    }
  }
  const store = await ports.store()
  let scans = 0
  const scanned = {
    ...store,
    async *markers() {
      scans += 1
      yield* markers.values()
    },
    async *contents() {
      yield* contents.values()
    },
  }
  const run = (more: object = {}) =>
    reconcile(
      { ...ports, store: async () => scanned },
      {
        graceSeconds: 600,
        campaignYears: [],
        isMending: false,
        signal: new AbortController().signal,
        ...more,
      },
    )
  const asked = () =>
    ports.sent.flatMap(({ topic, event }) =>
      topic === 'requests' ? [event as ReportsRequested] : [],
    )
  return { ports, markers, contents, run, asked, scans: () => scans }
}

const without = ({ userId, days }: ListenerMarkers, date: string): ListenerMarkers => ({
  userId,
  days: Object.fromEntries(Object.entries(days).filter(([each]) => each !== date)),
})

test('of a store that is as it should be nothing is found, by one reading', async () => {
  const { run, scans } = await world()

  expect(await run()).toMatchObject({ compared: 9, found: [], asked: 0 })
  expect(scans()).toBe(1)
})

test('what is planted is found, each as what it is, and nothing else', async () => {
  const { markers, contents, run, asked } = await world()
  const ada = markers.get('ada') as ListenerMarkers
  markers.set('ada', without(ada, '20250101'))
  contents.delete('ada:20250101')
  contents.delete('bob:20250202')
  markers.set('cem', without(markers.get('cem') as ListenerMarkers, '20250303'))
  contents.set('cem:20250101', { ...(contents.get('cem:20250101') as StoredContent), revision: 5 })

  const { counts, found } = await run()

  expect(found.map(({ userId, date, kind }) => `${userId} ${date} ${kind}`).sort()).toEqual([
    'ada 20250101 missing',
    'bob 20250202 dangling-marker',
    'cem 20250101 mismatch',
    'cem 20250303 orphan-content',
  ])
  expect(counts).toEqual({ missing: 1, 'dangling-marker': 1, 'orphan-content': 1, mismatch: 1 })
  expect(asked()).toEqual([])
})

test('mending asks for each listener and year once, with the revisions that the next must exceed', async () => {
  const { markers, contents, run, asked } = await world()
  contents.delete('bob:20250202')
  contents.delete('bob:20250303')
  markers.set('cem', without(markers.get('cem') as ListenerMarkers, '20250303'))

  expect(await run({ isMending: true })).toMatchObject({ asked: 3 })

  expect(asked()).toMatchObject([
    {
      userId: 'bob',
      cause: 'remediation',
      dates: ['20250202', '20250303'],
      found: [
        { date: '20250202', category, revision: 1 },
        { date: '20250303', category, revision: 1 },
      ],
    },
    { userId: 'cem', dates: ['20250303'] },
  ])
  const [first] = asked()
  await run({ isMending: true })
  expect(asked()[2]?.requestId).toBe(first?.requestId)
})

test('what changes between two readings is under way, and no finding', async () => {
  const { contents, run, scans } = await world()
  const stored = contents.get('bob:20250202') as StoredContent
  contents.delete('bob:20250202')
  const say = () => {}
  const values = contents.values.bind(contents)
  contents.values = () => {
    if (scans() === 2) contents.set('bob:20250202', { ...stored, revision: 1 })
    return values()
  }

  expect((await run({ say })).found).toEqual([])
})

test('an erased listener is not missed', async () => {
  const { ports, markers, contents, run } = await world()
  markers.delete('ada')
  for (const date of dates) {
    contents.delete(`ada:${date}`)
    const event = { userId: 'ada', reportId: `ada:${date}`, year, date, category, revision: 2 }
    ports.sent.push({
      topic: 'reports',
      name: 'ReportRetracted',
      key: `ada:${date}`,
      event: { ...event, retractedAt: 4 },
    })
  }
  ports.sent.push({
    topic: 'erasures',
    name: 'ListenerErased',
    key: 'ada',
    event: { userId: 'ada', erasedAt: 4 },
  })

  expect((await run()).found).toEqual([])
})
