import { tableFormat } from './scrobble-table.ts'

/**
 * Deezer: the sheet `10_listeningHistory` of `deezer-data_N.xlsx`, or the same saved as a table. `Date` is the start,
 * in UTC; `Listening Time` is what was heard, in seconds. Addresses and devices in it are never read.
 */
export const deezer = tableFormat({
  name: 'deezer',
  service: 'deezer',
  guide: {
    title: 'Deezer',
    files: '`deezer-data_N.xlsx`, sheet `10_listeningHistory`',
    fields: ['Song Title', 'Artist', 'Album Title', 'Listening Time', 'Date'],
    instant: 'the start, taken for UTC',
    length: 'measured, in seconds',
    source: 'public readers of the export',
    seen: '2026-11',
  },
  signature: ['Song Title', 'Artist', 'Listening Time', 'Date'],
  columns: { title: ['Song Title'], played: ['Listening Time'], start: ['Date'] },
})
