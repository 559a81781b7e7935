import fc from 'fast-check'
import { dateOfDayNumber, dayNumberOf, localTimeOf } from '#facts/local-time.ts'

const zones = [
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
]

test('date and clock agree with the calendar of the platform at any instant', () => {
  const formats = new Map(
    zones.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
    ]),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2035, 0, 1) }),
      (zone, instantMs) => {
        const time = localTimeOf(zone)
        const date = time.dateOf(instantMs)
        const said = `${date.slice(6)}/${date.slice(4, 6)}/${date.slice(0, 4)}, ${time.clockOf(instantMs)}`
        expect(said).toBe(formats.get(zone)?.format(instantMs))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('date and clock are those of the zone in force, also where a date is lived twice or not at all', () => {
  const crossing = Date.parse('2025-03-05T10:00:00Z')
  const east = localTimeOf('Pacific/Auckland', [{ fromMs: crossing, zone: 'Pacific/Honolulu' }])
  const west = localTimeOf('Pacific/Honolulu', [{ fromMs: crossing, zone: 'Pacific/Auckland' }])

  expect([east.dateOf(crossing - 1), east.clockOf(crossing - 1)]).toEqual(['20250305', '22:59'])
  expect([east.dateOf(crossing), east.clockOf(crossing)]).toEqual(['20250305', '00:00'])
  expect([west.dateOf(crossing - 1), west.clockOf(crossing - 1)]).toEqual(['20250304', '23:59'])
  expect([west.dateOf(crossing), west.clockOf(crossing)]).toEqual(['20250305', '23:00'])
  expect(west.dateOf(crossing + 7_200_000)).toBe('20250306')
})

test('an hour that comes twice stays on its day, and one that is skipped does not exist', () => {
  const time = localTimeOf('Europe/Berlin')

  expect(time.clockOf(Date.parse('2025-10-26T00:59:00Z'))).toBe('02:59')
  expect(time.clockOf(Date.parse('2025-10-26T01:00:00Z'))).toBe('02:00')
  expect(time.clockOf(Date.parse('2025-03-30T01:00:00Z'))).toBe('03:00')
  expect(time.dateOf(Date.parse('2025-10-26T22:59:59.999Z'))).toBe('20251026')
  expect(time.dateOf(Date.parse('2025-10-26T23:00:00Z'))).toBe('20251027')
})

test('a zone that does not exist is refused', () => {
  expect(() => localTimeOf('Mars/Olympus')).toThrow(RangeError)
})

test('days are numbered one after another, and a number leads back to its date', () => {
  expect(dayNumberOf('20240301') - dayNumberOf('20240228')).toBe(2)
  expect(dateOfDayNumber(dayNumberOf('20241231') + 1)).toBe('20250101')
})
