import { tableFormat } from './scrobble-table.ts'

/** Spinitron, the playlists of radio stations: a block about the show, then `Date-time,Artist,Song,Release,Label`. */
export const spinitron = tableFormat({
  name: 'spinitron',
  service: 'spinitron',
  signature: ['Date-time', 'Artist', 'Song'],
  columns: { start: ['Date-time'] },
  dateOrder: 'month-first',
})
