import { randomUUID } from 'node:crypto'
import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { openMemoryStore } from '#reports/memory.ts'
import { openReportStore } from '#reports/mongo.ts'
import { aReport, aVerdict } from '#testkit/report.ts'
import { dropDatabase, storeUrl } from '#testkit/store-url.ts'

const settings = {
  MONGODB_URL: storeUrl(),
  MONGODB_DATABASE: `linernotes-contract-${randomUUID().slice(0, 8)}`,
}
const mongo = await openReportStore(settings)
afterAll(async () => {
  await mongo[Symbol.asyncDispose]()
  await dropDatabase(settings.MONGODB_DATABASE)
})

for (const [name, store] of [
  ['the fake', openMemoryStore()],
  ['MongoDB', mongo],
] as const) {
  test(`${name}: of many writes made together, each has its own answer`, async () => {
    const userId = `listener-${randomUUID().slice(0, 8)}`
    const dates = Array.from({ length: 150 }, (_, day) =>
      dateOfDayNumber(dayNumberOf('20250101') + day),
    )
    const reports = dates.map((date) => aReport({ userId, date, revision: 2 }))
    await Promise.all(reports.slice(0, 50).map((report) => store.put(report)))
    const older = reports.slice(0, 25).map((report) => ({ ...report, revision: 1 }))

    const outcomes = await Promise.all(
      [...older, ...reports.slice(25)].map((each) => store.put(each)),
    )
    const verdicts = await Promise.all(
      reports.map(({ id }, at) => store.saveVerdict(id, aVerdict({ revision: at < 10 ? 1 : 2 }))),
    )

    const told = (from: number, to: number) => [...new Set(outcomes.slice(from, to))]
    expect([told(0, 25), told(25, 50), told(50, 150)]).toEqual([
      ['stale'],
      ['repeated'],
      ['stored'],
    ])
    expect(verdicts.slice(0, 10).every((outcome) => outcome === 'stale')).toBe(true)
    expect(verdicts.slice(10).every((outcome) => outcome === 'stored')).toBe(true)
    expect(
      ((await store.archive(userId, 2025))?.reports ?? []).map(({ revision }) => revision),
    ).toEqual(dates.map(() => 2))
  })
}
