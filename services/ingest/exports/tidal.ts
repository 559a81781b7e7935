import { tableFormat } from './scrobble-table.ts'

/**
 * Tidal: `streaming.csv` of a request for one's data. `entry_date` is the start, in `time_zone` where the row names
 * one, else UTC; older files write it `31/01/2024 18:05`, newer ones in ISO 8601. `stream_duration_ms` is measured.
 */
export const tidal = tableFormat({
  name: 'tidal',
  service: 'tidal',
  guide: {
    title: 'Tidal',
    files: '`streaming.csv`',
    fields: [
      'entry_date',
      'track_title',
      'artist_name',
      'album_name',
      'stream_duration_ms',
      'time_zone',
    ],
    instant: 'the start, in the row’s zone, else UTC',
    length: 'measured',
    source: 'importer of ListenBrainz',
    seen: '2026-11',
  },
  signature: ['entry_date', 'track_title', 'artist_name'],
  columns: { title: ['track_title'], artist: ['artist_name'], start: ['entry_date'] },
})
