import fc from 'fast-check'
import type { DayMaterial } from '#facts/day-material.ts'
import { localTimeOf } from '#facts/local-time.ts'
import { summarise } from '#facts/summary.ts'
import { timelineOf } from '#facts/timeline.ts'
import { yearOf } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Play, ZonePeriod } from '#schemas/index.ts'
import { heardOf } from '#services/heuristics/heard.ts'

/** A play that ends at an instant. */
const play = (endedAt: string, minutes: number, more: Partial<Play> = {}): Play => ({
  playId: `${endedAt} ${minutes} ${more.creator}`,
  endedAt: Date.parse(endedAt),
  playedMs: minutes * MINUTE_MS,
  kind: 'track',
  title: 'One',
  creator: 'Ann',
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
  ...more,
})

interface Where {
  readonly date?: string
  readonly zone?: string
  readonly zoneHistory?: readonly ZonePeriod[]
}

function timelineWith(plays: readonly Play[], where: Where = {}) {
  const { date = '20250714', zone = 'UTC', zoneHistory = [] } = where
  const days = [summarise(date, plays, localTimeOf(zone, zoneHistory))]
  const history = { newArtists: [], daysBefore: 0, knownFrom: date, heardOn: () => heardOf(plays) }
  const year = yearOf({ ...history, days }, 2025)
  const material: DayMaterial = {
    date,
    plays,
    zone,
    zoneHistory,
    year,
    birthday: null,
    isNew: () => false,
  }
  return timelineOf(material)
}

test('a day has its hours, sessions, creators and runs', () => {
  const timeline = timelineWith([
    play('2025-07-14T08:10:00Z', 10),
    play('2025-07-14T08:30:00Z', 20, { creator: 'Bob' }),
    play('2025-07-14T20:30:00Z', 45, { kind: 'episode', creator: 'Show' }),
  ])

  expect([timeline.unit, timeline.minutes, timeline.hours.length]).toEqual(['minutes', 1_440, 24])
  expect(timeline.hours.filter(({ minutes }) => minutes > 0)).toEqual([
    { clock: '08:00', plays: 2, minutes: 30 },
    { clock: '19:00', plays: 1, minutes: 15 },
    { clock: '20:00', plays: 0, minutes: 30 },
  ])
  expect(timeline.sessions).toEqual([
    { from: 480, to: 510, startedAt: '08:00', endedAt: '08:30', plays: 2 },
    { from: 1_185, to: 1_230, startedAt: '19:45', endedAt: '20:30', plays: 1 },
  ])
  expect(timeline.creators).toEqual([
    { kind: 'episode', name: 'Show', plays: 1, minutes: 45 },
    { kind: 'track', name: 'Bob', plays: 1, minutes: 20 },
    { kind: 'track', name: 'Ann', plays: 1, minutes: 10 },
  ])
  expect(timeline.runs).toEqual([
    { from: 480, to: 490, creator: 2 },
    { from: 490, to: 510, creator: 1 },
    { from: 1_185, to: 1_230, creator: 0 },
  ])
})

test('the seventh creator and all after it are others', () => {
  const plays = Array.from({ length: 9 }, (_, index) =>
    play(`2025-07-14T${10 + index}:30:00Z`, 20 - index, { creator: `Artist ${index}` }),
  )
  const timeline = timelineWith(plays)

  expect(timeline.creators.map(({ name }) => name)).toEqual(
    [0, 1, 2, 3, 4, 5].map((index) => `Artist ${index}`),
  )
  expect([timeline.others, timeline.othersPlays, timeline.othersMinutes]).toEqual([3, 3, 39])
  expect(timeline.runs.at(-1)?.creator).toBe(-1)
})

test.each([
  ['20250330', 1_380, ['00:00', '01:00', '03:00', '04:00'], '20:30Z'],
  ['20251026', 1_500, ['00:00', '01:00', '02:00', '02:00'], '21:30Z'],
])('on %s clocks move and the day has %i minutes', (date, minutes, clocks, endedAt) => {
  const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
  const timeline = timelineWith([play(`${iso}T${endedAt}`, 10)], { date, zone: 'Europe/Berlin' })

  expect([timeline.minutes, timeline.hours.length]).toEqual([minutes, minutes / 60])
  expect(timeline.hours.slice(0, 4).map(({ clock }) => clock)).toEqual(clocks)
  expect(timeline.sessions[0]?.endedAt).toBe('22:30')
  expect(timeline.sessions[0]?.to).toBe(minutes - 90)
})

