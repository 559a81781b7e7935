import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { localTimeOf } from '#facts/local-time.ts'
import { offsetsOf, zoneData, zoneNames } from '#facts/zone-data.ts'
import { DAY_MS } from '#foundation/time.ts'

const packageFile = createRequire(import.meta.url).resolve('moment-timezone/package.json')
const read = (name: string) => readFileSync(join(dirname(packageFile), name), 'utf8')

test.each([
  ['America/Winnipeg', '2026-11-10T05:30:00Z', '20261110', '00:30'],
  ['America/Rainy_River', '2026-11-10T05:30:00Z', '20261110', '00:30'],
  ['America/Havana', '2026-11-10T04:30:00Z', '20261110', '00:30'],
  ['America/Inuvik', '2026-11-10T06:30:00Z', '20261110', '00:30'],
])('after midnight of 10 November 2026 it is the 10th in %s', (zone, at, date, clock) => {
  const time = localTimeOf(zone)

  expect([time.dateOf(Date.parse(at)), time.clockOf(Date.parse(at))]).toEqual([date, clock])
})

test('every name that Node knows is in the data, in any case', () => {
  const missing = [
    ...Intl.supportedValuesOf('timeZone'),
    'US/Eastern',
    'Asia/Kolkata',
    'EST',
  ].filter((zone) => offsetsOf(zone).length === 0 || offsetsOf(zone.toLowerCase()).length === 0)

  expect(missing).toEqual([])
})

test('an alias has the offsets of its zone', () => {
  expect(offsetsOf('US/Eastern')).toEqual(offsetsOf('America/New_York'))
  expect(offsetsOf('Canada/Central')).toEqual(offsetsOf('America/Winnipeg'))
})

test.each(['', 'Mars/Phobos', 'Europe_Berlin', 'toString', '__proto__'])(
  'no zone is called %j',
  (zone) => {
    expect(() => offsetsOf(zone)).toThrow(RangeError)
  },
)

test('offsets are whole seconds, ascending, and each differs from the one before', () => {
  for (const zone of zoneNames()) {
    const periods = offsetsOf(zone)

    expect(periods[0]?.fromMs).toBe(Number.NEGATIVE_INFINITY)
    const faulty = periods.filter(({ fromMs, offsetMs }, at) => {
      const before = periods[at - 1]
      const isWhole = offsetMs % 1_000 === 0 && !Object.is(offsetMs, -0)
      return !isWhole || (before && (before.offsetMs === offsetMs || before.fromMs >= fromMs))
    })
    expect([zone, faulty]).toEqual([zone, []])
  }
})

test('the data says what version it is, and its release date is that of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  const entry = new RegExp(`^### \`${version}\` _(.+)_$`, 'm').exec(read('changelog.md'))

  expect(zoneData).toEqual({
    version: expect.stringMatching(/^20\d\d[a-z]+$/),
    releasedOn: entry?.[1],
  })
})

test('the data says when clocks change, ten years beyond its release', () => {
  const later = Date.parse(zoneData.releasedOn) + 10 * 365 * DAY_MS
  const { offsetMsAt } = localTimeOf('Europe/Berlin')
  const offsets = [0, 91, 182, 273].map((days) => offsetMsAt(later + days * DAY_MS))

  expect(new Set(offsets)).toEqual(new Set([3_600_000, 7_200_000]))
})
