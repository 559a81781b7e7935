import { isCutByOffsetsOfNow, offsetsHashOf } from '#facts/cut-offsets.ts'
import { platformOffsetsOf } from '#facts/platform-offsets.ts'
import { offsetsOf } from '#facts/zone-data.ts'

const home = (zone: string) => ({ zone, zoneHistory: [] })
const movedIn = (year: number, from: string, to: string) => ({
  zone: from,
  zoneHistory: [{ fromMs: Date.UTC(year, 0, 1), zone: to }],
})

test('zones whose clocks were the same since 1970 have one hash, others have others', () => {
  expect(offsetsHashOf(home('US/Eastern'))).toBe(offsetsHashOf(home('America/New_York')))
  expect(offsetsHashOf(home('Europe/Oslo'))).toMatch(/^[0-9a-f]{64}$/)
  expect(offsetsHashOf(home('America/Winnipeg'))).not.toBe(offsetsHashOf(home('America/Chicago')))
})

test('a zone counts only for the time that was lived there, in whatever order that is given', () => {
  const before = movedIn(2020, 'America/Winnipeg', 'Europe/Berlin')
  const after = movedIn(2020, 'America/Chicago', 'Europe/Berlin')

  expect(isCutByOffsetsOfNow('', before)).toBe(true)
  expect(isCutByOffsetsOfNow('', movedIn(2020, 'Europe/Berlin', 'America/Winnipeg'))).toBe(false)
  expect(offsetsHashOf(before)).not.toBe(offsetsHashOf(after)) // Canada changed its clocks otherwise before 1974.
  const [first, second] = [
    { fromMs: Date.UTC(2010, 0, 1), zone: 'Asia/Tokyo' },
    { fromMs: Date.UTC(2015, 0, 1), zone: 'Europe/Rome' },
  ]
  const histories = [
    [first, second],
    [second, first],
  ].map((zoneHistory) => offsetsHashOf({ zone: 'UTC', zoneHistory }))
  expect(new Set(histories).size).toBe(1)
})

test.each([
  'America/Bogota',
  'America/Havana',
  'America/Inuvik',
  'America/Rainy_River',
  'America/Winnipeg',
  'Canada/Central',
  'Asia/Tehran',
])('days that an earlier build cut in %s may be cut otherwise now: its Node knew less', (zone) => {
  expect(isCutByOffsetsOfNow('', home(zone))).toBe(false)
})

test.each([
  'Africa/Casablanca',
  'America/Edmonton',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Vancouver',
  'Asia/Calcutta',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Pacific/Apia',
  'UTC',
])('days that an earlier build cut in %s are cut as now', (zone) => {
  expect(isCutByOffsetsOfNow('', home(zone))).toBe(true)
})

test('days with the hash of other offsets are not cut as now', () => {
  const berlin = home('Europe/Berlin')

  expect(isCutByOffsetsOfNow(offsetsHashOf(berlin), berlin)).toBe(true)
  expect(isCutByOffsetsOfNow(offsetsHashOf(home('UTC')), berlin)).toBe(false)
})

test('of a Node with other data than the earlier builds had it is not known what they cut by', () => {
  expect(platformOffsetsOf('Europe/Berlin', '2026c')).toEqual([
    { fromMs: 0, offsetMs: 3_600_000 },
    ...offsetsOf('Europe/Berlin').filter(({ fromMs }) => fromMs > 0 && fromMs < Date.UTC(2038, 0)),
  ])
  expect(platformOffsetsOf('Europe/Berlin', '2027a')).toEqual([])
  expect(platformOffsetsOf('Mars/Phobos', '2026c')).toEqual([])
})
