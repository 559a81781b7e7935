import { months } from '#facts/wording.ts'
import { openBareTable } from './bare-table.ts'
import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { parseEpoch, parseInstant } from './values.ts'

/**
 * Last.fm as its API gives it, page by page: `[{"track": [...]}, ...]`, or a plain list of tracks.
 * `date.uts` is the start, in seconds, as a string. What plays right now has no date.
 */
export const lastFmJson: ExportFormat = {
  name: 'lastfm-json',
  service: 'lastfm',
  guide: {
    title: 'Last.fm, pages of its API',
    files: '`recenttracks-*.json`',
    fields: ['name', 'artist', 'album', 'date.uts', '@attr.nowplaying'],
    instant: 'the start, UTC, to the second',
    length: '180 s: assumed',
    source: 'last.fm/api; test data of Koito',
    seen: '2026-11',
  },
  recognises(row) {
    const track = trackIn(row)
    return 'name' in track && isNamed(track.artist) && ('date' in track || '@attr' in track)
  },
  parse(row, nowMs) {
    const { artist, album, name, date, '@attr': attributes } = trackIn(row)
    if (asRow(attributes)?.nowplaying !== undefined) return 'now-playing'
    const startedAt = parseEpoch(asRow(date)?.uts, nowMs)
    return toPlay(startedAt, 'second', {
      title: name,
      artist: nameOf(artist),
      album: nameOf(album),
    })
  },
}

/** Last.fm as a table with a header: `uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid`. */
export const lastFmTable: ExportFormat = {
  name: 'lastfm-csv',
  service: 'lastfm',
  guide: {
    title: 'Last.fm, a table with names',
    files: '`recenttracks-*.csv`',
    fields: ['uts', 'artist', 'album', 'track'],
    instant: 'the start, UTC, to the second',
    length: '180 s: assumed',
    source: 'importer of Maloja',
    seen: '2026-11',
  },
  recognises: (row) => 'uts' in row && 'artist' in row && 'track' in row,
  parse: ({ uts, artist, album, track }, nowMs) =>
    toPlay(parseEpoch(uts, nowMs), 'second', { title: track, artist, album }),
}

const BARE_TIME = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}),? (\d\d:\d\d)$/
const shortMonths = months.map((month) => month.slice(0, 3))

/** Last.fm as a table without a header: `artist,album,title,"05 Apr 2010 11:59"`, in UTC, to the minute. */
export const lastFmBareTable: ExportFormat = {
  name: 'lastfm-csv-bare',
  service: 'lastfm',
  guide: {
    title: 'Last.fm, a table without names',
    files: 'of lastfm-to-csv',
    fields: ['column 1: artist', '2: album', '3: title', '4: `05 Apr 2010 11:59`'],
    instant: 'the start, UTC, to the minute',
    length: '180 s: assumed',
    source: 'importer of Maloja',
    seen: '2026-11',
  },
  recognises: (row) => BARE_TIME.test(String(row['3'])),
  parse: ({ '0': artist, '1': album, '2': title, '3': time }, nowMs) =>
    toPlay(parseBareTime(time, nowMs), 'minute', { title, artist, album }),
  open: openBareTable,
}

function parseBareTime(value: unknown, nowMs: number): number | DropReason {
  const [, day = '', month = '', year, time] = BARE_TIME.exec(String(value ?? '')) ?? []
  const number = shortMonths.indexOf(month) + 1
  if (number === 0) return value ? 'bad-time' : 'no-time'
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  if (date === '1970-01-01') return 'no-time'
  return parseInstant(`${date} ${time}`, nowMs)
}

interface ScrobbleRow {
  readonly title: unknown
  readonly artist: unknown
  readonly album: unknown
}

function toPlay(
  startedAt: number | DropReason,
  precision: ParsedPlay['precision'],
  stated: ScrobbleRow,
): ParsedPlay | DropReason {
  return typeof startedAt === 'string' ? startedAt : playOf({ at: startedAt, precision, ...stated })
}

/** A page with one track holds it as an object where others hold a list. */
const trackIn = (row: Row): Row => asRow(row.track) ?? row

const asRow = (value: unknown): Row | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined

/** `{"#text": ...}`, or `{"name": ...}` where more was asked of the API. */
const nameOf = (value: unknown): unknown => asRow(value)?.['#text'] ?? asRow(value)?.name ?? value

const isNamed = (value: unknown): boolean => {
  const row = asRow(value)
  return row !== undefined && ('#text' in row || 'name' in row)
}
