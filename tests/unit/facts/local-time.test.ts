import fc from 'fast-check'
import { dateOfDayNumber, localTimeOf, yearOfDayNumber } from '#facts/local-time.ts'

test('the local day is the one that the platform shows, in every zone and at every instant', () => {
  const zones = ['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
  const shown = new Map(
    zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone })]),
  )
  const calendars = new Map(zones.map((zone) => [zone, localTimeOf(zone)]))
  const instant = fc.integer({ min: Date.UTC(2006, 0), max: Date.UTC(2030, 0) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, ms) => {
      const time = calendars.get(zone)
      const day = time?.dayNumberOf(ms) ?? 0

      expect(new Date(day * 86_400_000).toISOString().slice(0, 10)).toBe(
        shown.get(zone)?.format(ms),
      )
      expect(time?.dateOf(ms)).toBe(dateOfDayNumber(day))
    }),
    { numRuns: 500 },
  )
})

test('the night in which summer time ends has one day more hours, not one hour more days', () => {
  const { dayNumberOf } = localTimeOf('America/New_York')
  const midnight = Date.UTC(2024, 10, 3, 4) // 3 November, 00:00 in New York.

  expect(dayNumberOf(midnight - 1)).toBe(dayNumberOf(midnight) - 1)
  expect(dayNumberOf(midnight + 25 * 3_600_000 - 1)).toBe(dayNumberOf(midnight))
  expect(dayNumberOf(midnight + 25 * 3_600_000)).toBe(dayNumberOf(midnight) + 1)
})

test('New Year comes when it comes to the listener', () => {
  const { dayNumberOf } = localTimeOf('Pacific/Auckland')

  expect(yearOfDayNumber(dayNumberOf(Date.UTC(2023, 11, 31, 10, 59)))).toBe(2023)
  expect(yearOfDayNumber(dayNumberOf(Date.UTC(2023, 11, 31, 11, 0)))).toBe(2024)
})

test('the offset of a zone is the one in force at the instant, in its history too', () => {
  const july = Date.UTC(2025, 6, 1)
  const moved = localTimeOf('Europe/Berlin', [{ fromMs: july, zone: 'Asia/Tokyo' }])

  expect(moved.offsetMsAt(Date.UTC(2025, 0, 1))).toBe(3_600_000)
  expect(moved.offsetMsAt(july - 1)).toBe(2 * 3_600_000)
  expect(moved.offsetMsAt(july)).toBe(9 * 3_600_000)
})
