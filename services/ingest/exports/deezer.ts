import { tableFormat } from './scrobble-table.ts'

/**
 * Deezer: the sheet `10_listeningHistory` of `deezer-data_N.xlsx`, or the same saved as a table. `Date` is the start,
 * in UTC; `Listening Time` is what was heard, in seconds. Addresses and devices in it are never read.
 */
export const deezer = tableFormat({
  name: 'deezer',
  service: 'deezer',
  signature: ['Song Title', 'Artist', 'Listening Time', 'Date'],
  columns: { title: ['Song Title'], played: ['Listening Time'], start: ['Date'] },
})
