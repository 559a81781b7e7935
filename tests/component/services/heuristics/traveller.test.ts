// Days away from home have the clock times of where they were spent.
import { noCatalogue } from '#facts/catalogue.ts'
import { zoneWords } from '#reports/words.ts'
import type { DaysSelected, Play, ZonePeriod } from '#schemas/index.ts'
import { openCounter } from '#services/judging/recount/duckdb.ts'
import { recountFrom } from '#services/judging/recount/recount.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { profile, quietDays, recorded, session } from '#testkit/play-history.ts'
import { publishedReportOf, sentOf, tellDays } from '#testkit/selected-days-fixture.ts'

const settings = { SELECTION_WINDOW_END: '12-31', RECOUNT_MESSAGES_MAX: 1_000 }

/** What is said about a traveller; both paths have to agree on it. */
async function tell(
  home: string,
  plays: readonly Play[],
  zoneHistory: readonly ZonePeriod[],
): Promise<DaysSelected> {
  const declared = { userId: 'ada', ...profile({ zone: home, zoneHistory }) }
  const messages = [{ userId: 'ada', ...recorded(plays) }]
  const selection = await tellDays(declared, messages)
  await using counter = await openCounter()
  const check = recountFrom(
    listenerLogOf(sentOf(declared, messages)),
    { counter, catalogue: noCatalogue },
    settings,
  )
  for (const day of selection.days) {
    const verdict = await check(publishedReportOf(selection, day), new AbortController().signal)
    expect({ date: day.date, ...verdict }).toMatchObject({ date: day.date, outcome: 'pass' })
  }
  return selection
}

const dayOf = ({ days }: DaysSelected, date: string) => {
  const day = days.find((each) => each.date === date)
  if (!day) throw new Error(`${date} is not among ${days.map((each) => each.date)}`)
  const value = (id: string) => day.facts.find((fact) => fact.id === id)?.value
  return { ...day, value }
}

test('a day abroad has the zone, the clock times and the log of that place, and a day at home those of home', async () => {
  const selected = await tell(
    'America/New_York',
    [
      ...quietDays('2025-01-02', 90),
      ...session('2025-03-10T00:00:00Z', 60, { creator: 'Abroad' }), // 09:00 in Tokyo
      ...session('2025-02-10T14:00:00Z', 50, { creator: 'Home', title: 'Again' }), // 09:00 in New York
    ],
    [
      { fromMs: Date.parse('2025-03-01T00:00:00Z'), zone: 'Asia/Tokyo' },
      { fromMs: Date.parse('2025-03-20T00:00:00Z'), zone: 'America/New_York' },
    ],
  )
  const abroad = dayOf(selected, '20250310')
  const home = dayOf(selected, '20250210')

  expect(selected.zone).toBe('America/New_York')
  expect([abroad.zone, abroad.value('zone:1'), abroad.value('zone:2')]).toEqual([
    'Asia/Tokyo',
    'Asia/Tokyo',
    undefined,
  ])
  // What was heard at home in the evening fell on the small hours there.
  expect([abroad.value('first-play-at'), abroad.value('last-play-at')]).toEqual(['03:00', '13:00'])
  expect(abroad.log.filter(({ kind }) => kind === 'session')).toMatchObject([
    { startedAt: '03:00' },
    { startedAt: '09:00' },
  ])
  expect(zoneWords(abroad)).toBe('Clock times of this day are those of Asia/Tokyo.')
  expect([home.zone, home.value('first-play-at')]).toEqual(['America/New_York', '09:00'])
  expect(zoneWords(home)).toBe('')
})

test('a date that was lived twice, across the date line, is one day with the clocks of both sides', async () => {
  const landed = Date.parse('2025-03-10T08:00:00Z')
  const selected = await tell(
    'Pacific/Auckland',
    [
      ...quietDays('2025-01-02', 60),
      ...session('2025-03-09T20:00:00Z', 40, { creator: 'Before' }), // 09:00 on 10 March in Auckland
      ...session('2025-03-10T18:00:00Z', 40, { creator: 'After' }), // 08:00 on 10 March in Honolulu
    ],
    [{ fromMs: landed, zone: 'Pacific/Honolulu' }],
  )
  const day = dayOf(selected, '20250310')

  expect(day.value('tracks')).toBe(80)
  expect([day.value('first-play-at'), day.value('last-play-at')]).toEqual(['09:00', '10:40'])
  expect([day.zone, day.value('zone:1'), day.value('zone:2')]).toEqual([
    'Pacific/Honolulu',
    'Pacific/Auckland',
    'Pacific/Honolulu',
  ])
  expect(zoneWords(day)).toBe(
    'Clock times of this day are those of Pacific/Auckland, then Pacific/Honolulu.',
  )
})

test('a date that the date line took away has no day', async () => {
  const landed = Date.parse('2025-03-10T08:00:00Z')
  const selected = await tell(
    'Pacific/Honolulu',
    [
      ...quietDays('2025-01-02', 60),
      ...session('2025-03-10T03:00:00Z', 40, { creator: 'Before' }), // 17:00 on 9 March in Honolulu
      ...session('2025-03-10T12:00:00Z', 50, { creator: 'After' }), // 01:00 on 11 March in Auckland
    ],
    [{ fromMs: landed, zone: 'Pacific/Auckland' }],
  )

  expect(selected.days.map(({ date, zone }) => [date, zone])).toContainEqual([
    '20250311',
    'Pacific/Auckland',
  ])
  expect(JSON.stringify([selected.days, selected.runnersUp])).not.toContain('20250310')
  expect(selected.overview.find(({ id }) => id === 'year-days')?.value).toBe(62)
})
