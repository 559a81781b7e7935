import { toArchiveJson } from '#reports/archive-json.ts'
import { openMemoryStore } from '#reports/memory.ts'
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

test('a report that was not judged yet has no verdict', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport())
  const archive = await store.archive('ada', 2025)

  expect(archive && toArchiveJson(archive).reports[0]?.verdict).toBeNull()
})
