import { randomUUID } from 'node:crypto'
import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { openReportStore } from '#reports/mongo.ts'
import { reportIdOf } from '#schemas/ids.ts'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'
import { openReportStores } from '#testkit/report-stores.ts'

const { adapters, clock, settings } = await openReportStores()

for (const [name, store] of adapters) {
  let userId: string

  beforeEach(() => {
    userId = `listener-${randomUUID().slice(0, 8)}`
  })

  const shown = async (year = 2025) => (await store.archive(userId, year))?.reports ?? []

  test(`${name}: a stored report can be read as it was put, stamped and not yet judged`, async () => {
    const report = aReport({ userId })

    expect(await store.put(report)).toBe('stored')

    const expected = { ...report, storedAt: clock.ms, verdict: null }
    expect(await store.report(report.id)).toEqual(expected)
    expect(await shown()).toEqual([expected])
  })

  test(`${name}: reports come in the order of their dates, of the year asked for`, async () => {
    for (const date of ['20251224', '20250101', '20240704', '20250714']) {
      await store.put(aReport({ userId, date }))
    }

    expect((await shown()).map((report) => report.date)).toEqual([
      '20250101',
      '20250714',
      '20251224',
    ])
    expect(await store.years(userId)).toEqual([2024, 2025])
  })

  test(`${name}: an older revision never replaces a newer one (I14)`, async () => {
    await store.put(aReport({ userId, revision: 2 }))

    expect(await store.put(aReport({ userId, revision: 1 }))).toBe('stale')
    expect((await shown()).map((report) => report.title)).toEqual(['Revision 2'])
  })

  test(`${name}: an equal revision changes nothing, and says so (I14)`, async () => {
    const report = aReport({ userId })
    await store.put(report)
    await store.saveVerdict(report.id, aVerdict())

    expect(await store.put({ ...report, title: 'Another text' })).toBe('repeated')
    expect(await shown()).toMatchObject([{ title: 'Revision 1', verdict: { outcome: 'pass' } }])
  })

  test(`${name}: of revisions written at once, the newest stays`, async () => {
    const revisions = [5, 1, 8, 3, 7, 2, 6, 4]

    await Promise.all(revisions.map((revision) => store.put(aReport({ userId, revision }))))

    expect((await shown()).map((report) => report.revision)).toEqual([8])
  })

  test(`${name}: 64 writers of one listener lose nothing`, async () => {
    const first = dayNumberOf('20250101')
    const dates = Array.from({ length: 64 }, (_, day) => dateOfDayNumber(first + day))

    await Promise.all(dates.map((date) => store.put(aReport({ userId, date, year: 2025 }))))

    expect((await shown()).map((report) => report.date)).toEqual(dates)
  })

  test(`${name}: a removed report is gone, and an older text cannot bring it back`, async () => {
    const { id } = aReport({ userId })
    await store.put(aReport({ userId, revision: 1 }))

    expect(await store.remove(id, 3)).toBe('stored')
    expect(await store.put(aReport({ userId, revision: 2 }))).toBe('stale')
    expect(await store.report(id)).toBeUndefined()
    expect(await shown()).toEqual([])
  })

  test(`${name}: a removal can be repeated`, async () => {
    const { id } = aReport({ userId })
    await store.remove(id, 3)

    expect(await store.remove(id, 3)).toBe('repeated')
    expect(await store.remove(id, 2)).toBe('stale')
  })

  test(`${name}: a removal older than the text leaves it`, async () => {
    await store.put(aReport({ userId, revision: 4 }))

    expect(await store.remove(reportIdOf(userId, '20250714'), 3)).toBe('stale')
    expect(await shown()).toHaveLength(1)
  })

  test(`${name}: a removed report comes back with a newer text`, async () => {
    await store.put(aReport({ userId, revision: 1 }))
    await store.remove(reportIdOf(userId, '20250714'), 2)

    expect(await store.put(aReport({ userId, revision: 3 }))).toBe('stored')
    expect((await shown()).map((report) => report.revision)).toEqual([3])
  })

  test(`${name}: a reader never sees a day without its report, whatever is written meanwhile (I13)`, async () => {
    const dates = ['20250101', '20250202', '20250303']
    const writing = (async () => {
      for (let revision = 1; revision <= 12; revision += 2) {
        await Promise.all(dates.map((date) => store.put(aReport({ userId, date, revision }))))
        await Promise.all(dates.map((date) => store.remove(reportIdOf(userId, date), revision + 1)))
      }
    })()
    const seen: number[] = []
    const reading = (async () => {
      for (let read = 0; read < 40; read += 1) {
        for (const { story } of await shown()) seen.push(story.length)
      }
    })()

    await Promise.all([writing, reading])

    expect(seen.every((length) => length > 0)).toBe(true)
    expect(await shown()).toEqual([])
  })

  test(`${name}: a put that was overtaken by a removal leaves no marker (I13)`, async () => {
    const writes = Array.from({ length: 20 }, (_, index) => 2 * index + 1).flatMap((revision) => [
      store.put(aReport({ userId, revision })),
      store.remove(reportIdOf(userId, '20250714'), revision + 1),
    ])

    await Promise.all(writes)

    expect(await store.report(`${userId}:20250714`)).toBeUndefined()
    expect(await shown()).toEqual([])
    expect(await store.years(userId)).toEqual([])
  })

  test(`${name}: a verdict stands beside its revision only`, async () => {
    const { id } = aReport({ userId })
    await store.put(aReport({ userId, revision: 2 }))

    expect(await store.saveVerdict(id, aVerdict({ revision: 1 }))).toBe('stale')
    expect(await store.saveVerdict(id, aVerdict({ revision: 2 }))).toBe('stored')
    expect((await store.report(id))?.verdict).toEqual(aVerdict({ revision: 2 }))

    await store.put(aReport({ userId, revision: 3 }))
    expect((await store.report(id))?.verdict).toBeNull()
  })

  test(`${name}: an earlier verdict never replaces a later one`, async () => {
    const { id } = aReport({ userId })
    await store.put(aReport({ userId }))
    await store.saveVerdict(id, aVerdict({ judgedAt: 2_000, outcome: 'fail' }))

    expect(await store.saveVerdict(id, aVerdict({ judgedAt: 1_000 }))).toBe('stale')
    expect((await store.report(id))?.verdict?.outcome).toBe('fail')
  })

  test(`${name}: a removed report takes no verdict`, async () => {
    const { id } = aReport({ userId })
    await store.remove(id, 1)

    expect(await store.saveVerdict(id, aVerdict())).toBe('stale')
  })

  test(`${name}: what a selection said is pending until its reports are stored`, async () => {
    const days = ['20250714', '20250801'].map((date) => ({ date, factsHash: `hash-${date}` }))
    await store.note(userId, 2025, aNote({ days, notes: ['A quiet year.'] }))
    await store.put(aReport({ userId, date: '20250801' }))

    expect(await store.archive(userId, 2025)).toMatchObject({
      zone: 'Europe/Berlin',
      selectionRevision: 1,
      pending: ['20250714'],
      notes: ['A quiet year.'],
      runnersUp: [{ category: 'biggest-podcast-day' }],
    })
  })

  test(`${name}: a report whose facts have changed since is pending`, async () => {
    await store.put(aReport({ userId }))
    await store.note(userId, 2025, aNote({ days: [{ date: '20250714', factsHash: 'newer' }] }))

    expect(await store.archive(userId, 2025)).toMatchObject({ pending: ['20250714'] })
  })

  test(`${name}: a report that the selection no longer holds is leaving`, async () => {
    await store.put(aReport({ userId }))
    expect(await store.archive(userId, 2025)).toMatchObject({ leaving: [] })
    await store.note(userId, 2025, aNote({ days: [] }))

    expect(await store.archive(userId, 2025)).toMatchObject({ leaving: ['20250714'] })
  })

  test(`${name}: an older selection changes nothing`, async () => {
    await store.note(userId, 2025, aNote({ revision: 2, zone: 'Asia/Tokyo' }))

    expect(await store.note(userId, 2025, aNote({ revision: 1 }))).toBe('stale')
    expect(await store.note(userId, 2025, aNote({ revision: 2 }))).toBe('repeated')
    expect(await store.archive(userId, 2025)).toMatchObject({ zone: 'Asia/Tokyo' })
  })

  test(`${name}: nothing is known of a stranger`, async () => {
    expect(await store.archive(userId, 2025)).toBeUndefined()
    expect(await store.years(userId)).toEqual([])
    expect(await store.report(`${userId}:20250714`)).toBeUndefined()
  })

  test(`${name}: erasing a listener leaves nothing of them, and everything of another`, async () => {
    const other = `${userId}-2`
    await store.put(aReport({ userId }))
    await store.remove(reportIdOf(userId, '20250801'), 1)
    await store.note(userId, 2025, aNote())
    await store.put(aReport({ userId: other }))

    expect(await store.count(userId)).toBe(3)
    expect(await store.erase(userId)).toBe(3)
    expect(await store.count(userId)).toBe(0)
    expect(await store.archive(userId, 2025)).toBeUndefined()
    expect(await store.report(`${userId}:20250714`)).toBeUndefined()
    expect((await store.archive(other, 2025))?.reports).toHaveLength(1)
    expect(await store.erase(userId)).toBe(0)
  })

  test(`${name}: listeners come in the order of their IDs, page by page, with their years`, async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => `${userId}-${letter}`) as [
      string,
      string,
      string,
    ]
    for (const id of [c, b, a]) await store.put(aReport({ userId: id, date: '20250714' }))
    await store.put(aReport({ userId: b, date: '20240704' }))

    expect(await store.listeners({ after: userId, limit: 2 })).toEqual([
      { userId: a, years: [2025] },
      { userId: b, years: [2024, 2025] },
    ])
    expect(await store.listeners({ after: b, limit: 1 })).toEqual([{ userId: c, years: [2025] }])
  })

  test(`${name}: the list of listeners begins with the first, has one of whom a selection alone is known, and no erased one`, async () => {
    await store.note(userId, 2025, aNote())
    const listed = async () =>
      (await store.listeners({ limit: 10_000 })).filter((each) => each.userId === userId)
    expect(await listed()).toEqual([{ userId, years: [2025] }])

    await store.erase(userId)

    expect(await listed()).toEqual([])
  })
}

test('a store that does not answer is an error to be tried again', async () => {
  const nowhere = { ...settings, MONGODB_URL: 'mongodb://127.0.0.1:1' }
  await using store = await openReportStore(nowhere, clock)

  await expect(store.put(aReport())).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    policy: 'block',
  })
})
