// Plays over midnight: minutes are of the days in which they were heard, counts of the day of the end.
import fc from 'fast-check'
import { totalMs } from '#facts/outlier.ts'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import { explainDay } from '#services/heuristics/explain.ts'
import {
  declare,
  indexed,
  type Listener,
  listener,
  pagesOf,
  play,
  quietDays,
  record,
  session,
  summaries,
  takeBack,
} from '#testkit/play-history.ts'

const settings = { windowEnd: '12-31' }

async function heard(plays: readonly Play[], more: Parameters<typeof declare>[1] = {}) {
  const user = listener()
  await declare(user, more)
  await record(user, plays)
  return user
}

function factsOf(user: Listener, date: string, factId?: string) {
  const explained = explainDay(pagesOf(user), date, settings, factId)
  if (!explained.ok) throw new Error(explained.fault)
  const { facts, from, log } = explained.explanation
  return { values: Object.fromEntries(facts.map(({ id, value }) => [id, value])), from, log }
}

/** From 21:10 to 00:40. */
const podcast = play('2025-02-11T00:40:00Z', {
  kind: 'episode',
  creator: 'Show',
  title: 'Long one',
  playedMs: 210 * MINUTE_MS,
})
const evening = (...more: readonly Play[]) =>
  heard([...quietDays('2025-01-02', 60), podcast, ...more])

test('a podcast over midnight has its minutes on both days, and is an episode of the second', async () => {
  const user = await evening()
  const first = factsOf(user, '20250210').values
  const second = factsOf(user, '20250211').values

  expect(first).toMatchObject({ minutes: 190, 'music-minutes': 20 })
  expect(first).not.toHaveProperty('episodes')
  expect(first).not.toHaveProperty('last-play-at')
  expect(second).toMatchObject({
    minutes: 60,
    'podcast-minutes': 40,
    episodes: 1,
    'top-show': 'Show',
    'top-show-minutes': 40,
  })
  expect(second).not.toHaveProperty('first-play-at')
})

test('nothing is said to be the most heard where what was heard longer counts on the next day', async () => {
  const other = play('2025-02-10T12:00:00Z', { kind: 'episode', creator: 'Other', title: 'Short' })
  const { values } = factsOf(await evening(other), '20250210')

  expect(values).toMatchObject({
    'podcast-minutes': 174,
    episodes: 1,
    shows: 1,
    'episode:1': 'Short',
  })
  expect(values).not.toHaveProperty('top-show')
})

test('the log of the first day has the part before midnight, which is no play of it', async () => {
  const entry = factsOf(await evening(), '20250210').log.find(({ title }) => title === 'Long one')
  const rest = factsOf(await evening(), '20250211').log.find(({ title }) => title === 'Long one')

  expect(entry).toMatchObject({
    startedAt: '21:10',
    endedAt: '00:00',
    minutes: 170,
    plays: 0,
    nth: 0,
  })
  expect(rest).toMatchObject({
    startedAt: '00:00',
    endedAt: '00:40',
    minutes: 40,
    plays: 1,
    nth: 1,
  })
})

test('a fact in minutes names the play that went over midnight, and a count does not', async () => {
  const user = await evening()

  expect(factsOf(user, '20250210', 'minutes').from?.plays.at(-1)?.play).toEqual(podcast)
  expect(factsOf(user, '20250210', 'tracks').from?.plays).toHaveLength(5)
})

test('an evening of which no play counts has its minutes, and is told as no day of its kind', async () => {
  const alone = { ...podcast, endedAt: podcast.endedAt + 100 * DAY_MS }
  const user = await heard([...quietDays('2025-01-02', 60), alone])
  const { values } = factsOf(user, '20250521')

  expect(values).toEqual({
    date: '20250521',
    'first-play': 'Long one',
    'first-play-at': '21:10',
    sessions: 1,
    'longest-session-minutes': 170,
    weekday: 'Wednesday',
    minutes: 170,
    'times-usual': 8.5,
  })
})

test('a play that began on a day whose plays are hidden has no minutes there', async () => {
  const plays = [...quietDays('2025-01-02', 60), podcast]
  const hiddenFirst = await heard(plays, { hiddenDates: ['20250210'] })
  const hiddenSecond = await heard(plays, { hiddenDates: ['20250211'] })

  expect(factsOf(hiddenFirst, '20250211').values).toMatchObject({ minutes: 60 })
  expect(factsOf(hiddenSecond, '20250210').values).toMatchObject({ minutes: 20 })
})

test('a play of an assumed length counts on the day on which it began', async () => {
  const mix = play('2025-02-11T00:40:00Z', { playedMs: 90 * MINUTE_MS, isLengthAssumed: true })
  const quiet = quietDays('2025-01-02', 60).map((each) => ({ ...each, isLengthAssumed: true }))
  const user = await heard([...quiet, mix])

  expect(factsOf(user, '20250210').values).toMatchObject({ tracks: 6 })
  expect(factsOf(user, '20250211').values).toMatchObject({ tracks: 5 })
})

const night = fc.record({
  day: fc.integer({ min: 0, max: 3 }),
  minute: fc.integer({ min: -90, max: 90 }),
  minutes: fc.integer({ min: 1, max: 90 }),
  creator: fc.constantFrom('A', 'B'),
})

test('in any order, one by one and taken back, nights give the same days, and every minute is of one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(night, { minLength: 1, maxLength: 12 }), async (nights) => {
      // Not two at the same time: hours that are full would leave minutes out.
      const plays = nights
        .map(({ day, minute, minutes, creator }, n) =>
          play(Date.UTC(2025, 0, 10 + day) + minute * MINUTE_MS, {
            playId: `n-${n}`,
            playedMs: minutes * MINUTE_MS,
            creator,
          }),
        )
        .sort((a, b) => a.endedAt - b.endedAt)
        .filter((each, at, all) => each.endedAt - each.playedMs >= (all[at - 1]?.endedAt ?? 0))
      const whole = await heard(plays)
      const singly = listener()
      await declare(singly)
      for (const each of plays.toReversed()) await record(singly, [each], { isLast: false })
      const extra = session('2025-01-12T23:50:00Z', 10)
      await record(singly, extra, { importId: 'extra' })
      await takeBack(singly, { playIds: extra.map(({ playId }) => playId) })

      expect(indexed(singly)).toEqual(indexed(whole))
      const told = summaries(whole).reduce((ms, day) => ms + totalMs(day), 0)
      expect(told).toBe(plays.reduce((ms, { playedMs }) => ms + playedMs, 0))
      expect(summaries(whole).reduce((sum, day) => sum + day.plays, 0)).toBe(plays.length)
    }),
    { numRuns: 25 },
  )
})
