import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { floorToMinute, parseInstant, parsePlayedMs, parseText } from './values.ts'

/**
 * Spotify account data: `StreamingHistory_music_N.json`, `StreamingHistory_podcast_N.json`, and the
 * older `StreamingHistoryN.json`, where podcasts are among the music, under the music's keys, and
 * cannot be recognised. `endTime` is UTC, to the minute, and marks the end.
 */
export const spotifyAccount: ExportFormat = {
  name: 'spotify-account',
  service: 'spotify',
  recognises: (row) =>
    'endTime' in row && 'msPlayed' in row && ('trackName' in row || 'episodeName' in row),
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  const endedAt = parseInstant(row.endTime, nowMs)
  if (typeof endedAt === 'string') return endedAt
  const playedMs = parsePlayedMs(row.msPlayed)
  if (typeof playedMs === 'string') return playedMs
  const episode = parseText(row.episodeName)
  const title = episode ?? parseText(row.trackName)
  if (title === null) return 'no-title'
  return {
    endedAt: floorToMinute(endedAt),
    precision: 'minute',
    playedMs,
    kind: episode === null ? 'track' : 'episode',
    title,
    // The words that the exporter itself puts where it knows no name.
    creator:
      episode === null
        ? (parseText(row.artistName) ?? 'Unknown Artist')
        : (parseText(row.podcastName) ?? 'Unknown Show'),
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: false,
  }
}
