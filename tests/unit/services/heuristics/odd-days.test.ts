// Days that nobody listened through, and histories at the edges of what is possible.
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import { type DaysSelected, daysSelected, type Play, type ProfileDeclared } from '#schemas/index.ts'
import { declare, listener, play, quietDays, record, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

/** More would not fit into one message. */
const MESSAGE_PLAYS_MAX = 10_000

async function selectionOf(
  plays: readonly Play[],
  profile: Partial<ProfileDeclared> = {},
): Promise<DaysSelected | undefined> {
  const user = listener()
  await declare(user, profile)
  for (let from = 0; from === 0 || from < plays.length; from += MESSAGE_PLAYS_MAX) {
    const isLast = from + MESSAGE_PLAYS_MAX >= plays.length
    await record(user, plays.slice(from, from + MESSAGE_PLAYS_MAX), { isLast })
  }
  return user.sent(days, daysSelected).at(-1)
}

const reasonsOn = (selected: DaysSelected | undefined, date: string) =>
  selected?.runnersUp.filter((each) => each.date === date).map(({ reason }) => reason)

const dates = (selected: DaysSelected | undefined) => selected?.days.map(({ date }) => date)

test('300 plays that end in one minute are a farm of streams: said, and not celebrated', async () => {
  const burst = Array.from({ length: 300 }, (_, n) =>
    play('2025-02-10T12:00:20Z', { playedMs: 31_000, creator: `A ${n}` }),
  )
  const selected = await selectionOf([...quietDays('2025-01-02', 60), ...burst])

  expect(dates(selected)).toEqual([])
  expect(reasonsOn(selected, '20250210')).toEqual([
    'its plays are too short and too many to have been heard: a machine made them',
  ])
})

test('a day of hundreds of plays that just count is one too, whatever minute they end in', async () => {
  const farm = Array.from({ length: 400 }, (_, n) =>
    play(Date.UTC(2025, 1, 10, 8) + n * 35_000, { playedMs: 32_000, creator: 'Farmed' }),
  )
  const selected = await selectionOf([...quietDays('2025-01-02', 60), ...farm])

  expect(dates(selected)).not.toContain('20250210')
  expect(reasonsOn(selected, '20250210')?.[0]).toContain('a machine made them')
})

test('plays that were reported together, as after a flight, are no farm', async () => {
  const flight = Array.from({ length: 40 }, (_, n) =>
    play('2025-02-10T12:00:00Z', { creator: `A ${n % 9}` }),
  )
  const selected = await selectionOf([...quietDays('2025-01-02', 60), ...flight])

  expect(dates(selected)).toContain('20250210')
})

test('a night of what is made to sleep by is not the biggest day, and the next is', async () => {
  const night = session('2025-02-10T00:00:00Z', 40, { creator: 'White Noise Baby Sleep' }, 12)
  const day = session('2025-02-20T08:00:00Z', 60, { creator: 'Awake' })
  const selected = await selectionOf([...quietDays('2025-01-02', 60), ...night, ...day])

  expect(dates(selected)).toEqual(['20250220'])
  expect(reasonsOn(selected, '20250210')).toEqual([
    'most of it is made to sleep by, and nobody listens asleep',
  ])
  const minutes = selected?.days[0]?.facts.find(({ id }) => id === 'music-minutes')
  expect(minutes).toMatchObject({ rank: 1 })
})

test('a history of plays under 30 s has no day to tell of', async () => {
  const user = listener()
  await declare(user)
  await record(
    user,
    quietDays('2025-01-02', 60).map((each) => ({ ...each, playedMs: 29_999 })),
  )
  const selected = user.sent(days, daysSelected).at(-1)

  expect(selected?.days ?? []).toEqual([])
})

test('who crosses the date line loses a day or has it twice, as their zone does', async () => {
  // Samoa went from 29 to 31 December 2011.
  const samoa = Array.from({ length: 40 }, (_, n) =>
    session(Date.UTC(2011, 10, 25, 12) + n * DAY_MS, 5).map((each, k) => ({
      ...each,
      creator: `Usual ${k % 3}`,
    })),
  ).flat()
  const party = session('2011-12-31T02:00:00Z', 60, { creator: 'Party' })
  const selected = await selectionOf([...samoa, ...party], { zone: 'Pacific/Apia', years: [2011] })

  expect(dates(selected)).toEqual(['20111231'])
  expect(selected?.runnersUp.map(({ date }) => date)).not.toContain('20111230')
})

test('fifteen years with a million plays are told of the last, with the history before it', async () => {
  const from = Date.UTC(2011, 0, 1, 9)
  const usual = Array.from({ length: 15 * 365 }, (_, day) =>
    Array.from({ length: 183 }, (_, n) =>
      play(from + day * DAY_MS + n * 4 * MINUTE_MS, { creator: `Usual ${(day + n) % 40}` }),
    ),
  ).flat()
  const find = session('2025-06-10T10:00:00Z', 40).map((each, n) => ({
    ...each,
    creator: `New ${n}`,
  }))
  expect(usual.length).toBeGreaterThan(1_000_000)
  const selected = await selectionOf([...usual, ...find])
  const day = selected?.days.find(({ date }) => date === '20250610')

  expect(selected?.year).toBe(2025)
  expect(day?.facts.find(({ id }) => id === 'new-artists')?.value).toBe(40)
  expect(day?.facts.find(({ id }) => id === 'history-days')?.value).toBe(5_274)
}, 120_000)

test('a zone hours away moves the day that was cut at midnight, and no fact of another', async () => {
  const evening = session('2025-02-10T22:00:00Z', 30, { creator: 'Late' })
  const noon = session('2025-02-20T11:00:00Z', 60, { creator: 'Noon' })
  const plays = [...quietDays('2025-01-02', 60), ...evening, ...noon]
  const london = await selectionOf(plays, { zone: 'Europe/London' })
  const helsinki = await selectionOf(plays, { zone: 'Europe/Helsinki' })
  const minutesOn = (selected: DaysSelected | undefined, date: string) =>
    selected?.days
      .find((day) => day.date === date)
      ?.facts.filter(({ unit }) => unit === 'minutes' || unit === 'plays')

  expect(minutesOn(london, '20250220')).toEqual(minutesOn(helsinki, '20250220'))
  expect(minutesOn(london, '20250220')?.length).toBeGreaterThan(3)
  const others = (selected: DaysSelected | undefined) =>
    selected?.runnersUp.map(({ date }) => date).filter((date) => /^202502(?!20)/.test(date))
  expect(others(london)).toContain('20250210')
  expect(others(helsinki)).toContain('20250211')
  expect(others(helsinki)).not.toContain('20250210')
})
