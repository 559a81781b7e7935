import { dayStrip } from '#services/serving/drawings/day-strip.ts'
import { aTimeline } from '#testkit/timeline.ts'

const size = { width: 720, height: 60 }
const average = Array.from({ length: 24 }, (_, hour) => (hour === 20 ? 12 : 1))

/** A day of so many hours, with these clocks at their beginnings. */
const hoursAt = (clocks: readonly number[]) =>
  clocks.map((hour) => ({ clock: `${String(hour).padStart(2, '0')}:00`, plays: 0, minutes: 0 }))
const upTo = (hours: number) => Array.from({ length: hours }, (_, hour) => hour)

test('columns are in proportion to what was heard, the average day in the same scale', () => {
  const { columns, average: pale } = dayStrip(aTimeline(), average, size)

  expect(columns.map(({ height }) => height).filter((height) => height > 0)).toEqual([52, 60])
  expect(pale[20]?.height).toBe(12)
  expect(pale[3]?.height).toBe(1)
})

test('runs and sessions are where their minutes are', () => {
  const { runs, sessions } = dayStrip(aTimeline(), [], size)

  expect(runs).toEqual([
    { x: 240, width: 26, creator: 0 },
    { x: 600, width: 20, creator: 1 },
    { x: 620, width: 10, creator: -1 },
  ])
  expect(sessions).toEqual([
    { x: 240, width: 26 },
    { x: 600, width: 30 },
  ])
})

test('one play of a minute can still be seen', () => {
  const { runs } = dayStrip(aTimeline({ runs: [{ from: 3, to: 4, creator: 0 }] }), [], size)

  expect(runs[0]?.width).toBe(1.5)
})

test.each([
  ['23 hours', [0, 1, ...upTo(24).slice(3)], ['00:00', '06:00', '12:00', '18:00', '24:00']],
  ['25 hours', [0, 1, 2, ...upTo(24).slice(2)], ['00:00', '06:00', '12:00', '18:00', '24:00']],
  [
    'a flight west',
    [...upTo(13), ...upTo(24).slice(7)],
    ['00:00', '06:00', '12:00', '12:00', '18:00', '24:00'],
  ],
])('a day of %s has the ticks of its own clock', (_, clocks, expected) => {
  const hours = hoursAt(clocks)
  const timeline = aTimeline({ hours, minutes: hours.length * 60, runs: [], sessions: [] })
  const { ticks, columns, average: pale } = dayStrip(timeline, average, size)

  expect(ticks.map(({ clock }) => clock)).toEqual(expected)
  expect([columns.length, pale.length]).toEqual([hours.length, hours.length])
  expect(ticks.at(-1)?.x).toBe(720)
  for (const { x, width } of columns) expect(x + width).toBeLessThanOrEqual(720)
})

test('a day counted by plays has no average of minutes behind it', () => {
  const { columns, average: pale } = dayStrip(aTimeline({ unit: 'plays' }), average, size)

  expect(pale).toEqual([])
  expect(columns[20]?.height).toBe(60)
})

test('a few minutes do not look like a full hour', () => {
  const hours = hoursAt(upTo(24)).with(9, { clock: '09:00', plays: 1, minutes: 3 })
  const { columns } = dayStrip(aTimeline({ hours }), [], size)

  expect(columns[9]?.height).toBe(6)
})
