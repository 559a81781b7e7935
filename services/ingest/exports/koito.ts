import { SECOND_MS } from '#foundation/time.ts'
import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { asRow, parseInstant, parsePlayedMs } from './values.ts'

/** Koito: `koito_export_N.json`, a list `listens`. Names are among aliases; `duration` is the track's, in seconds. */
export const koito: ExportFormat = {
  name: 'koito',
  service: 'koito',
  guide: {
    title: 'Koito',
    files: '`koito_export_N.json`',
    fields: [
      'listens',
      'listened_at',
      'track.aliases',
      'track.duration',
      'album.aliases',
      'artists',
    ],
    instant: 'the start, UTC',
    length: 'the track’s, else 180 s: assumed',
    source: 'source of Koito',
    seen: '2026-11',
  },
  recognises: (row) => 'listened_at' in row && 'aliases' in asRow(row.track) && 'artists' in row,
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  const startedAt = parseInstant(row.listened_at, nowMs)
  if (typeof startedAt === 'string') return startedAt
  const track = asRow(row.track)
  const album = asRow(row.album)
  const lengthMs = parsePlayedMs(Number(track.duration ?? 0) * SECOND_MS)
  const artists = Array.isArray(row.artists) ? row.artists.map(asRow) : []
  const primary = artists.filter((artist) => artist.is_primary === true)
  return playOf({
    at: startedAt,
    precision: 'second',
    lengthMs: typeof lengthMs === 'number' && lengthMs > 0 ? lengthMs : undefined,
    title: nameOf(track),
    artist: (primary.length > 0 ? primary : artists).map(nameOf).filter(Boolean).join(', '),
    album: nameOf(album),
  })
}

/** The alias that is shown. */
function nameOf({ aliases }: Row): unknown {
  const all = Array.isArray(aliases) ? aliases.map(asRow) : []
  return (all.find(({ is_primary }) => is_primary === true) ?? all[0])?.alias
}
