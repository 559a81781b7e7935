import { DAY_MS } from '#foundation/time.ts'
import { type DaysSelected, daysSelected, type Play, type ProfileDeclared } from '#schemas/index.ts'
import { declare, listener, play, quietDays, record, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

/** What is selected of a history. */
async function selectionOf(
  plays: readonly Play[],
  profile: Partial<ProfileDeclared> = {},
  windowEnd = '12-31',
): Promise<DaysSelected> {
  const user = listener({ windowEnd })
  await declare(user, profile)
  await record(user, plays)
  return user.sent(days, daysSelected).at(-1) as DaysSelected
}

const chosen = ({ days }: DaysSelected) => days.map(({ date, category }) => `${date} ${category}`)

const reasonOf = ({ runnersUp }: DaysSelected, category: string): string =>
  runnersUp.find((each) => each.category === category)?.reason ?? ''

const factOf = (selected: DaysSelected, date: string, id: string) =>
  selected.days.find((day) => day.date === date)?.facts.find((fact) => fact.id === id)

test('a listener of podcasts alone gets a podcast day, and no music day', async () => {
  const selected = await selectionOf([
    ...quietDays('2025-01-02', 30).map((each) => ({ ...each, kind: 'episode' as const })),
    ...session('2025-02-10T08:00:00Z', 8, { kind: 'episode', creator: 'Long Talks' }, 30),
  ])

  expect(chosen(selected)).toEqual(['20250210 biggest-podcast-day'])
  expect(factOf(selected, '20250210', 'top-show')?.value).toBe('Long Talks')
  expect(factOf(selected, '20250210', 'tracks')).toBeUndefined()
  expect(reasonOf(selected, 'biggest-music-day')).toBe('no music in 2025')
})

test('a listener of one album alone is not told of discoveries', async () => {
  const album = Array.from({ length: 100 }, (_, day) =>
    session(Date.UTC(2025, 0, 2, 18) + day * DAY_MS, 10, { creator: 'Band', collection: 'Album' }),
  ).flat()
  const titled = album.map((each, index) => ({ ...each, title: `Song ${index % 10}` }))
  const binge = session('2025-04-20T08:00:00Z', 60, { creator: 'Band', title: 'Song 1' })
  const selected = await selectionOf([...titled, ...binge])

  expect(chosen(selected)).toHaveLength(1)
  expect(selected.days[0]?.date).toBe('20250420')
  expect(reasonOf(selected, 'biggest-discovery-day')).toContain('0 new artists')
})

test('days alike from end to end give no day at all, and say why', async () => {
  const selected = await selectionOf(
    Array.from({ length: 60 }, (_, day) =>
      session(Date.UTC(2025, 0, 2, 10) + day * DAY_MS, 30).map((each, n) => ({
        ...each,
        creator: `A ${n}`,
      })),
    ).flat(),
  )

  expect(chosen(selected)).toEqual([])
  expect(selected.notes.join(' ')).toContain('too close to a usual day')
})

test('a day somewhat longer than days that are all long is not remarkable', async () => {
  const long = Array.from({ length: 60 }, (_, day) =>
    session(Date.UTC(2025, 0, 2, 6) + day * DAY_MS, 90).map((each, n) => ({
      ...each,
      creator: `A ${n}`,
    })),
  ).flat()
  const selected = await selectionOf([...long, ...session('2025-02-10T13:00:00Z', 12)])

  expect(reasonOf(selected, 'biggest-music-day')).toMatch(/408 minutes.*too close to a usual day/)
})

test('where the biggest day cannot be told, the second-biggest is not told in its place', async () => {
  const many = session('2025-02-10T06:00:00Z', 150).map((each, n) => ({
    ...each,
    creator: n < 20 ? 'First' : `A ${n}`,
  }))
  const selected = await selectionOf([
    ...quietDays('2025-01-02', 60),
    ...many,
    ...session('2025-02-20T08:00:00Z', 15, { creator: 'Second' }),
  ])

  expect(chosen(selected).join()).not.toContain('one-artist-day')
  expect(reasonOf(selected, 'one-artist-day')).toMatch(
    /10 February 2025.*no artist filled a quarter/,
  )
})

test('a sparse history yields fewer days, and says how many it has', async () => {
  const few = [...quietDays('2025-01-01', 8), ...session('2025-01-20T08:00:00Z', 60)]
  const none = await selectionOf(few)
  expect(chosen(none)).toEqual([])
  expect(none.notes.join(' ')).toContain('2025 has 9 days with plays')

  const more = await selectionOf([
    ...quietDays('2025-01-01', 25),
    ...session('2025-02-10T08:00:00Z', 60),
  ])
  expect(more.days.length).toBeGreaterThan(0)
  expect(more.days.length).toBeLessThanOrEqual(2)
})

test('a day of a machine left running is recognised and not celebrated', async () => {
  const selected = await selectionOf([
    ...quietDays('2025-01-01', 60),
    ...session('2025-02-10T00:10:00Z', 340),
    ...session('2025-02-20T08:00:00Z', 50),
  ])

  expect(chosen(selected).join()).not.toContain('20250210')
  expect(chosen(selected).join()).toContain('20250220 biggest')
  expect(selected.runnersUp.find(({ date }) => date === '20250210')?.reason).toContain(
    'left running',
  )
  expect(factOf(selected, '20250220', 'music-minutes')?.rank).toBe(1)
})

test('a zone of half hours cuts its days at its own midnight', async () => {
  const midnight = '2025-02-09T18:30:00Z' // 00:00 on 10 February in Kolkata.
  const plays = [...quietDays('2025-01-02', 30), ...session(midnight, 60, { creator: 'Binge' })]
  const selected = await selectionOf(plays, { zone: 'Asia/Kolkata' })

  expect(selected.days.map(({ date }) => date)).toEqual(['20250210'])
  expect(factOf(selected, '20250210', 'first-play-at')?.value).toBe('00:00')
})

test.each([
  ['of 23 hours', '2025-03-30T00:30:00Z', '20250330', '01:30', '06:30'],
  ['of 25 hours', '2025-10-26T00:30:00Z', '20251026', '02:30', '05:30'],
])('a day %s has its own clock times', async (_, from, date, firstAt, lastAt) => {
  const plays = [
    ...quietDays(date === '20250330' ? '2025-02-20' : '2025-09-20', 30),
    ...session(from, 60, { creator: 'Night' }),
  ]
  const selected = await selectionOf(plays, { zone: 'Europe/Berlin' })

  expect(selected.days.map((day) => day.date)).toContain(date)
  expect(factOf(selected, date, 'first-play-at')?.value).toBe(firstAt)
  expect(factOf(selected, date, 'last-play-at')?.value).toBe(lastAt)
  expect(factOf(selected, date, 'minutes')?.value).toBe(240)
})

test("a party across midnight belongs to New Year's Day from its first play that ends there", async () => {
  const party = session('2024-12-31T22:02:00Z', 60)
  const selected = await selectionOf([...quietDays('2025-01-02', 40), ...party], { years: [2025] })

  expect(selected.days[0]?.date).toBe('20250101')
  expect(factOf(selected, '20250101', 'holiday')?.value).toBe("New Year's Day")
  // The play that began at 23:58 ends in the new year: it could have no first clock time.
  expect(factOf(selected, '20250101', 'first-play-at')).toBeUndefined()
  expect(factOf(selected, '20250101', 'tracks')?.value).toBe(31)
})

test.each([
  [2024, '20240229'],
  [2025, '20250228'],
])('a birthday on 29 February is told in %i on %s', async (year, date) => {
  const selected = await selectionOf(quietDays(`${year}-01-15`, 60), { birthday: '02-29' })

  expect(chosen(selected)).toContain(`${date} birthday`)
  expect(factOf(selected, date, 'holiday')?.value).toBe('birthday')
})

test('a gap of half a year leaves days before and after it comparable', async () => {
  const selected = await selectionOf([
    ...quietDays('2025-01-02', 40),
    ...quietDays('2025-09-01', 40),
    ...session('2025-10-05T08:00:00Z', 40).map((each, n) => ({ ...each, creator: `New ${n}` })),
  ])

  expect(chosen(selected)).toEqual(['20251005 biggest-music-day'])
  expect(selected.overview.find(({ id }) => id === 'year-days')?.value).toBe(80)
})

test('new artists are told only after enough history, with how long it is', async () => {
  const find = (from: string) =>
    session(from, 12, {}, 2).map((each, n) => ({ ...each, creator: `New ${from} ${n}` }))
  const early = await selectionOf([...quietDays('2025-01-01', 80), ...find('2025-02-20T08:00:00Z')])
  expect(chosen(early).join()).not.toContain('discovery')

  const late = await selectionOf([...quietDays('2025-01-01', 90), ...find('2025-03-25T08:00:00Z')])
  expect(chosen(late)).toContain('20250325 biggest-discovery-day')
  expect(factOf(late, '20250325', 'new-artists')).toMatchObject({ value: 12, rank: 1, usual: 0 })
  expect(factOf(late, '20250325', 'history-days')?.value).toBe(83)
})

test("an ordinary New Year's Day is told, and one with hardly any listening is not", async () => {
  const year = [...quietDays('2025-01-02', 40), ...session('2025-02-20T08:00:00Z', 60)]
  const ordinary = await selectionOf([...year, ...session('2025-01-01T10:00:00Z', 5)])
  expect(chosen(ordinary)).toContain('20250101 new-years-day')

  const quiet = year.map((each) => ({ ...each, playedMs: 2 * each.playedMs }))
  const hardly = await selectionOf([...quiet, ...session('2025-01-01T10:00:00Z', 5, {}, 3)])
  expect(chosen(hardly).join()).not.toContain('new-years-day')
  expect(reasonOf(hardly, 'new-years-day')).toContain('15 minutes')
})

test('the part of the year after the window is not looked at', async () => {
  const plays = [...quietDays('2025-09-01', 110), ...session('2025-12-05T08:00:00Z', 60)]
  expect(chosen(await selectionOf(plays)).join()).toContain('20251205')
  expect(chosen(await selectionOf(plays, {}, '11-10')).join()).not.toContain('20251205')
})

test('no day is told as the biggest where another is bigger or as big', async () => {
  const two = session('2025-02-20T08:00:00Z', 60, { creator: 'Second' })
  const selected = await selectionOf([
    ...quietDays('2025-01-01', 90),
    ...session('2025-02-10T08:00:00Z', 60, { creator: 'First' }),
    ...two,
    play('2025-02-20T20:00:00Z', { playedMs: 31_000, creator: 'Second' }),
  ])

  for (const day of selected.days) {
    const measure = {
      'biggest-music-day': 'music-minutes',
      'biggest-top-artist-day': 'year-top-artist-minutes',
      'one-artist-day': 'top-artist-minutes',
    }
    const id = measure[day.category as keyof typeof measure]
    if (id)
      expect([day.date, day.facts.find((fact) => fact.id === id)?.rank]).toEqual(['20250220', 1])
  }
  expect(selected.days.map(({ date }) => date)).toContain('20250220')
})

test.each([
  ['11-30', 'what is looked at of 2025 ends on 2 March 2025'],
  ['01-02', 'what is known of you begins on 15 January 2025'],
  ['02-10', 'on 10 February 2025, 2 minutes is less than the 20 that make a story'],
])('a birthday on %s without a story says why in plain words', async (birthday, reason) => {
  const plays = quietDays('2025-01-15', 47).filter(
    ({ endedAt }) => new Date(endedAt).toISOString().slice(0, 10) !== '2025-02-10',
  )
  const short = play('2025-02-10T18:00:00Z', { playedMs: 120_000 })
  const selected = await selectionOf([...plays, short], { birthday })

  expect(reasonOf(selected, 'birthday')).toBe(reason)
})
