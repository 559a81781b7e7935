import { listenBrainz } from '#services/ingest/exports/listenbrainz.ts'
import { assumedPlay, listen, uts } from '#testkit/listens.ts'

const nowMs = Date.UTC(2025, 0, 1)
const startedAt = uts(0) * 1000
const parse = (row: Parameters<typeof listenBrainz.parse>[0]) => listenBrainz.parse(row, nowMs)

test('a listen is a play from listened_at on', () => {
  expect(listenBrainz.recognises(listen(uts(0), 'One'))).toBe(true)
  expect(parse(listen(uts(0), 'One'))).toEqual(assumedPlay)
})

test.each([uts(0), String(uts(0)), uts(0) + 0.75, `${uts(0)}.75`])(
  'listened_at may be written as %j',
  (listened_at) => {
    expect(parse(listen(listened_at, 'One'))).toMatchObject({ endedAt: startedAt + 180_000 })
  },
)

test.each([
  [{ duration_ms: 215_000 }, 215_000],
  [{ duration_ms: '215000' }, 215_000],
  [{ duration: 215 }, 215_000],
  [{ duration: '215' }, 215_000],
  [{ duration: 215_000_000 }, 180_000],
  [{ duration_ms: 0 }, 180_000],
  [{ duration: 'long' }, 180_000],
  [null, 180_000],
])('with %j the length of the track is taken as %i ms, and marked as assumed', (info, ms) => {
  expect(parse(listen(uts(0), 'One', info))).toMatchObject({
    playedMs: ms,
    endedAt: startedAt + ms,
    isLengthAssumed: true,
  })
})

test('milliseconds that were heard are measured, and the time is still that of the start', () => {
  const info = { ms_played: 90_000, duration: 215, submission_client: 'Spotify Importer' }

  expect(parse(listen(uts(0), 'One', info))).toMatchObject({
    playedMs: 90_000,
    endedAt: startedAt + 90_000,
    isLengthAssumed: false,
    states: 'start',
    mediaMs: 215_000,
    reporter: 'Spotify Importer',
  })
})

test('a mix that was left after five minutes is five minutes long, on the day of its start', () => {
  const evening = Date.UTC(2024, 0, 1, 23, 10)
  const info = { duration: 7_200, duration_played: 300 }

  expect(parse(listen(evening / 1000, 'Mix', info))).toMatchObject({
    endedAt: evening + 300_000,
    playedMs: 300_000,
    isLengthAssumed: false,
  })
})

test.each([
  [{ listened_at: null }, 'no-time'],
  [{ listened_at: 0 }, 'no-time'],
  [{ listened_at: 'then' }, 'bad-time'],
  [{ listened_at: Date.UTC(2002, 8, 30) / 1000 }, 'absurd-time'],
  [{ listened_at: Date.UTC(2042, 0, 1) / 1000 }, 'absurd-time'],
  [{ track_metadata: null }, 'no-title'],
  [{ track_metadata: { track_name: '', artist_name: 'x' } }, 'no-title'],
])('a listen with %j is dropped as %s', (change, reason) => {
  expect(parse({ ...listen(uts(0), 'One'), ...change })).toBe(reason)
})
