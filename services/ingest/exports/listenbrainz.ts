import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { parseEpoch, parsePlayedMs, parseText, withAssumedLength } from './values.ts'

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
  const told = asRow(row.track_metadata)
  const title = parseText(told.track_name)
  if (title === null) return 'no-title'
  return {
    ...withAssumedLength(startedAt, lengthOf(asRow(told.additional_info))),
    precision: 'second',
    kind: 'track',
    title,
    creator: parseText(told.artist_name) ?? 'Unknown Artist',
    collection: parseText(told.release_name),
    uri: null,
    country: null,
  }
}

/** Undefined where neither key holds the length of a track. */
function lengthOf({ duration_ms, duration }: Row): number | undefined {
  const candidates = [parsePlayedMs(duration_ms), parsePlayedMs(Number(duration) * 1000)]
  return candidates.find((ms): ms is number => typeof ms === 'number' && ms > 0)
}

const asRow = (value: unknown): Row =>
  typeof value === 'object' && value !== null ? (value as Row) : {}
