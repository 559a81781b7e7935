// Exports of services other than Spotify, written as these write them.
import type { ListenRow } from './exports.ts'

const UTS_10_00 = Date.UTC(2024, 0, 1, 10) / 1000

/** Seconds since 1970 of a minute after 10:00 UTC on 1 January 2024. */
export const uts = (minute: number): number => UTS_10_00 + Math.round(minute * 60)

/** A track of Last.fm's API. */
export const lastFmTrack = (startedAt: number, name: string, more: ListenRow = {}): ListenRow => ({
  artist: { mbid: '', '#text': 'The Testers' },
  streamable: '0',
  image: [{ size: 'small', '#text': 'https://example.org/a.png' }],
  mbid: '',
  album: { mbid: '', '#text': 'Assertions' },
  name,
  url: 'https://www.last.fm/music/x',
  date: { uts: String(startedAt), '#text': '01 Jan 2024, 10:00' },
  ...more,
})

export const lastFmPages = (...pages: readonly (ListenRow | readonly ListenRow[])[]): ListenRow[] =>
  pages.map((track) => ({ track, '@attr': { page: '1', totalPages: String(pages.length) } }))

/** What `One` is that began at `uts(0)`, from a service that does not record durations. */
export const assumedPlay = {
  endedAt: UTS_10_00 * 1000 + 180_000,
  playedMs: 180_000,
  isLengthAssumed: true,
  precision: 'second',
  kind: 'track',
  title: 'One',
  creator: 'The Testers',
  collection: 'Assertions',
  uri: null,
  country: null,
}

const quoted = (cell: unknown): string =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)

const tableOf = (rows: readonly (readonly unknown[])[]): string =>
  `${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`

const LASTFM_COLUMNS = 'uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid'

export const lastFmCsv = (rows: readonly (readonly [startedAt: number, title: string])[]) =>
  tableOf([
    LASTFM_COLUMNS.split(','),
    ...rows.map(([startedAt, title]) => [
      startedAt,
      '01 Jan 2024, 10:00',
      'The Testers',
      '',
      'Assertions',
      '',
      title,
      '',
    ]),
  ])

/** Rows of a time such as `01 Jan 2024 10:00`. */
export const lastFmBareCsv = (rows: readonly (readonly [time: string, title: string])[]) =>
  rows.map(([time, title]) => `The Testers,Assertions,${quoted(title)},"${time}"\r\n`).join('')

export const listen = (
  listened_at: number | string,
  track_name: string,
  additional_info: ListenRow | null = {},
): ListenRow => ({
  inserted_at: 1_704_103_500.123,
  listened_at,
  recording_msid: '0c1a0a6c-0000-4000-8000-000000000000',
  user_name: 'ada',
  track_metadata: {
    artist_name: 'The Testers',
    track_name,
    release_name: 'Assertions',
    mbid_mapping: null,
    additional_info,
  },
})

export const jsonLines = (rows: readonly ListenRow[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('')

const APPLE_ROW: ListenRow = {
  'Album Name': 'Assertions',
  'Apple Id Number': '1',
  'Container Artist Name': 'The Testers',
  'Event End Timestamp': '',
  'Event Start Timestamp': '2024-01-01T10:00:00.250Z',
  'Event Type': 'PLAY_END',
  'IP City': 'Nowhere',
  'Media Duration In Milliseconds': '200000',
  'Media Type': 'AUDIO',
  'Play Duration Milliseconds': '200000',
  'Song Name': 'One',
  'UTC Offset In Seconds': '3600',
}

export const appleRow = (more: ListenRow = {}): ListenRow => ({ ...APPLE_ROW, ...more })

export const appleTable = (rows: readonly ListenRow[]): string =>
  tableOf([Object.keys(APPLE_ROW), ...rows.map((row) => Object.values(row))])

export const watchedRow = (time: string, title: string, more: ListenRow = {}): ListenRow => ({
  header: 'YouTube Music',
  title: `Watched ${title}`,
  titleUrl: 'https://music.youtube.com/watch?v=abc',
  subtitles: [{ name: 'The Testers - Topic', url: 'https://www.youtube.com/channel/x' }],
  time,
  products: ['YouTube'],
  activityControls: ['YouTube watch history'],
  ...more,
})

/** Google's page of the same, styles first. */
export const watchedPage = `<html><head><title>My Activity History</title><style>${'.a{color:red}'.repeat(
  20_000,
)}</style></head><body>YouTube Music<br>Watched <a href="https://music.youtube.com/watch?v=abc">One</a></body></html>`
