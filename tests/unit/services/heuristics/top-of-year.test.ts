// The top artist, show and genre of a year, the days that have most of them, and what a selection says of both.
import { DAY_MS } from '#foundation/time.ts'
import { type DaysSelected, daysSelected, type Play } from '#schemas/index.ts'
import {
  declare,
  listener,
  pagesOf,
  play,
  quietDays,
  record,
  session,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

/** Half an hour of an artist on each of `count` days from `from` on, at 09:00 UTC. */
const often = (creator: string, from: string, count: number): Play[] =>
  Array.from({ length: count }, (_, n) =>
    session(Date.parse(`${from}T09:00:00Z`) + n * DAY_MS, 5, { creator }, 6),
  ).flat()

async function selectionOf(plays: readonly Play[], windowEnd = '12-31'): Promise<DaysSelected> {
  const user = listener({ windowEnd })
  await declare(user)
  await record(user, plays)
  const selected = user.sent(days, daysSelected).at(-1)
  if (!selected) throw new Error('no days were selected')
  return selected
}

const dayOf = (selected: DaysSelected, category: string) =>
  selected.days.find((day) => day.category === category)
const reasonOf = (selected: DaysSelected, category: string) =>
  selected.runnersUp.find((each) => each.category === category)?.reason
const factsOf = (selected: DaysSelected, category: string) =>
  Object.fromEntries(
    (dayOf(selected, category)?.facts ?? []).map(({ id, value, subject, rank, usual }) => [
      id,
      [value, subject, rank, usual],
    ]),
  )

const year = [
  ...quietDays('2025-01-02', 60),
  ...often('Faithful', '2025-01-02', 40),
  ...session('2025-02-14T10:00:00Z', 20, { creator: 'Faithful' }, 6),
  ...session('2025-02-24T10:00:00Z', 60, { creator: 'Fling' }, 4),
  ...session('2025-02-26T06:00:00Z', 100).map((each, n) => ({ ...each, creator: `Of many ${n}` })),
]

test('the biggest day of the top artist of the year is told, and that of another artist beside it', async () => {
  const selected = await selectionOf(year)

  expect(dayOf(selected, 'biggest-top-artist-day')?.date).toBe('20250214')
  expect(dayOf(selected, 'one-artist-day')?.date).toBe('20250224')
  expect(factsOf(selected, 'biggest-top-artist-day')).toMatchObject({
    'year-top-artist': ['Faithful', null, null, null],
    'year-top-artist-minutes': [120, 'Faithful', 1, 30],
    'year-top-artist-share': [42, 'Faithful', null, null],
    'top-artist-minutes': [120, 'Faithful', 2, 30],
  })
  expect(factsOf(selected, 'one-artist-day')).toMatchObject({
    'top-artist': ['Fling', null, null, null],
    'top-artist-minutes': [240, 'Fling', 1, 30],
  })
})

test('the day of the top artist may have more of someone else', async () => {
  const guest = session('2025-02-14T16:00:00Z', 35, { creator: 'Guest' })
  const selected = await selectionOf([...year, ...guest])

  expect(factsOf(selected, 'biggest-top-artist-day')).toMatchObject({
    'top-artist': ['Guest', null, null, null],
    'year-top-artist': ['Faithful', null, null, null],
    'year-top-artist-minutes': [120, 'Faithful', 1, 30],
  })
})

test('where it is the biggest music day as well, the date is told once and the other says why', async () => {
  const selected = await selectionOf([
    ...quietDays('2025-01-02', 60),
    ...often('Faithful', '2025-01-02', 40),
    ...session('2025-02-14T10:00:00Z', 40, { creator: 'Faithful' }, 6),
  ])

  expect(selected.days.map(({ date, category }) => [date, category])).toEqual([
    ['20250214', 'biggest-music-day'],
  ])
  for (const [category, name] of [
    ['biggest-top-artist-day', 'Faithful, your top artist of the year'],
    ['one-artist-day', 'one artist'],
  ] as const) {
    expect(reasonOf(selected, category)).toMatch(
      new RegExp(`^240 minutes of ${name}, 1st of .*; the day is told as your biggest music day$`),
    )
  }
})

test('a day that is not looked at, and one that nobody listened through, make no artist the top one', async () => {
  const night = session('2025-02-27T00:00:00Z', 60, { creator: 'Machine' }, 21)
  const late = often('Late', '2025-04-10', 60)
  const selected = await selectionOf([...year, ...night, ...late], '04-05')

  expect(factsOf(selected, 'biggest-top-artist-day')).toMatchObject({
    'year-top-artist': ['Faithful', null, null, null],
  })
})

test('of two artists with as much, the one heard on more days is the top one, then the first by name', async () => {
  const two = (firstDays: number) => [
    ...quietDays('2025-01-02', 60),
    ...often('Zed', '2025-01-02', 20),
    ...often('Abe', '2025-01-22', firstDays),
    ...session('2025-02-14T10:00:00Z', 20, { creator: 'Zed' }, 6),
    ...session('2025-02-24T10:00:00Z', 20 + (20 - firstDays) * 5, { creator: 'Abe' }, 6),
  ]
  const topOf = async (plays: readonly Play[]) => {
    const selected = await selectionOf(plays)
    return selected.days.flatMap(({ facts }) =>
      facts.flatMap(({ kind, value }) => (kind === 'year-top-artist' ? [value] : [])),
    )[0]
  }

  expect(await topOf(two(20))).toBe('Abe')
  expect(await topOf(two(18))).toBe('Zed')
})

test('where lengths are not known, the top artist is the one with most plays', async () => {
  const selected = await selectionOf(
    [
      ...quietDays('2025-01-02', 60),
      ...often('Faithful', '2025-01-02', 40),
      ...session('2025-02-14T10:00:00Z', 20, { creator: 'Faithful' }),
      ...session('2025-02-24T10:00:00Z', 60, { creator: 'Fling' }),
    ].map((each) => ({ ...each, isLengthAssumed: true })),
  )

  expect(dayOf(selected, 'biggest-top-artist-day')?.date).toBe('20250214')
  expect(factsOf(selected, 'biggest-top-artist-day')).toMatchObject({
    'year-top-artist-plays': [20, 'Faithful', 1, 5],
  })
})

test('a build of other rules changes no archive until there is something new to tell', async () => {
  const user = listener()
  await declare(user)
  await record(user, year)
  const { index } = pagesOf(user)
  const [selected] = index.selections
  // As an earlier build left them: no page of names, and a selection by its own rules.
  const earlier = { ...index, layout: 5, selections: [{ ...selected, factsHash: 'earlier' }] }
  const pages = user.pages as Map<string, unknown>
  pages.set('index/', earlier)
  for (const key of [...pages.keys()]) if (key.startsWith('heard/')) pages.delete(key)

  await declare(user, { declaredAt: 2 })
  await record(user, year, { importId: 'import-1', recordedAt: 3_000 })
  await record(user, year, { importId: 'import-2', recordedAt: 4_000 })
  expect(user.sent(days, daysSelected)).toHaveLength(1)
  expect(user.timers.has('select')).toBe(false)

  await record(user, [play('2025-01-20T20:00:00Z')], { importId: 'import-3', recordedAt: 5_000 })
  const latest = user.sent(days, daysSelected).at(-1)
  expect(latest).toMatchObject({ revision: 2, basis: { rulesVersion: 3 } })
  expect(latest?.days[0]?.facts.some(({ kind }) => kind === 'year-top-artist')).toBe(true)
})

test('a year without podcasts says so, and one whose top show is rare says on how few days it was', async () => {
  const talk = Array.from({ length: 3 }, (_, n) =>
    session(Date.UTC(2025, 1, 3 + n, 12), 1, { kind: 'episode', creator: 'Talk' }, 40),
  ).flat()

  expect(reasonOf(await selectionOf(year), 'biggest-top-podcast-day')).toBeUndefined()
  expect(reasonOf(await selectionOf(year), 'biggest-podcast-day')).toBe('no podcasts in 2025')
  expect(reasonOf(await selectionOf([...year, ...talk]), 'biggest-top-podcast-day')).toBe(
    'only 3 days with the top show of the year in 2025; it takes 7 to compare',
  )
})
