import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { instantOf } from '#facts/local-time.ts'
import { DAY_MS, HOUR_MS } from '#foundation/time.ts'

const zones = [
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
]
const inTemporal = (zone: string, localMs: number) =>
  Temporal.Instant.fromEpochMilliseconds(localMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone).epochMilliseconds

test('a local time is the instant that Temporal finds, where clocks repeat or skip it too', () => {
  const anyTime = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2026, 0, 1) })
  const nearChange = fc
    .tuple(fc.integer({ min: 2000, max: 2025 }), fc.constantFrom(2, 3, 9, 10), fc.nat(31 * 24 * 4))
    .map(([year, month, quarters]) => Date.UTC(year, month, 1) + (quarters * HOUR_MS) / 4)
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.oneof(anyTime, nearChange), (zone, localMs) => {
      expect([zone, instantOf(zone, localMs)]).toEqual([zone, inTemporal(zone, localMs)])
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['Europe/Berlin', '2025-03-30T02:30:00Z', '2025-03-30T01:30:00Z'],
  ['Europe/Berlin', '2025-10-26T02:30:00Z', '2025-10-26T00:30:00Z'],
  ['Pacific/Apia', '2011-12-30T12:00:00Z', '2011-12-30T22:00:00Z'],
])('in %s, %s by the clock is %s', (zone, local, instant) => {
  expect(new Date(instantOf(zone, Date.parse(local))).toJSON()).toBe(new Date(instant).toJSON())
  expect(instantOf(zone, Date.parse(local))).toBe(inTemporal(zone, Date.parse(local)))
})

test('a day begins where the zone begins it', () => {
  expect(instantOf('America/Winnipeg', Date.UTC(2026, 11, 1))).toBe(
    Date.UTC(2026, 11, 1) + 5 * HOUR_MS,
  )
  expect(instantOf('UTC', 7 * DAY_MS)).toBe(7 * DAY_MS)
})
