// The second path over plays that go over midnight, on nights whose clocks move too: both paths say the same.
import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Play, ProfileDeclared } from '#schemas/index.ts'
import { explainDay } from '#services/heuristics/explain.ts'
import { checkRecount } from '#services/judging/recount/compare.ts'
import { type Counter, openCounter } from '#services/judging/recount/duckdb.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import {
  declare,
  listener,
  pagesOf,
  play,
  profile,
  quietDays,
  record,
  recorded,
} from '#testkit/play-history.ts'
import { sentOf } from '#testkit/selected-days-fixture.ts'
import { plays as playsTopic } from '#topics/plays.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter[Symbol.asyncDispose]())

/** Music and talk around the midnights of `dates`, at times at the same time, by no rule that a reader would see. */
function nights(dates: readonly string[], ahead: number): Play[] {
  return dates.flatMap((date, d) =>
    Array.from({ length: 12 }, (_, n) => {
      const turn = (n * 7 + d * 5) % 12
      return play(
        Date.parse(`${date}T00:00:00Z`) + (turn - 5) * 31 * MINUTE_MS - ahead + n * SECOND_MS,
        {
          playedMs: (3 + ((turn * 13) % 70)) * MINUTE_MS,
          kind: n % 5 === 0 ? 'episode' : 'track',
          creator: `Maker ${(n + d) % 3}`,
          title: `Title ${turn % 4}`,
        },
      )
    }),
  )
}

async function differencesOf(
  plays: readonly Play[],
  more: Partial<ProfileDeclared>,
  dates: readonly string[],
) {
  const declared = { userId: 'ada', ...profile(more) }
  const user = listener()
  await declare(user, more)
  await record(user, plays)
  const log = listenerLogOf(sentOf(declared, [{ userId: 'ada', ...recorded(plays) }]))
  const checks = []
  for (const date of dates) {
    const explained = explainDay(pagesOf(user), date, { windowEnd: '12-31' })
    if (!explained.ok) continue
    const recounted = await counter.count({
      day: date,
      category: 'most-unusual-day',
      profile: declared,
      isSameProfile: true,
      catalogue: undefined,
      windowEnd: '12-31',
      messages: log.events(playsTopic, 'ada'),
    })
    checks.push({ date, ...checkRecount(explained.explanation, recounted) })
  }
  expect(checks.length).toBeGreaterThan(1)
  return checks.filter(({ outcome }) => outcome !== 'pass')
}

const around = (date: string) =>
  [-1, 0].map((days) => dateOfDayNumber(dayNumberOf(date.replaceAll('-', '')) + days))

test.each([
  { zone: 'Europe/Berlin', dates: ['2025-03-30', '2025-04-02'], ahead: HOUR_MS },
  { zone: 'Africa/Cairo', dates: ['2025-04-25', '2025-05-02'], ahead: 3 * HOUR_MS },
  { zone: 'America/St_Johns', dates: ['2025-03-09', '2025-04-02'], ahead: -2.5 * HOUR_MS },
])('both paths cut the nights of $zone at the same midnights', async ({ zone, dates, ahead }) => {
  const plays = [...quietDays('2025-01-02', 90), ...nights(dates, ahead)]
  const moved = { fromMs: Date.parse(`${dates[1]}T00:10:00Z`) - ahead, zone: 'Asia/Kolkata' }
  const hiddenDates = around(dates[1] as string).slice(0, 1)

  expect(await differencesOf(plays, { zone }, dates.flatMap(around))).toEqual([])
  expect(
    await differencesOf(plays, { zone, zoneHistory: [moved], hiddenDates }, dates.flatMap(around)),
  ).toEqual([])
})

test('both paths count scrobbles on the day on which they began', async () => {
  const scrobbles = [...quietDays('2025-01-02', 90), ...nights(['2025-04-02'], 0)].map((each) => ({
    ...each,
    isLengthAssumed: true,
  }))

  expect(await differencesOf(scrobbles, { zone: 'UTC' }, around('2025-04-02'))).toEqual([])
})
