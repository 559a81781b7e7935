import { lastFmBareTable, lastFmJson, lastFmTable } from '#services/ingest/exports/last-fm.ts'
import { lastFmTrack, assumedPlay as play, uts } from '#testkit/listens.ts'

const nowMs = Date.UTC(2025, 0, 1)
const table = { uts: String(uts(0)), artist: 'The Testers', album: 'Assertions', track: 'One' }
const bare = { '0': 'The Testers', '1': 'Assertions', '2': 'One', '3': '05 Apr 2010 11:59' }

test('a track of the API is a play of an assumed length from its date on', () => {
  expect(lastFmJson.recognises(lastFmTrack(uts(0), 'One'))).toBe(true)
  expect(lastFmJson.parse(lastFmTrack(uts(0), 'One'), nowMs)).toEqual(play)
})

test('a page that holds its one track as an object is that track', () => {
  const page = { track: lastFmTrack(uts(0), 'One'), '@attr': { page: '1' } }

  expect(lastFmJson.recognises(page)).toBe(true)
  expect(lastFmJson.parse(page, nowMs)).toEqual(play)
})

test('artists are read where more was asked of the API, and where it gives a bare name', () => {
  const parse = (artist: unknown) => lastFmJson.parse(lastFmTrack(uts(0), 'One', { artist }), nowMs)

  expect(parse({ name: 'Nina', url: 'x' })).toMatchObject({ creator: 'Nina' })
  expect(parse({ '#text': '' })).toMatchObject({ creator: '' })
})

test('what plays right now has no date and is no play yet', () => {
  const row = lastFmTrack(0, 'One', { date: undefined, '@attr': { nowplaying: 'true' } })

  expect(lastFmJson.recognises(row)).toBe(true)
  expect(lastFmJson.parse(row, nowMs)).toBe('now-playing')
})

test.each([
  [{ date: undefined }, 'no-time'],
  [{ date: { uts: '0' } }, 'no-time'],
  [{ date: { uts: 'soon' } }, 'bad-time'],
  [{ date: { uts: '86400' } }, 'absurd-time'],
  [{ name: ' ' }, 'no-title'],
])('a track with %j is dropped as %s', (change, reason) => {
  expect(lastFmJson.parse(lastFmTrack(uts(0), 'One', change), nowMs)).toBe(reason)
})

test('a row of the table trusts the seconds, not the words beside them', () => {
  const row = { ...table, utc_time: '31 Dec 1999, 10:00' }

  expect(lastFmTable.recognises(row)).toBe(true)
  expect(lastFmTable.parse(row, nowMs)).toEqual(play)
  expect(lastFmTable.parse({ ...table, uts: '' }, nowMs)).toBe('no-time')
})

test('a row of the table without a header begins at its minute, UTC', () => {
  expect(lastFmBareTable.recognises(bare)).toBe(true)
  expect(lastFmBareTable.parse(bare, nowMs)).toEqual({
    ...play,
    precision: 'minute',
    endedAt: Date.UTC(2010, 3, 5, 11, 59) + 180_000,
  })
})

test.each([
  ['01 Jan 1970 00:00', 'no-time'],
  ['31 Feb 2010 11:59', 'bad-time'],
  ['05 Avr 2010 11:59', 'bad-time'],
  ['05 Apr 1999 11:59', 'absurd-time'],
  ['', 'no-time'],
])('a row of the table without a header at %j is dropped as %s', (time, reason) => {
  expect(lastFmBareTable.parse({ ...bare, '3': time }, nowMs)).toBe(reason)
})