test('both hours between 02:00 and 03:00 keep their own plays, in order', () => {
  const timeline = timelineWith(
    [play('2025-10-26T00:30:00Z', 10), play('2025-10-26T01:30:00Z', 20, { creator: 'Bob' })],
    { date: '20251026', zone: 'Europe/Berlin' },
  )

  expect(timeline.hours.slice(2, 4)).toEqual([
    { clock: '02:00', plays: 1, minutes: 10 },
    { clock: '02:00', plays: 1, minutes: 20 },
  ])
  expect(timeline.runs.map(({ creator }) => creator)).toEqual([1, 0])
})

test('a day whose midnight the clocks leave out begins at one', () => {
  const where = { date: '20250907', zone: 'America/Santiago' }
  const timeline = timelineWith([play('2025-09-07T15:00:00Z', 10)], where)

  expect([timeline.minutes, timeline.hours[0]?.clock]).toEqual([1_380, '01:00'])
})

test('who flies west has a longer day', () => {
  const zoneHistory = [
    { fromMs: Date.parse('2025-07-14T12:00:00Z'), zone: 'America/New_York', givenAt: 0 },
  ]
  const plays = [play('2025-07-14T08:00:00Z', 10), play('2025-07-15T02:00:00Z', 10)]
  const timeline = timelineWith(plays, { zone: 'Europe/Berlin', zoneHistory })

  expect(timeline.minutes).toBe(30 * 60)
  expect(timeline.hours.slice(13, 15).map(({ clock }) => clock)).toEqual(['13:00', '08:00'])
})

test('what was heard before midnight is told apart', () => {
  const timeline = timelineWith([play('2025-07-14T00:10:00Z', 30)])

  expect(timeline.minutesBefore).toBe(20)
  expect(timeline.hours[0]).toEqual({ clock: '00:00', plays: 1, minutes: 10 })
  expect(timeline.creators[0]?.minutes).toBe(30)
  expect(timeline.sessions[0]).toMatchObject({ from: 0, to: 10, startedAt: '00:00' })
})

test('where lengths are not known, plays are counted where they began', () => {
  const assumed = { isLengthAssumed: true }
  const timeline = timelineWith([
    play('2025-07-14T10:03:00Z', 3, assumed),
    play('2025-07-14T10:59:00Z', 3, { ...assumed, creator: 'Bob' }),
  ])

  expect(timeline.unit).toBe('plays')
  expect(timeline.hours[10]).toEqual({ clock: '10:00', plays: 2, minutes: 0 })
  expect(timeline.runs).toEqual([
    { from: 600, to: 601, creator: 0 },
    { from: 656, to: 657, creator: 1 },
  ])
})

/** Plays within one day of UTC; they may overlap. */
const anyPlays = fc
  .array(
    fc.record({
      end: fc.integer({ min: 0, max: 24 * 60 * 60 - 1 }),
      seconds: fc.integer({ min: 30, max: 5_000 }),
      creator: fc.constantFrom('', 'Ann', 'Bob', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gil', 'Hal'),
    }),
    { minLength: 1, maxLength: 600 },
  )
  .map((all) =>
    all.map(({ end, seconds, creator }, index) => ({
      ...play('2025-07-14T00:00:00Z', seconds / 60, { creator, playId: `${index}` }),
      endedAt: Date.UTC(2025, 6, 14) + end * 1_000,
    })),
  )

test('any plays are all accounted for, in runs that are bounded and in order', () => {
  fc.assert(
    fc.property(anyPlays, (plays) => {
      const timeline = timelineWith(plays)
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

      expect(sum(timeline.hours.map((hour) => hour.plays))).toBe(plays.length)
      expect(sum(timeline.creators.map((each) => each.plays)) + timeline.othersPlays).toBe(
        plays.length,
      )
      expect(sum(timeline.sessions.map((session) => session.plays))).toBe(plays.length)
      const exact = sum(plays.map(({ playedMs }) => playedMs)) / MINUTE_MS
      const told = sum(timeline.hours.map(({ minutes }) => minutes)) + timeline.minutesBefore
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(13)
      expect(timeline.runs.length).toBeLessThanOrEqual(400)
      for (const [index, { from, to }] of timeline.runs.entries()) {
        expect(from).toBeGreaterThanOrEqual(timeline.runs[index - 1]?.to ?? 0)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(timeline.minutes)
      }
    }),
    { numRuns: 60 },
  )
})

test('plays in any order give the same timeline', () => {
  fc.assert(
    fc.property(anyPlays, (plays) => {
      expect(timelineWith(plays.toReversed())).toEqual(timelineWith(plays))
    }),
    { numRuns: 30 },
  )
})
