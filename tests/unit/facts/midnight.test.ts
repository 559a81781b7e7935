import fc from 'fast-check'
import { isOfDay, wholeOf } from '#facts/heard-play.ts'
import { dayNumberOf, localTimeOf } from '#facts/local-time.ts'
import { heardOnDay } from '#facts/midnight.ts'
import { inOrder, playStartOf } from '#facts/session.ts'
import { HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import { play } from '#testkit/play-history.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Africa/Cairo', 'Pacific/Apia'] as const
/** Around a night on which most of the zones move their clocks, and those of Cairo at midnight. */
const NIGHTS = ['2025-03-30', '2025-04-25', '2025-10-26', '2025-07-14'] as const

const anyPlay = fc.record({
  night: fc.constantFrom(...NIGHTS),
  endMinute: fc.integer({ min: -600, max: 900 }),
  minutes: fc.integer({ min: 1, max: 700 }),
})

test('every minute of a play is of the date that clocks showed in it, and the play of the last one', () => {
  fc.assert(
    fc.property(anyPlay, fc.constantFrom(...zones), ({ night, endMinute, minutes }, zone) => {
      const time = localTimeOf(zone)
      const endedAt = Date.parse(`${night}T00:00:00Z`) + endMinute * MINUTE_MS
      const one = play(endedAt, { playedMs: minutes * MINUTE_MS })
      const ofDay = heardOnDay([one], [], time)[0] as Play
      const before = heardOnDay([], [one], time)

      for (const part of [ofDay, ...before]) {
        const date = part === ofDay ? time.dateOf(endedAt) : time.dateOf(endedAt - 24 * HOUR_MS)
        for (let at = playStartOf(part); at < part.endedAt; at += MINUTE_MS)
          expect([date, dayNumberOf(time.dateOf(at))]).toEqual([date, dayNumberOf(date)])
        expect(wholeOf(part)).toBe(part === one ? part : one)
      }
      expect([ofDay, ...before].reduce((ms, { playedMs }) => ms + playedMs, 0)).toBe(one.playedMs)
      expect(before.map(isOfDay)).toEqual(before.map(() => false))
    }),
    { numRuns: 200 },
  )
})

test('a day without a play over midnight is as it was, and costs no copy', () => {
  const plays = inOrder([play('2025-07-14T08:04:00Z'), play('2025-07-14T23:59:00Z')])

  expect(heardOnDay(plays, [play('2025-07-15T00:04:00Z')], localTimeOf('UTC'))).toBe(plays)
})

test('a play that ends at midnight is heard before it, and counts after it', () => {
  const one = play('2025-07-15T00:00:00Z', { playedMs: 4 * MINUTE_MS })
  const time = localTimeOf('UTC')

  expect(heardOnDay([one], [], time)).toMatchObject([{ playedMs: 0, whole: one }])
  expect(heardOnDay([], [one], time)).toMatchObject([
    { playedMs: one.playedMs, endedAt: one.endedAt, isOfNextDay: true },
  ])
})

test('a length that is assumed is cut nowhere: where the play ended is not known', () => {
  const one = play('2025-07-15T00:01:00Z', { playedMs: 180_000, isLengthAssumed: true })

  expect(heardOnDay([one], [one], localTimeOf('UTC'))).toEqual([one])
})
