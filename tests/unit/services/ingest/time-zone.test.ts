import fc from 'fast-check'
import { openCalendar, parseZone, yearOf } from '#services/ingest/time-zone.ts'

test.each([
  ['America/New_York', 'America/New_York'],
  ['america/new york', 'America/New_York'],
  [' Europe/Kyiv ', 'Europe/Kyiv'],
  ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
  ['us/eastern', 'America/New_York'],
  ['utc', 'UTC'],
])('%s is the zone %s', (text, zone) => {
  expect(parseZone(text)).toBe(zone)
})

test.each([
  ['Europe/Berln', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['los angeles', 'America/Los_Angeles'],
  ['Europe/Tokyo', 'Asia/Tokyo'],
  ['Asia/Kolkta', 'Asia/Kolkata'],
  ['EST', 'America/New_York'],
  ['CEST', 'Europe/Berlin'],
])('%s is refused, and %s suggested', (text, near) => {
  expect(() => parseZone(text)).toThrow(
    expect.objectContaining({
      code: 'IMPORT_ZONE_UNKNOWN',
      message: expect.stringContaining(near),
    }),
  )
})

test.each(['', '+02:00', 'GMT+2', 'Etc/GMT+5', 'Mars/Phobos', '../etc/passwd'])(
  '%j is refused: an offset knows no summer time',
  (text) => {
    expect(() => parseZone(text)).toThrow(expect.objectContaining({ code: 'IMPORT_ZONE_UNKNOWN' }))
  },
)

test('the local day is the one that the platform shows, in every zone and at every instant', () => {
  const zones = ['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
  const shown = new Map(
    zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone })]),
  )
  const calendars = new Map(zones.map((zone) => [zone, openCalendar(zone)]))
  const instant = fc.integer({ min: Date.UTC(2006, 0), max: Date.UTC(2030, 0) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, ms) => {
      const day = calendars.get(zone)?.dayOf(ms) ?? 0

      expect(new Date(day * 86_400_000).toISOString().slice(0, 10)).toBe(
        shown.get(zone)?.format(ms),
      )
    }),
    { numRuns: 500 },
  )
})

test('the night in which summer time ends has one day more hours, not one hour more days', () => {
  const { dayOf } = openCalendar('America/New_York')
  const midnight = Date.UTC(2024, 10, 3, 4) // 3 November, 00:00 in New York.

  expect(dayOf(midnight - 1)).toBe(dayOf(midnight) - 1)
  expect(dayOf(midnight + 25 * 3_600_000 - 1)).toBe(dayOf(midnight))
  expect(dayOf(midnight + 25 * 3_600_000)).toBe(dayOf(midnight) + 1)
})

test('New Year comes when it comes to the listener', () => {
  const { dayOf } = openCalendar('Pacific/Auckland')

  expect(yearOf(dayOf(Date.UTC(2023, 11, 31, 10, 59)))).toBe(2023)
  expect(yearOf(dayOf(Date.UTC(2023, 11, 31, 11, 0)))).toBe(2024)
})
