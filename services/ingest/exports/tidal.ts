import { tableFormat } from './scrobble-table.ts'

/**
 * Tidal: `streaming.csv` of a request for one's data. `entry_date` is the start, in `time_zone` where the row names
 * one, else UTC; older files write it `31/01/2024 18:05`, newer ones in ISO 8601. `stream_duration_ms` is measured.
 */
export const tidal = tableFormat({
  name: 'tidal',
  service: 'tidal',
  signature: ['entry_date', 'track_title', 'artist_name'],
  columns: { title: ['track_title'], artist: ['artist_name'], start: ['entry_date'] },
})
