import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { asRow, parseEpoch, parsePlayedMs } from './values.ts'

/**
 * ListenBrainz: a zip of `listens/YYYY/M.jsonl`, and the older list. `listened_at` is the start. The
 * length is that of the track, where the player sent it: it was not measured how much of it was heard.
 */
export const listenBrainz: ExportFormat = {
  name: 'listenbrainz',
  service: 'listenbrainz',
  recognises: (row) => 'listened_at' in row && 'track_metadata' in row,
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  const startedAt = parseEpoch(row.listened_at, nowMs)
  if (typeof startedAt === 'string') return startedAt
  const stated = asRow(row.track_metadata)
  return playOf({
    at: startedAt,
    precision: 'second',
    lengthMs: lengthOf(asRow(stated.additional_info)),
    title: stated.track_name,
    artist: stated.artist_name,
    album: stated.release_name,
  })
}

/** Undefined where neither key holds the length of a track. */
function lengthOf({ duration_ms, duration }: Row): number | undefined {
  const candidates = [parsePlayedMs(duration_ms), parsePlayedMs(Number(duration) * 1000)]
  return candidates.find((ms): ms is number => typeof ms === 'number' && ms > 0)
}
