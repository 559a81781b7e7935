import { toArchiveJson } from '#reports/archive-json.ts'
import { openMemoryStore } from '#reports/memory.ts'
import type { Basis } from '#schemas/index.ts'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'

test('an archive is printed with what was promised, and nothing else', async () => {
  const store = openMemoryStore({ now: () => 1 })
  const report = aReport()
  await store.put(report)
  await store.saveVerdict(report.id, aVerdict())
  await store.note('ada', 2025, aNote())
  const archive = await store.archive('ada', 2025)

  const ranked = { subject: null, rank: 1, usual: 96 }
  const unranked = { subject: null, rank: null, usual: null }
  const { id, date, category, title, story, tags, revision, writtenBy, traceId } = report
  expect(archive && toArchiveJson(archive)).toEqual({
    userId: 'ada',
    year: 2025,
    zone: 'Europe/Berlin',
    reports: [
      {
        ...{ id, date, category, title, story, tags, revision, writtenBy, traceId },
        facts: [
          { id: 'minutes', kind: 'minutes', value: 412, unit: 'minutes', ...ranked },
          { id: 'top-artist', kind: 'top-artist', value: 'Portishead', unit: 'name', ...unranked },
        ],
        verdict: { outcome: 'pass', checks: aVerdict().checks },
        lineage: {
          topics: [{ topic: 'plays', partition: 3, offsets: [7, 8] }],
          factsHash: 'hash-20250714',
          playsCount: 120,
        },
      },
    ],
    runnersUp: [{ date: '20250102', category: 'biggest-podcast-day', reason: 'It was close.' }],
  })
})

/** The lineage that is printed of a report with such a basis. */
async function lineageWith(basis: object) {
  const store = openMemoryStore({ now: () => 1 })
  const { lineage } = aReport()
  await store.put(aReport({ lineage: { ...lineage, basis: basis as Basis } }))
  const archive = await store.archive('ada', 2025)
  return archive && toArchiveJson(archive).reports[0]?.lineage
}

test('the lineage says by which time zone data the day was cut, where that is known', async () => {
  const { topics, factsHash, playsCount } = aReport().lineage
  const printed = { topics, factsHash, playsCount }
  const basis = { partition: 3, playsFrom: 1, playsTo: 8, declaredAt: 1, profileHash: 'profile' }
  const noted = { ...basis, tzVersion: '2026f', offsetsHash: 'offsets' }

  expect(await lineageWith(noted)).toEqual({ ...printed, tzVersion: '2026f' })
  // As the store has it from a build that knew no such field, and as a topic gives it.
  expect(await lineageWith(basis)).toEqual(printed)
  expect(await lineageWith({ ...basis, tzVersion: '', offsetsHash: '' })).toEqual(printed)
})

test('a report that was not judged yet has no verdict', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport())
  const archive = await store.archive('ada', 2025)

  expect(archive && toArchiveJson(archive).reports[0]?.verdict).toBeNull()
})
