import type { DropReason, ExportFormat, FileContext, ParsedPlay, Row } from './export.ts'
import { isAdvert, parseCreator, parseTitle, placeholderIn } from './names.ts'
import {
  floorToSecond,
  isPlausible,
  parseCountry,
  parseInstant,
  parsePlayedMs,
  parseText,
} from './values.ts'

/**
 * Spotify extended streaming history: `Streaming_History_Audio_*.json`, older `endsong_N.json`.
 * Addresses, user names and devices in it are never read.
 */
export const spotifyExtended: ExportFormat = {
  name: 'spotify-extended',
  service: 'spotify',
  guide: {
    title: 'Spotify, extended streaming history',
    files:
      '`Streaming_History_Audio_*.json`, `Streaming_History_Video_*.json`, older `endsong_N.json`',
    fields: [
      'ts',
      'ms_played',
      'master_metadata_track_name',
      'master_metadata_album_artist_name',
      'master_metadata_album_album_name',
      'spotify_track_uri',
      'episode_name',
      'episode_show_name',
      'audiobook_title',
      'audiobook_chapter_title',
      'conn_country',
      'reason_end',
      'offline',
      'offline_timestamp',
      'incognito_mode',
    ],
    instant:
      'the end, UTC, to the second; the start and the length instead, where it was reported late',
    length: 'measured',
    source: 'a published export; test data of Koito',
    seen: '2026-11',
  },
  recognises: (row) =>
    'ts' in row &&
    'ms_played' in row &&
    ('master_metadata_track_name' in row || 'episode_name' in row || 'audiobook_title' in row),
  parse,
}

function parse(row: Row, nowMs: number, context?: FileContext): ParsedPlay | DropReason {
  const isPrivate = row.incognito_mode === true || row.incognito_mode === 'true'
  if (isPrivate && !context?.isPrivateKept) return 'private-session'
  const reportedAt = parseInstant(row.ts, nowMs)
  if (typeof reportedAt === 'string') return reportedAt
  const playedMs = parsePlayedMs(row.ms_played)
  if (typeof playedMs === 'string') return playedMs
  const subject = parseTrack(row) ?? parseEpisode(row) ?? parseChapter(row)
  if (!subject) return 'no-title'
  if (isAdvertRow(row, subject)) return 'advert'
  return {
    ...subject,
    ...(isPrivate && unnamed),
    endedAt: endOf(row, reportedAt, playedMs, nowMs),
    precision: 'second',
    playedMs,
    country: parseCountry(row.conn_country),
    isLengthAssumed: false,
    hasEnded: hasEnded(row),
    isResumed: isResumed(row),
  }
}

const PAUSED = new Set<unknown>([
  'endplay',
  'logout',
  'remote',
  'unexpected-exit',
  'unexpected-exit-while-paused',
])
const RESUMED = new Set<unknown>(['appload', 'playbtn', 'remote'])

/** Whether the reason of the end says that it was heard to its own end. */
function hasEnded({ reason_end: end }: Row): boolean | undefined {
  if (end === 'trackdone') return true
  return PAUSED.has(end) ? false : undefined
}

/** Whether the reason of the start says that it went on after a pause. */
function isResumed({ reason_start: start }: Row): boolean | undefined {
  if (start === 'trackdone') return false
  return RESUMED.has(start) ? true : undefined
}

type Subject = Pick<ParsedPlay, 'kind' | 'title' | 'creator' | 'placeholder' | 'collection' | 'uri'>

/** What is kept of a private session that was asked for: that something was heard, and for how long. */
const unnamed = { title: '', creator: '', collection: null, uri: null } as const

const isAdvertRow = (row: Row, { creator, title }: Subject): boolean =>
  String(row.spotify_track_uri ?? '').startsWith('spotify:ad:') || isAdvert(creator, title)

function parseTrack(row: Row): Subject | undefined {
  const title = parseTitle(row.master_metadata_track_name)
  if (title === null) return undefined
  return {
    kind: 'track',
    title,
    creator: parseCreator(row.master_metadata_album_artist_name),
    ...placeholderIn(row.master_metadata_album_artist_name),
    collection: parseText(row.master_metadata_album_album_name),
    uri: parseUri(row.spotify_track_uri),
  }
}

function parseEpisode(row: Row): Subject | undefined {
  const title = parseTitle(row.episode_name)
  if (title === null) return undefined
  return {
    kind: 'episode',
    title,
    creator: parseCreator(row.episode_show_name),
    collection: null,
    uri: parseUri(row.spotify_episode_uri),
  }
}

/** The export does not name a book's author: the book stands for its author. */
function parseChapter(row: Row): Subject | undefined {
  const book = parseText(row.audiobook_title)
  const title = parseText(row.audiobook_chapter_title) ?? book
  if (title === null) return undefined
  return {
    kind: 'chapter',
    title,
    creator: book ?? title,
    collection: book,
    uri: parseUri(row.audiobook_chapter_uri) ?? parseUri(row.audiobook_uri),
  }
}

const parseUri = (value: unknown): string | null =>
  typeof value === 'string' && /^spotify:[a-z]{1,20}:[A-Za-z0-9]{1,64}$/.test(value) ? value : null

// With these ends `ts` is when the app was gone or back on line, up to a day after the play:
// account data of the same plays names an earlier minute.
const LATE_ENDS = new Set(['logout', 'unexpected-exit', 'unexpected-exit-while-paused'])

/**
 * `ts` is the end, except where the play was reported late and its start is known:
 * `offline_timestamp` is the start, in ms or in seconds, and often 0, null or nonsense.
 */
function endOf(row: Row, reportedAt: number, playedMs: number, nowMs: number): number {
  const isLate = row.offline === true || LATE_ENDS.has(String(row.reason_end))
  const stamp = row.offline_timestamp
  if (!isLate || typeof stamp !== 'number') return reportedAt
  const startedAt = floorToSecond(stamp < 1e11 ? stamp * 1000 : stamp)
  const endedAt = floorToSecond(startedAt + playedMs)
  return isPlausible(startedAt, nowMs) && endedAt < reportedAt ? endedAt : reportedAt
}
