import { tableFormat } from './scrobble-table.ts'

/** Pano Scrobbler: lines of JSON or a table, `timeMs` the start; its rows are scrobbles, and loves of tracks. */
export const panoScrobbler = tableFormat({
  name: 'pano-scrobbler',
  service: 'pano',
  signature: ['timeMs', 'artist', 'track', 'event'],
  columns: { start: ['timeMs'], length: ['durationMs'] },
  dropped: (cell) => (/^(?:scrobble|)$/i.test(cell('event')) ? undefined : 'not-a-play'),
})
