import { averageHoursOf, packHours } from '#facts/hours.ts'
import { localTimeOf } from '#facts/local-time.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'

const play = (endedAt: string, minutes: number): Play => ({
  playId: endedAt,
  endedAt: Date.parse(endedAt),
  playedMs: minutes * MINUTE_MS,
  kind: 'track',
  title: 'One',
  creator: 'Ann',
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
})

const heard = (hours: Buffer) =>
  [...hours].flatMap((minutes, hour) => (minutes > 0 ? [[hour, minutes]] : []))

test('a play counts in each local hour that it lasts into, and not before its day', () => {
  const time = localTimeOf('Europe/Berlin')
  const plays = [play('2025-07-14T08:10:00Z', 30), play('2025-07-13T22:20:00Z', 40)]

  expect(heard(packHours('20250714', plays, time))).toEqual([
    [0, 20],
    [9, 20],
    [10, 10],
  ])
})

test('the hour that comes twice holds both, and the one that is left out nothing', () => {
  const time = localTimeOf('Europe/Berlin')

  expect(heard(packHours('20251026', [play('2025-10-26T02:00:00Z', 120)], time))).toEqual([
    [2, 120],
  ])
  expect(heard(packHours('20250330', [play('2025-03-30T02:00:00Z', 120)], time))).toEqual([
    [1, 60],
    [3, 60],
  ])
})

test('an average is over all days, and not told where one of them does not tell its hours', () => {
  const day = (minutes: number) => ({ hours: Buffer.alloc(24, minutes) })

  expect(averageHoursOf([day(10), day(0), day(3)])).toEqual(new Array(24).fill(4.3))
  expect(averageHoursOf([day(10), { hours: Buffer.alloc(0) }])).toEqual([])
  expect(averageHoursOf([])).toEqual([])
})
