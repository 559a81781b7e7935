import { systemClock } from '#foundation/clock.ts'
import { COHORT_OF_ALL, openCohort } from '#operations/campaigns/cohort.ts'
import { selection } from '#testkit/selected-days.ts'
import { type TakenSnapshot, takenSnapshot } from '#testkit/snapshots.ts'

let taken: TakenSnapshot
beforeAll(async () => {
  taken = await takenSnapshot([
    { userId: 'ada', selected: { country: 'SE' } },
    { userId: 'bob', selected: { country: 'GB', days: selection(5).days.slice(0, 1) } },
    { userId: 'cleo', selected: { country: 'SE', days: [] } },
    { userId: 'dan', selected: { country: 'SE', year: 2024 } },
  ])
})
afterAll(async () => {
  await taken[Symbol.asyncDispose]()
})

const cohortOf = async (sql: string, seconds = 30) =>
  openCohort(await taken.snapshots.open(taken.manifest.id), {
    sql,
    year: 2025,
    seconds,
    clock: systemClock,
  })

test('a cohort has each listener with a day of the year once, who has most days first', async () => {
  await using cohort = await cohortOf(`${COHORT_OF_ALL} union all ${COHORT_OF_ALL};`)

  expect([cohort.listeners, cohort.days]).toEqual([2, 6])
  const batches = await Array.fromAsync(cohort.batches())
  const dates = selection(5)
    .days.slice(0, 5)
    .map(({ date }) => date)
  expect(batches.flat()).toEqual([
    { userId: 'ada', dates },
    { userId: 'bob', dates: dates.slice(0, 1) },
  ])
  async function* others() {
    yield ['bob', 'zoe']
    yield ['yan']
  }
  expect(await cohort.countAmong(others())).toBe(1)
})

test.each([
  ['names no user', 'select country from listeners', 'COHORT_INVALID'],
  ['is no SQL', 'choose everybody', 'COHORT_INVALID'],
  ['writes', "copy listeners to '/tmp/x.csv'", 'COHORT_INVALID'],
  [
    'is more than one',
    "select user_id from listeners); copy (select 1) to '/tmp/x.csv'; (select 1",
    'COHORT_INVALID',
  ],
  ['reads another file', "select * from read_csv('/etc/passwd') as t(user_id)", 'COHORT_INVALID'],
  ['selects nobody', "select user_id from listeners where country = 'XX'", 'COHORT_EMPTY'],
])('a query that %s is refused', async (_, sql, code) => {
  await expect(cohortOf(sql)).rejects.toMatchObject({ code })
})

test('a query that runs for ever is stopped', async () => {
  const endless =
    "select 'ada' as user_id from range(1000000000000) as r(n) where n % 7 = 8 limit 1"
  await expect(cohortOf(endless, 0.3)).rejects.toMatchObject({ code: 'COHORT_SLOW' })
})
