import { spotifyAccount } from '#services/ingest/exports/spotify-account.ts'

const nowMs = Date.UTC(2025, 0, 1)
const music = {
  endTime: '2024-03-02 22:45',
  artistName: 'Nina',
  trackName: 'Blue',
  msPlayed: 61_500,
}

test('a music row is a track that ended in that minute, UTC', () => {
  expect(spotifyAccount.parse(music, nowMs)).toEqual({
    endedAt: Date.UTC(2024, 2, 2, 22, 45),
    precision: 'minute',
    playedMs: 61_500,
    kind: 'track',
    title: 'Blue',
    creator: 'Nina',
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: false,
  })
})

test('a podcast row is an episode of its show', () => {
  const row = { endTime: '2024-03-02 22:45', podcastName: 'Talk', episodeName: 'One', msPlayed: 1 }

  expect(spotifyAccount.recognises(row)).toBe(true)
  expect(spotifyAccount.parse(row, nowMs)).toMatchObject({
    kind: 'episode',
    title: 'One',
    creator: 'Talk',
  })
})

test('keys that nobody knows change nothing', () => {
  expect(spotifyAccount.parse({ ...music, mood: { sad: true } }, nowMs)).toEqual(
    spotifyAccount.parse(music, nowMs),
  )
})

test.each([
  [{ endTime: null }, 'no-time'],
  [{ endTime: '' }, 'no-time'],
  [{ endTime: 'yesterday' }, 'bad-time'],
  [{ endTime: 1_700_000_000 }, 'bad-time'],
  [{ endTime: '2024-02-30 10:00' }, 'bad-time'],
  [{ endTime: '2024-13-01 10:00' }, 'bad-time'],
  [{ endTime: '2024-01-01 24:00' }, 'bad-time'],
  [{ endTime: '2024-01-01 10:61' }, 'bad-time'],
  [{ endTime: '1970-01-01 00:00' }, 'absurd-time'],
  [{ endTime: '2042-01-01 00:00' }, 'absurd-time'],
  [{ msPlayed: null }, 'no-duration'],
  [{ msPlayed: 'long' }, 'bad-duration'],
  [{ msPlayed: true }, 'bad-duration'],
  [{ msPlayed: -1 }, 'negative-duration'],
  [{ msPlayed: 86_400_001 }, 'absurd-duration'],
  [{ trackName: null }, 'no-title'],
  [{ trackName: ' \u202e ' }, 'no-title'],
])('a row with %j is dropped as %s', (change, reason) => {
  expect(spotifyAccount.parse({ ...music, ...change }, nowMs)).toBe(reason)
})

test('a title keeps its letters and loses what could steer a terminal or the direction of text', () => {
  const row = { ...music, trackName: 'Caf\u00e9\u001b[31m \u202eolleh \ud83c\udfb5' }

  expect(spotifyAccount.parse(row, nowMs)).toMatchObject({
    title: 'Caf\u00e9 [31m  olleh \ud83c\udfb5',
  })
})

test('a title of any length ends after 300 characters, never inside of one', () => {
  const play = spotifyAccount.parse({ ...music, trackName: '\ud83c\udfb5'.repeat(400) }, nowMs)

  expect(typeof play === 'object' && [...play.title]).toHaveLength(300)
  expect(typeof play === 'object' && play.title.isWellFormed()).toBe(true)
})
