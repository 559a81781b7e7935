import { tableFormat } from './scrobble-table.ts'

/** Libre.fm and GNU FM: a table `Time,Artist,Track,Album`, often in UTF-7 and after lines of comment; starts, in s. */
export const libreFm = tableFormat({
  name: 'libre-fm',
  service: 'librefm',
  signature: ['Time', 'Artist', 'Track'],
  columns: { start: ['Time'] },
})
