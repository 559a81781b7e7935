import fc from 'fast-check'
import { heardOnce } from '#facts/heard-once.ts'
import { heardMsOf } from '#facts/heard-play.ts'
import { localTimeOf } from '#facts/local-time.ts'
import { inOrder } from '#facts/session.ts'
import { summarise } from '#facts/summary.ts'
import { HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import { play, session } from '#testkit/play-history.ts'

const utc = localTimeOf('UTC')
const START = Date.UTC(2025, 6, 14, 8)
const minutesIn = (plays: readonly Play[]) =>
  plays.reduce((ms, each) => ms + heardMsOf(each), 0) / MINUTE_MS

test('two devices that play for an hour come to sixty minutes, half of them from each', () => {
  const phone = session(START, 15, { creator: 'Phone' })
  const radio = play(START + HOUR_MS, { playedMs: HOUR_MS, creator: 'Radio', kind: 'episode' })
  const heard = heardOnce(inOrder([...phone, radio]), utc)

  expect(minutesIn(heard)).toBeCloseTo(60)
  expect(minutesIn(heard.filter(({ creator }) => creator === 'Radio'))).toBeCloseTo(30)
  const day = summarise('20250714', heard, utc)
  expect(day).toMatchObject({ plays: 16, tracks: 15, episodes: 1 })
  expect(day.musicMs + day.podcastMs).toBeLessThanOrEqual(HOUR_MS)
  expect(Math.max(...day.hours)).toBe(60)
})

test('plays keep their start, end and length, and days without overfull hours stay as they are', () => {
  const two = [...session(START, 15), ...session(START + 20 * MINUTE_MS, 10)]
  const one = inOrder([...session(START, 10), ...session(START + 15 * MINUTE_MS, 4)])

  expect(heardOnce(inOrder(two), utc).map(({ heardMs: _, ...rest }) => rest)).toEqual(inOrder(two))
  expect(heardOnce(one, utc)).toBe(one)
})

test('ends that are known to the minute may fill an hour by a minute more', () => {
  const byMinute = [
    play(START + 30 * MINUTE_MS, { playedMs: 30 * MINUTE_MS }),
    play(START + 60 * MINUTE_MS, { playedMs: 30.8 * MINUTE_MS }),
  ]
  const exact = byMinute.map((each) => ({ ...each, endedAt: each.endedAt - 1_000 }))

  expect(heardOnce(byMinute, utc)).toBe(byMinute)
  expect(minutesIn(heardOnce(exact, utc))).toBeLessThan(60.7)
})

test('no hour of the local clock has more than sixty minutes, whatever plays in it', () => {
  const plays = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 3_600 * 6 }),
      seconds: fc.integer({ min: 30, max: 5_000 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns')
  fc.assert(
    fc.property(plays, zones, (all, zone) => {
      const time = localTimeOf(zone)
      const made = all.map(({ at, seconds }) =>
        play(START + at * 1_000 + 1, { playedMs: seconds * 1_000 }),
      )
      const heard = heardOnce(inOrder(made), time)
      const [first, last] = [
        Math.min(...made.map(({ endedAt, playedMs }) => endedAt - playedMs)),
        Math.max(...made.map(({ endedAt }) => endedAt)),
      ]
      const offsetMs = time.offsetMsAt(last)
      const hours =
        Math.floor((last + offsetMs) / HOUR_MS) - Math.floor((first + offsetMs) / HOUR_MS) + 1

      expect(minutesIn(heard)).toBeLessThanOrEqual(60 * hours)
      expect(heard.every((each) => heardMsOf(each) <= each.playedMs)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
