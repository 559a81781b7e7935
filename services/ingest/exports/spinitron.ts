import { tableFormat } from './scrobble-table.ts'

/** Spinitron, the playlists of radio stations: a block about the show, then `Date-time,Artist,Song,Release,Label`. */
export const spinitron = tableFormat({
  name: 'spinitron',
  service: 'spinitron',
  guide: {
    title: 'Spinitron',
    files: 'a playlist of a station as CSV',
    fields: ['Date-time', 'Artist', 'Song', 'Release'],
    instant: 'the start; UTC where no zone is written',
    length: '180 s: assumed',
    source: 'importer of ListenBrainz',
    seen: '2026-11',
  },
  signature: ['Date-time', 'Artist', 'Song'],
  columns: { start: ['Date-time'] },
  dateOrder: 'month-first',
})
