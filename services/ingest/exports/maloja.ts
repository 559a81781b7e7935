import { SECOND_MS } from '#foundation/time.ts'
import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { asRow, parseEpoch, parsePlayedMs } from './values.ts'

/** Maloja: `maloja_export_N.json`, a list `scrobbles`. `time` is the start, in seconds, `duration` what was heard. */
export const maloja: ExportFormat = {
  name: 'maloja',
  service: 'maloja',
  guide: {
    title: 'Maloja',
    files: '`maloja_export_N.json`',
    fields: [
      'scrobbles',
      'time',
      'track.title',
      '.artists',
      '.album.albumtitle',
      '.length',
      'duration',
    ],
    instant: 'the start, in seconds',
    length: 'heard, where `duration` is known, else the track’s or 180 s: assumed',
    source: 'source of Maloja',
    seen: '2026-11',
  },
  recognises: (row) =>
    'time' in row && 'artists' in asRow(row.track) && 'title' in asRow(row.track),
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  const startedAt = parseEpoch(row.time, nowMs)
  if (typeof startedAt === 'string') return startedAt
  const track = asRow(row.track)
  return playOf({
    at: startedAt,
    precision: 'second',
    playedMs: secondsOf(row.duration),
    lengthMs: secondsOf(track.length),
    title: track.title,
    artist: Array.isArray(track.artists) ? track.artists.join(', ') : track.artists,
    album: asRow(track.album).albumtitle,
  })
}

function secondsOf(value: unknown): number | undefined {
  const ms = parsePlayedMs(Number(value ?? 0) * SECOND_MS)
  return typeof ms === 'number' && ms > 0 ? ms : undefined
}
