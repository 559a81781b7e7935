import { DAY_MS, SECOND_MS } from '#foundation/time.ts'
import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { floorToSecond, parseInstant, parsePlayedMs, parseText } from './values.ts'

/**
 * Apple Music: `Apple Music Play Activity.csv`, a table of events of which some are plays. Its columns
 * come and go, so that each is read by its name, and only the needed ones must be there.
 */
export const appleMusic: ExportFormat = {
  name: 'apple-music',
  service: 'apple',
  recognises: (row) =>
    'Song Name' in row && 'Play Duration Milliseconds' in row && 'Event Start Timestamp' in row,
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  const event = parseText(row['Event Type'])
  if (event !== null && event !== 'PLAY_END') return 'not-a-play'
  if (parseText(row['Media Type']) === 'VIDEO') return 'not-music'
  const startedAt = parseInstant(row['Event Start Timestamp'], nowMs)
  const stoppedAt = parseInstant(row['Event End Timestamp'], nowMs)
  if (typeof startedAt === 'string' && typeof stoppedAt === 'string') return startedAt
  const playedMs = parsePlayedMs(row['Play Duration Milliseconds'])
  if (typeof playedMs === 'string') return playedMs
  const title = parseText(row['Song Name'])
  if (title === null) return 'no-title'
  const offset = Number(row['UTC Offset In Seconds'] || Number.NaN)
  return {
    endedAt: floorToSecond(endOf(startedAt, stoppedAt, playedMs)),
    precision: 'second',
    playedMs,
    kind: 'track',
    title,
    creator:
      parseText(row['Artist Name']) ?? parseText(row['Container Artist Name']) ?? 'Unknown Artist',
    collection: parseText(row['Album Name']),
    uri: null,
    country: null,
    isLengthAssumed: false,
    ...(Number.isFinite(offset) && { utcOffsetMs: offset * SECOND_MS }),
  }
}

/** The end where it is given and can be one; else as far after the start as was heard. */
function endOf(
  startedAt: number | DropReason,
  stoppedAt: number | DropReason,
  playedMs: number,
): number {
  if (typeof startedAt === 'string') return Number(stoppedAt)
  const isEnd =
    typeof stoppedAt === 'number' && stoppedAt >= startedAt && stoppedAt - startedAt <= DAY_MS
  return isEnd ? stoppedAt : startedAt + playedMs
}
