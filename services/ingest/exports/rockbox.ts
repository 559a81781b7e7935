import { SECOND_MS } from '#foundation/time.ts'
import type { DropReason, ExportFormat, FileContext, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { parseEpoch, parsePlayedMs } from './values.ts'

const RATING = /^[LS]?$/
const SECONDS = /^\d{9,10}$/

/**
 * Rockbox and other players: `.scrobbler.log`, lines of artist, album, title, number, length in seconds, `L` for
 * listened or `S` for skipped, start in seconds, MusicBrainz ID. Under `#TZ/UNKNOWN` the clock was the listener's own.
 */
export const rockbox: ExportFormat = {
  name: 'rockbox',
  service: 'rockbox',
  guide: {
    title: 'Rockbox and other players',
    files: '`.scrobbler.log`',
    fields: ['artist', 'album', 'title', 'number', 'length', 'L or S', 'start', '#TZ'],
    instant: 'the start, in seconds; on the listener’s clock under `#TZ/UNKNOWN`',
    length: 'the track’s: assumed; `S` is skipped, and no play',
    source: 'importers of ListenBrainz and Maloja',
    seen: '2026-11',
  },
  recognises: (row) =>
    RATING.test(String(row['5'] ?? 'x')) && SECONDS.test(String(row['6'] ?? '')) && '2' in row,
  parse,
}

function parse(row: Row, nowMs: number, context?: FileContext): ParsedPlay | DropReason {
  const { '0': artist, '1': album, '2': title, '4': length, '5': rating, '6': started } = row
  if (rating === 'S') return 'not-a-play'
  const stated = parseEpoch(started, nowMs)
  if (typeof stated === 'string') return stated
  const isLocal = context?.comments?.some((line) => /^#TZ\/(?!UTC)/i.test(line)) ?? false
  const lengthMs = parsePlayedMs(Number(length ?? 0) * SECOND_MS)
  return playOf({
    at: isLocal ? (context?.instantOf?.(stated) ?? stated) : stated,
    precision: 'second',
    lengthMs: typeof lengthMs === 'number' && lengthMs > 0 ? lengthMs : undefined,
    title,
    artist,
    album,
  })
}
