import type { DropReason, ExportFormat, FileContext, ParsedPlay, Row } from './export.ts'
import { isAdvert, parseCreator, parseTitle, placeholderIn } from './names.ts'
import { floorToMinute, parseInstant, parsePlayedMs, parseText } from './values.ts'

/**
 * Spotify account data: `StreamingHistory_music_N.json`, `_podcast_N` and `_audiobook_N`, and the older
 * `StreamingHistoryN.json`, where podcasts are among the music, under the music's keys: a show that another file of the
 * import names is known for one. `endTime` is UTC, to the minute, and marks the end.
 */
export const spotifyAccount: ExportFormat = {
  name: 'spotify-account',
  service: 'spotify',
  guide: {
    title: 'Spotify, account data',
    files:
      '`StreamingHistory_music_N.json`, `_podcast_N`, `_audiobook_N`, older `StreamingHistoryN.json`',
    fields: [
      'endTime',
      'msPlayed',
      'artistName',
      'trackName',
      'podcastName',
      'episodeName',
      'audiobookName',
      'chapterName',
    ],
    instant: 'the end, UTC, to the minute',
    length: 'measured',
    source: 'five published exports; no sample of books',
    seen: '2026-11',
  },
  recognises: (row) =>
    'endTime' in row &&
    'msPlayed' in row &&
    ('trackName' in row || 'episodeName' in row || bookOf(row) !== undefined),
  parse,
}

function parse(row: Row, nowMs: number, context?: FileContext): ParsedPlay | DropReason {
  const endedAt = parseInstant(row.endTime, nowMs)
  if (typeof endedAt === 'string') return endedAt
  const playedMs = parsePlayedMs(row.msPlayed)
  if (typeof playedMs === 'string') return playedMs
  const subject = parseEpisode(row) ?? parseChapter(row) ?? parseTrack(row, context)
  if (typeof subject === 'string') return subject
  return {
    endedAt: floorToMinute(endedAt),
    precision: 'minute',
    playedMs,
    ...subject,
    uri: null,
    country: null,
    isLengthAssumed: false,
  }
}

type Subject = Pick<ParsedPlay, 'kind' | 'title' | 'creator' | 'placeholder' | 'collection'>

function parseTrack(row: Row, context?: FileContext): Subject | DropReason {
  const title = parseTitle(row.trackName)
  if (title === null) return 'no-title'
  if (isAdvert(row.artistName, title)) return 'advert'
  const creator = parseCreator(row.artistName)
  const kind = context?.companions?.isShow(creator) ? 'episode' : 'track'
  return { kind, title, creator, ...placeholderIn(row.artistName), collection: null }
}

function parseEpisode(row: Row): Subject | undefined {
  const title = parseTitle(row.episodeName)
  if (title === null) return undefined
  return { kind: 'episode', title, creator: parseCreator(row.podcastName), collection: null }
}

/** As in the extended history, the book is its own creator: what one name says, the other layout may not. */
function parseChapter(row: Row): Subject | undefined {
  const book = bookOf(row)
  if (book === undefined) return undefined
  const chapter = parseText(row.chapterName ?? row.audiobookChapterName ?? row.chapterTitle)
  const name = parseText(row[book]) ?? chapter
  if (name === null) return undefined
  return { kind: 'chapter', title: chapter ?? name, creator: name, collection: name }
}

const bookOf = (row: Row): string | undefined =>
  ['audiobookName', 'audiobookTitle', 'bookName', 'bookTitle', 'audiobook_title'].find(
    (key) => key in row,
  )
