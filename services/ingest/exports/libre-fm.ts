import { tableFormat } from './scrobble-table.ts'

/** Libre.fm and GNU FM: a table `Time,Artist,Track,Album`, often in UTF-7 and after lines of comment; starts, in s. */
export const libreFm = tableFormat({
  name: 'libre-fm',
  service: 'librefm',
  guide: {
    title: 'Libre.fm, GNU FM',
    files: 'a table, often in UTF-7 and with lines of comment',
    fields: ['Time', 'Artist', 'Track', 'Album'],
    instant: 'the start, in seconds',
    length: '180 s: assumed',
    source: 'importer of ListenBrainz',
    seen: '2026-11',
  },
  signature: ['Time', 'Artist', 'Track'],
  columns: { start: ['Time'] },
})
