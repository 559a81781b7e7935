import { plainColors } from '#cli/colors.ts'
import { archiveLines, wrapped } from '#cli/commands/archive-lines.ts'
import type { Clock } from '#foundation/clock.ts'
import { finishedArchive, latestArchive } from '#operations/archives.ts'
import { openMemoryStore } from '#reports/memory.ts'
import { reportIdOf } from '#schemas/ids.ts'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'

/** Time passes when somebody waits for it; `whenAt` is called at each moment. */
function steppingClock(whenAt: (ms: number) => unknown = () => {}): Clock {
  let nowMs = 0
  return {
    now: () => nowMs,
    after(ms, run) {
      nowMs += ms
      void Promise.resolve(whenAt(nowMs)).then(run)
      return () => {}
    },
  }
}

const { signal } = new AbortController()
const ada = { userId: 'ada', year: undefined, seconds: 10, signal }

test('waiting ends once every chosen day is stored and judged', async () => {
  const store = openMemoryStore({ now: () => 1 })
  const said: string[] = []
  const clock = steppingClock((ms) => {
    if (ms === 500) return store.note('ada', 2025, aNote())
    if (ms === 1_000) return store.put(aReport())
    if (ms === 2_000) return store.saveVerdict('ada:20250714', aVerdict())
    return undefined
  })

  const found = await finishedArchive({ ...ada, store, clock, say: (text) => said.push(text) })

  expect(found).toMatchObject({ missing: '', archive: { reports: [{ id: 'ada:20250714' }] } })
  expect([...new Set(said)]).toEqual([
    'no days are chosen yet',
    '1 still to be written (20250714)',
    '1 still to be judged (20250714)',
    '1 stories',
  ])
  expect(clock.now()).toBe(2_000)
})

test('waiting goes on until the selection that an import led to is stored', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.note('ada', 2025, aNote({ days: [] }))
  const clock = steppingClock((ms) =>
    ms === 1_000 ? store.note('ada', 2025, aNote({ revision: 2, days: [] })) : undefined,
  )

  const found = await finishedArchive({ ...ada, store, clock, revision: 2 })

  expect(found).toMatchObject({ missing: '', archive: { selectionRevision: 2 } })
})

test('waiting goes on until reports of days that are no longer chosen are withdrawn', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport())
  await store.note('ada', 2025, aNote({ days: [] }))
  const said: string[] = []
  const clock = steppingClock((ms) =>
    ms === 1_000 ? store.remove(reportIdOf('ada', '20250714'), 2) : undefined,
  )

  const found = await finishedArchive({ ...ada, store, clock, say: (text) => said.push(text) })

  expect(found).toMatchObject({ missing: '', archive: { reports: [] } })
  expect([...new Set(said)]).toEqual(['1 still to be withdrawn (20250714)', '0 stories'])
})

test('waiting ends when its time is up, and says what is missing', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.note('ada', 2025, aNote())

  const found = await finishedArchive({ ...ada, store, clock: steppingClock() })

  expect(found.missing).toBe('1 still to be written (20250714)')
  expect(found.unfinished(10)).toMatchObject({ code: 'ARCHIVE_UNFINISHED' })
})

test('Ctrl-C ends the waiting', async () => {
  const store = openMemoryStore({ now: () => 1 })
  const aborted = AbortSignal.abort(new Error('interrupted'))

  const waiting = finishedArchive({ ...ada, store, signal: aborted, clock: steppingClock() })

  await expect(waiting).rejects.toThrow('interrupted')
})

test('the latest year is meant where none is named', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport({ date: '20240704' }))
  await store.put(aReport({ date: '20250714' }))

  expect(await latestArchive(store, 'ada', undefined)).toMatchObject({ year: 2025 })
  expect(await latestArchive(store, 'ada', 2024)).toMatchObject({ year: 2024 })
  expect(await latestArchive(store, 'eve', undefined)).toBeUndefined()
})

test('a person reads the story, its facts, who wrote it and where it comes from', async () => {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport({ title: 'Loud\u001b[2J' }))
  await store.note('ada', 2025, aNote({ notes: ['A quiet year.'] }))
  const archive = await store.archive('ada', 2025)

  const look = { paint: plainColors, jaegerUrl: 'http://127.0.0.1:16686' }
  const text = archive ? [...archiveLines(archive, look)].join('\n') : ''
  expect(text).toMatch(/Monday,? 14 July 2025 · Biggest music day\nLoud\[2J\n/)
  expect(text).toMatch(/Minutes heard \.+ 412 {2}\(4\.3 times the usual 96/)
  expect(text).toContain('Written by the fake model')
  expect(text).toContain('Read from  plays, partition 3, offsets 7 8')
  expect(text).toContain('Trace      http://127.0.0.1:16686/trace/0af7651916cd43dd8448eb211c80319c')
  expect(text).toContain('A quiet year.')
  expect(text).toContain('Biggest podcast day, 2 January: It was close.')
})

test('a report says by which time zone data its day was cut, where that is known', async () => {
  const store = openMemoryStore({ now: () => 1 })
  const { lineage } = aReport()
  const basis = { tzVersion: '2026f' } as typeof lineage.basis
  const textOf = async (report: ReturnType<typeof aReport>) => {
    await store.put(report)
    const archive = await store.archive('ada', 2025)
    const look = { paint: plainColors, jaegerUrl: undefined }
    return archive ? [...archiveLines(archive, look)].join('\n') : ''
  }

  expect(await textOf(aReport())).not.toContain('Time zones')
  const noted = aReport({ revision: 2, lineage: { ...lineage, basis } })
  expect(await textOf(noted)).toContain('Time zones IANA 2026f')
})

test('lines end before the edge, and no word is broken', () => {
  const lines = wrapped('word '.repeat(40) + 'x'.repeat(100))

  expect(lines.slice(0, -1).every((line) => line.length <= 80)).toBe(true)
  expect(lines.at(-1)).toBe('x'.repeat(100))
})
