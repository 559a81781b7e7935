import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { asRow, parseEpoch, parsePlayedMs, parseText } from './values.ts'

/**
 * ListenBrainz: a zip of `listens/YYYY/M.jsonl`, and the older list. `listened_at` is the start, unless a player sent
 * the end (see `reporter-clocks.ts`). The length is that of the track, where the player sent it: how much of it was
 * heard is known only where there is `ms_played` or `duration_played`.
 */
export const listenBrainz: ExportFormat = {
  name: 'listenbrainz',
  service: 'listenbrainz',
  guide: {
    title: 'ListenBrainz',
    files: 'a zip of `listens/YYYY/M.jsonl`, or one list',
    fields: [
      'listened_at',
      'track_metadata.track_name',
      '.artist_name',
      '.release_name',
      '.additional_info.duration_ms',
      '.duration',
      '.ms_played',
      '.submission_client',
    ],
    instant: 'the start; where a player sends the end, it shows in the rows',
    length:
      'the track’s, where the player sends it, else 180 s: assumed; measured with `ms_played`',
    source: 'test data of Koito',
    seen: '2026-11',
  },
  recognises: (row) => 'listened_at' in row && 'track_metadata' in row,
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  const startedAt = parseEpoch(row.listened_at, nowMs)
  if (typeof startedAt === 'string') return startedAt
  const stated = asRow(row.track_metadata)
  const info = asRow(stated.additional_info)
  return playOf({
    at: startedAt,
    precision: 'second',
    playedMs: firstLength(parsePlayedMs(info.ms_played), secondsOf(info.duration_played)),
    lengthMs: firstLength(parsePlayedMs(info.duration_ms), secondsOf(info.duration)),
    reporter: parseText(info.submission_client) ?? parseText(info.media_player),
    title: stated.track_name,
    artist: stated.artist_name,
    album: stated.release_name,
  })
}

const secondsOf = (value: unknown): number | DropReason => parsePlayedMs(Number(value) * 1000)

/** The first that is a length; undefined where none is. */
const firstLength = (...values: readonly (number | DropReason)[]): number | undefined =>
  values.find((ms): ms is number => typeof ms === 'number' && ms > 0)
