import { daysSelected } from '#schemas/index.ts'
import {
  declare,
  listener,
  play,
  quietDays,
  record,
  session,
  summaries,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

const big = session('2025-06-14T08:00:00Z', 60, { creator: 'Nina' })
const assumed = big.map((each) => ({ ...each, isLengthAssumed: true }))

async function selectionOf(plays: ReturnType<typeof session>) {
  const user = listener()
  await declare(user)
  await record(user, [...quietDays('2025-01-01', 200), ...plays])
  return user.sent(days, daysSelected).at(-1)
}

test('a day whose lengths are assumed is neither told nor ranked, and it is said why', async () => {
  const measured = await selectionOf(big)
  const selected = await selectionOf(assumed)

  expect(measured?.days.map(({ date }) => date)).toContain('20250614')
  expect(selected?.days.map(({ date }) => date)).not.toContain('20250614')
  expect(JSON.stringify([selected?.runnersUp, selected?.notes])).toContain(
    'not how long they were heard',
  )
  expect(selected?.days.flatMap(({ facts }) => facts).some(({ value }) => value === 240)).toBe(
    false,
  )
})

test('a stray assumed play leaves a measured day as remarkable as it was', async () => {
  const stray = play('2025-06-14T20:00:00Z', { isLengthAssumed: true, playedMs: 180_000 })
  const selected = await selectionOf([...big, stray])

  expect(selected?.days.map(({ date }) => date)).toContain('20250614')
})

const scrobbles = (plays: ReturnType<typeof session>) =>
  plays.map((each) => ({ ...each, isLengthAssumed: true }))

/** A year of scrobbles: quiet evenings, and one day with many plays. */
async function scrobbler(plays: ReturnType<typeof session>) {
  const user = listener()
  await declare(user, { birthday: '03-05' })
  await record(user, scrobbles([...quietDays('2025-01-02', 200), ...plays]))
  return { user, selected: user.sent(days, daysSelected).at(-1) }
}

test('a year without lengths is told in plays: no fact, log or reason has minutes', async () => {
  const { selected } = await scrobbler(big)
  const day = selected?.days.find(({ date }) => date === '20250614')

  expect(day?.category).toBe('biggest-music-day')
  expect(day?.facts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 'tracks', value: 65, rank: 1, usual: 5 }),
      expect.objectContaining({ id: 'top-artist', value: 'Nina' }),
      expect.objectContaining({ id: 'top-artist-plays', value: 60, rank: 1, usual: 2 }),
      expect.objectContaining({ id: 'first-play-at', value: '08:00' }),
    ]),
  )
  const units = selected?.days.flatMap(({ facts }) => facts).map(({ unit }) => unit)
  expect(units).not.toContain('minutes')
  expect(units).not.toContain('share')
  expect(selected?.overview.map(({ id }) => id)).toEqual(['year-days', 'year-tracks'])
  expect(day?.log[0]).toMatchObject({ kind: 'session', startedAt: '08:00', endedAt: '11:56' })
  expect(day?.log.map(({ minutes }) => minutes)).toEqual(day?.log.map(() => 0))
  expect(JSON.stringify([selected?.runnersUp, selected?.notes])).toContain(
    'most of 2025 comes without lengths',
  )
})

test('of as many plays nobody is the top artist', async () => {
  const pair = ['A', 'B'].flatMap((creator, index) =>
    session(`2025-06-14T0${index * 4}:00:00Z`, 30, { creator }),
  )
  const { selected } = await scrobbler(pair)
  const day = selected?.days.find(({ date }) => date === '20250614')

  expect(day?.facts.some(({ kind }) => kind === 'top-artist')).toBe(false)
  expect(day?.facts.filter(({ kind }) => kind === 'artist')).toHaveLength(5)
})

test('what was passed over for the next within 30 s does not count, known to the second', async () => {
  const at = (seconds: number) => Date.parse('2025-06-14T08:00:01Z') + seconds * 1000
  const assumed = (startedAt: number) => play(startedAt + 180_000, { playedMs: 180_000 })
  const passedOver = [0, 5, 10, 100].map((seconds) => assumed(at(seconds)))
  const byMinute = [20, 20, 21].map((minute) => assumed(Date.UTC(2025, 5, 15, 8, minute)))
  const { user } = await scrobbler([...passedOver, ...byMinute])

  const counted = (date: string) =>
    summaries(user)
      .filter((day) => day.date === date)
      .map(({ tracks }) => tracks - 5)
  // 5 and 0 s in were skipped immediately; 10 s in lasted 90 s.
  expect(counted('20250614')).toEqual([2])
  expect(counted('20250615')).toEqual([3])
})

test('a birthday is told in plays', async () => {
  const { selected } = await scrobbler(session('2025-03-05T08:00:00Z', 20))
  const { category, facts } = selected?.days.find(({ date }) => date === '20250305') ?? {}

  expect([category, facts?.find(({ id }) => id === 'tracks')?.value]).toEqual([
    'biggest-music-day',
    25,
  ])
  expect(selected?.runnersUp.find((each) => each.category === 'birthday')?.reason).toMatch(
    /^25 plays on your birthday/,
  )
})
