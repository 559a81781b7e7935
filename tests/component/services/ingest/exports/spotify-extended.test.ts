import { spotifyExtended } from '#services/ingest/exports/spotify-extended.ts'
import { extendedRow } from '#testkit/exports.ts'

const nowMs = Date.UTC(2025, 0, 1)
const ts = '2023-05-01T17:14:03Z'
const parse = (change: Record<string, unknown>) =>
  spotifyExtended.parse({ ...extendedRow(ts, 'Blue', 60_000), ...change }, nowMs)

test('a row is a play that ended at ts, with album, address and country', () => {
  expect(parse({})).toEqual({
    endedAt: Date.UTC(2023, 4, 1, 17, 14, 3),
    precision: 'second',
    playedMs: 60_000,
    kind: 'track',
    title: 'Blue',
    creator: 'The Testers',
    collection: 'Assertions',
    uri: 'spotify:track:0uoyRcSBbBsHFpMHmYBJ0j',
    country: 'DE',
    isLengthAssumed: false,
    hasEnded: true,
    isResumed: false,
  })
})

test.each([
  ['trackdone', 'logout', { isResumed: false, hasEnded: false }],
  ['appload', 'trackdone', { isResumed: true, hasEnded: true }],
  ['playbtn', 'unexpected-exit-while-paused', { isResumed: true, hasEnded: false }],
])('the reasons %s and %s say whether it was paused', (reason_start, reason_end, expected) => {
  expect(parse({ reason_start, reason_end })).toMatchObject(expected)
})

test('reasons that are null, or say that it was skipped, say nothing of a pause', () => {
  const skipped = parse({ reason_start: null, reason_end: 'fwdbtn' })

  expect(skipped).toMatchObject({ hasEnded: undefined, isResumed: undefined })
})

test('an address on the network, a user name and a device never become part of a play', () => {
  const play = parse({
    ip_addr_decrypted: '203.0.113.9',
    username: 'ada1990',
    user_agent_decrypted: 'x9',
  })

  expect(JSON.stringify(play)).not.toMatch(/203\.0\.113|ada1990|x9|linux/)
})

test('a row without a track is an episode where it names one', () => {
  const episode = {
    master_metadata_track_name: null,
    episode_name: 'One',
    episode_show_name: 'Talk',
    spotify_episode_uri: 'spotify:episode:4rOoJ6Egrf8K2IrywzwOMk',
  }

  expect(parse(episode)).toMatchObject({
    kind: 'episode',
    title: 'One',
    creator: 'Talk',
    uri: 'spotify:episode:4rOoJ6Egrf8K2IrywzwOMk',
  })
})

test('a row of an audiobook is a chapter of its book', () => {
  const chapter = {
    master_metadata_track_name: null,
    audiobook_title: 'Emma',
    audiobook_chapter_title: 'Chapter 2',
  }

  expect(parse(chapter)).toMatchObject({ kind: 'chapter', title: 'Chapter 2', collection: 'Emma' })
})

test('a row that names nothing is dropped for its title', () => {
  expect(parse({ master_metadata_track_name: null })).toBe('no-title')
})

test('a country that the exporter does not know is none', () => {
  expect(parse({ conn_country: 'ZZ' })).toMatchObject({ country: null })
  expect(parse({ conn_country: null })).toMatchObject({ country: null })
})

test('what looks like an address of the exporter and is none is left out', () => {
  expect(parse({ spotify_track_uri: 'https://example.org/x' })).toMatchObject({ uri: null })
})

const startedAt = Date.UTC(2023, 4, 1, 9, 0, 0)

test.each([
  ['seconds', startedAt / 1000],
  ['milliseconds', startedAt + 456],
])('a play reported late ended when its start, in %s, says', (_, offline_timestamp) => {
  const reported = { reason_end: 'unexpected-exit-while-paused', offline_timestamp }

  expect(parse(reported)).toMatchObject({ endedAt: startedAt + 60_000 })
  expect(parse({ offline: true, offline_timestamp })).toMatchObject({ endedAt: startedAt + 60_000 })
})

test.each([0, 42, null, 'soon', Date.UTC(2024, 0, 1) / 1000, -5])(
  'an implausible start, %j, leaves the end at ts',
  (offline_timestamp) => {
    expect(parse({ offline: true, offline_timestamp })).toMatchObject({
      endedAt: Date.UTC(2023, 4, 1, 17, 14, 3),
    })
  },
)

test('a start is ignored where the play was reported at once: it may have been paused since', () => {
  expect(parse({ offline_timestamp: startedAt / 1000 })).toMatchObject({
    endedAt: Date.UTC(2023, 4, 1, 17, 14, 3),
  })
})
