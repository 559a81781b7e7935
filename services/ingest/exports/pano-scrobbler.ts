import { tableFormat } from './scrobble-table.ts'

/** Pano Scrobbler: lines of JSON or a table, `timeMs` the start; its rows are scrobbles, and loves of tracks. */
export const panoScrobbler = tableFormat({
  name: 'pano-scrobbler',
  service: 'pano',
  guide: {
    title: 'Pano Scrobbler',
    files: '`*.jsonl`, `*.csv`',
    fields: ['timeMs', 'artist', 'track', 'album', 'albumArtist', 'durationMs', 'event'],
    instant: 'the start, in ms',
    length: 'the track’s, else 180 s: assumed',
    source: 'source of Pano Scrobbler',
    seen: '2026-11',
  },
  signature: ['timeMs', 'artist', 'track', 'event'],
  columns: { start: ['timeMs'], length: ['durationMs'] },
  dropped: (cell) => (/^(?:scrobble|)$/i.test(cell('event')) ? undefined : 'not-a-play'),
})
