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
