import { offsetsOf, zoneNames } from '#facts/zone-data.ts'
import { parseZone } from '#services/ingest/parse-zone.ts'

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

test('a name is read as the platform lists it, so that no zone changes under a listener', () => {
  const listed = Intl.supportedValuesOf('timeZone')

  expect(listed.filter((zone) => parseZone(zone) !== zone)).toEqual([])
  expect(parseZone('Asia/Calcutta')).toBe('Asia/Calcutta')
  expect(parseZone('Asia/Kolkata')).toBe('Asia/Kolkata')
})

test('whatever name is read has offsets in the time zone data', () => {
  const names = [...Intl.supportedValuesOf('timeZone'), ...zoneNames()].filter(
    (zone) => zone.includes('/') && /^[A-Za-z_+/-]+$/.test(zone) && !zone.startsWith('Etc/'),
  )

  expect(names.filter((zone) => offsetsOf(parseZone(zone)).length === 0)).toEqual([])
  expect(offsetsOf(parseZone('utc'))).toEqual([{ fromMs: Number.NEGATIVE_INFINITY, offsetMs: 0 }])
})

test('a zone that is newer than the platform is known by the data', () => {
  const older = {
    listed: ['Europe/Berlin'],
    canonicalOf: (zone: string) => (zone === 'Europe/Berlin' ? zone : undefined),
  }

  expect(parseZone('america/coyhaique', older)).toBe('America/Coyhaique')
  expect(() => parseZone('Mars/Phobos', older)).toThrow(
    expect.objectContaining({ code: 'IMPORT_ZONE_UNKNOWN' }),
  )
})
