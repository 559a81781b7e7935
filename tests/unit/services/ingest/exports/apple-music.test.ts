import { appleMusic } from '#services/ingest/exports/apple-music.ts'
import { appleRow } from '#testkit/listens.ts'

const nowMs = Date.UTC(2025, 0, 1)
const parse = (change = {}) => appleMusic.parse(appleRow(change), nowMs)

test('a row is a play that began at its start, with the offset of its clock', () => {
  expect(appleMusic.recognises(appleRow())).toBe(true)
  expect(parse()).toEqual({
    endedAt: Date.UTC(2024, 0, 1, 10, 3, 20),
    playedMs: 200_000,
    isLengthAssumed: false,
    precision: 'second',
    kind: 'track',
    title: 'One',
    creator: 'The Testers',
    collection: 'Assertions',
    uri: null,
    country: null,
    mediaMs: 200_000,
    utcOffsetMs: 3_600_000,
  })
})

test('a pause, and that it goes on later, are read from positions and reasons', () => {
  const start = 'Start Position In Milliseconds'
  const paused = { 'End Reason Type': 'PLAYBACK_MANUALLY_PAUSED', [start]: '0' }

  expect(parse(paused)).toMatchObject({ hasEnded: false, isResumed: false })
  expect(parse({ 'End Reason Type': 'NATURAL_END_OF_TRACK', [start]: '95000' })).toMatchObject({
    hasEnded: true,
    isResumed: true,
  })
})

test('the end is taken where it is given and can be one', () => {
  const end = (text: string) => ({ 'Event End Timestamp': text })

  expect(parse(end('2024-01-01T10:09:00Z'))).toMatchObject({
    endedAt: Date.UTC(2024, 0, 1, 10, 9),
  })
  expect(parse(end('2024-01-01T09:00:00Z'))).toMatchObject({
    endedAt: Date.UTC(2024, 0, 1, 10, 3, 20),
  })
  expect(parse({ ...end('2024-01-01T10:09:00Z'), 'Event Start Timestamp': '' })).toMatchObject({
    endedAt: Date.UTC(2024, 0, 1, 10, 9),
  })
})

test('columns that are missing cost no play', () => {
  const row = {
    'Song Name': 'One',
    'Play Duration Milliseconds': '1000',
    'Event Start Timestamp': '2024-01-01T10:00:00Z',
  }

  expect(appleMusic.recognises(row)).toBe(true)
  expect(appleMusic.parse(row, nowMs)).toMatchObject({ creator: '', playedMs: 1000 })
})

test.each([
  [{ 'Event Type': 'PLAY_START' }, 'not-a-play'],
  [{ 'Event Type': 'LYRIC_DISPLAY' }, 'not-a-play'],
  [{ 'Media Type': 'VIDEO' }, 'not-music'],
  [{ 'Event Start Timestamp': '' }, 'no-time'],
  [{ 'Event Start Timestamp': 'then' }, 'bad-time'],
  [{ 'Play Duration Milliseconds': '' }, 'no-duration'],
  [{ 'Play Duration Milliseconds': '-5' }, 'negative-duration'],
  [{ 'Play Duration Milliseconds': '86400001' }, 'absurd-duration'],
  [{ 'Song Name': '' }, 'no-title'],
])('a row with %j is dropped as %s', (change, reason) => {
  expect(parse(change)).toBe(reason)
})
