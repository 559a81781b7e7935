import { DAY_MS, SECOND_MS } from '#foundation/time.ts'
import type {
  DropReason,
  ExportFormat,
  FileContext,
  FileReader,
  ParsedPlay,
  Row,
} from './export.ts'
import { parseCreator, parseTitle } from './names.ts'
import { type TimeReader, timeReaderOf } from './times.ts'
import { floorToSecond, parseInstant, parsePlayedMs, parseText, withoutGroups } from './values.ts'
import { appleWordsGuide } from './word-sources.ts'

/**
 * Apple Music: `Apple Music Play Activity.csv`, a table of events of which some are plays. Its columns
 * come and go, so that each is read by its name, and only the needed ones must be there. Artists are often missing:
 * other files of the same export name them.
 */
export const appleMusic: ExportFormat = {
  name: 'apple-music',
  service: 'apple',
  guide: {
    title: 'Apple Music',
    files:
      '`Apple Music Play Activity.csv`; artists from `Play History Daily Tracks.csv`, `Track Play History.csv` and `Library Tracks.json` beside it',
    fields: [
      'Song Name',
      'Album Name',
      'Artist Name',
      'Container Artist Name',
      'Event Type',
      'Item Type',
      'Media Type',
      'Event Start Timestamp',
      'Event End Timestamp',
      'Play Duration Milliseconds',
      'Media Duration In Milliseconds',
      'UTC Offset In Seconds',
    ],
    instant: 'the end, else start and length; UTC',
    length: 'measured, at most the song’s',
    words: appleWordsGuide,
    source: 'public readers of the export',
    seen: '2026-11',
  },
  recognises: (row) =>
    'Song Name' in row && 'Play Duration Milliseconds' in row && 'Event Start Timestamp' in row,
  parse: (row, nowMs, context) => openFile([row], { ...context, nowMs }).parse(row),
  open: openFile,
}

// Stations, clips, adverts and totals are events like songs are; files of before 2019 say no kind.
const SONGS = new Set(['ITUNES_STORE_CONTENT', 'ARTIST_UPLOADED_CONTENT', 'INVALID'])
const TIMES = ['Event Start Timestamp', 'Event End Timestamp']

function openFile(sample: readonly Row[], context: FileContext): FileReader {
  const { nowMs } = context
  const times = sample.flatMap((row) => TIMES.map((name) => row[name]))
  // Apple writes ISO 8601; a spreadsheet that saved the table, what its country writes.
  const isSaved = times.some((value) => parseInstant(value, nowMs) === 'bad-time')
  const reader = isSaved ? timeReaderOf(times, nowMs) : undefined
  return {
    checks:
      reader && !reader.isOrderCertain
        ? [
            'its dates do not say whether the day or the month comes first; see whether the days are right',
          ]
        : [],
    parse: (row) => parseRow(row, context, reader),
  }
}

function parseRow(
  row: Row,
  { nowMs, companions }: FileContext,
  reader: TimeReader | undefined,
): ParsedPlay | DropReason {
  const reason = otherKindOf(row)
  if (reason) return reason
  const startedAt = instantOf(row['Event Start Timestamp'], nowMs, reader)
  const stoppedAt = instantOf(row['Event End Timestamp'], nowMs, reader)
  if (typeof startedAt === 'string' && typeof stoppedAt === 'string') return startedAt
  const playedMs = playedMsOf(row)
  if (typeof playedMs === 'string') return playedMs
  const title = parseTitle(row['Song Name'])
  if (title === null) return 'no-title'
  const offset = Number(row['UTC Offset In Seconds'] || Number.NaN)
  const endedAt = floorToSecond(endOf(startedAt, stoppedAt, playedMs))
  const album = parseText(row['Album Name'])
  const song = { title, album, startedAt: Number(startedAt) || endedAt - playedMs, playedMs }
  return {
    endedAt,
    precision: 'second',
    playedMs,
    kind: 'track',
    title,
    creator:
      parseCreator(row['Artist Name']) ||
      parseCreator(row['Container Artist Name']) ||
      (companions?.artistOf(song) ?? ''),
    collection: album,
    uri: null,
    country: null,
    isLengthAssumed: false,
    ...mediaOf(row),
    ...(Number.isFinite(offset) && { utcOffsetMs: offset * SECOND_MS }),
  }
}

/** Why an event is no play of a song; undefined for a song. */
function otherKindOf(row: Row): DropReason | undefined {
  const event = parseText(row['Event Type'])
  if (event !== null && event !== 'PLAY_END') return 'not-a-play'
  const item = parseText(row['Item Type'])
  if (item === 'TIMED_METADATA_PING') return 'not-a-play'
  if (item !== null && /(?:^|_)AD$/.test(item)) return 'advert'
  const isVideo = /VIDEO|MOVIE|SHOW/.test(parseText(row['Media Type']) ?? '')
  return isVideo || (item !== null && !SONGS.has(item)) ? 'not-music' : undefined
}

/** A play is as long as its song at most: more was counted while it was paused, or is a fault. */
function playedMsOf(row: Row): number | DropReason {
  const playedMs = parsePlayedMs(decimal(row['Play Duration Milliseconds']))
  const mediaMs = parsePlayedMs(decimal(row['Media Duration In Milliseconds']))
  const isBoth = typeof mediaMs === 'number' && mediaMs > 0 && typeof playedMs === 'number'
  return isBoth ? Math.min(playedMs, mediaMs) : playedMs
}

/** Spreadsheets write a comma in half of the world. */
const decimal = (value: unknown): unknown =>
  typeof value === 'string' ? withoutGroups(value.trim()).replace(',', '.') : value

function instantOf(
  value: unknown,
  nowMs: number,
  reader: TimeReader | undefined,
): number | DropReason {
  const time = reader?.read(value) ?? parseInstant(value, nowMs)
  return typeof time === 'object' ? time.ms : time
}

function mediaOf(row: Row): Pick<ParsedPlay, 'mediaMs' | 'hasEnded' | 'isResumed'> {
  const mediaMs = parsePlayedMs(row['Media Duration In Milliseconds'])
  const fromMs = parsePlayedMs(row['Start Position In Milliseconds'])
  const end = parseText(row['End Reason Type'])
  return {
    ...(typeof mediaMs === 'number' && mediaMs > 0 && { mediaMs }),
    ...(end === 'NATURAL_END_OF_TRACK' && { hasEnded: true }),
    ...(end === 'PLAYBACK_MANUALLY_PAUSED' && { hasEnded: false }),
    ...(typeof fromMs === 'number' && { isResumed: fromMs > 0 }),
  }
}

/** The end where it is given and can be one; else as far after the start as was heard. */
function endOf(
  startedAt: number | DropReason,
  stoppedAt: number | DropReason,
  playedMs: number,
): number {
  if (typeof startedAt === 'string') return Number(stoppedAt)
  const isEnd =
    typeof stoppedAt === 'number' && stoppedAt >= startedAt && stoppedAt - startedAt <= DAY_MS
  return isEnd ? stoppedAt : startedAt + playedMs
}
