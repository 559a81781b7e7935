import type {
  DropReason,
  ExportFormat,
  FileContext,
  FileReader,
  ParsedPlay,
  Row,
} from './export.ts'
import { parseCreator } from './names.ts'
import { parseInstant, parseText, withAssumedLength } from './values.ts'
import { watchedWordsGuide } from './word-sources.ts'
import {
  artistOfChannel,
  isGone,
  isOtherActivity,
  isWrapped,
  type Wrapping,
  watched,
  wordingsOf,
} from './youtube-words.ts'

const MUSIC = 'YouTube Music'

/**
 * YouTube's `watch-history.json` and My Activity, which have searches, posts and adverts among what was watched.
 * Music is what the header or the details name as YouTube Music. `time` is the start. Titles say "Watched" in the
 * listener's language, artists' channels end in "- Topic".
 */
export const youTubeMusic: ExportFormat = {
  name: 'youtube-music',
  service: 'youtube',
  guide: {
    title: 'YouTube Music',
    files: '`watch-history.json`, `MyActivity.json`, in any language',
    fields: ['header', 'title', 'titleUrl', 'subtitles', 'details', 'time'],
    instant: 'the start, UTC, to the second',
    length: '180 s: assumed',
    words: watchedWordsGuide(),
    source: 'Google Takeout; importers named with the words',
    seen: '2026-11',
  },
  recognises: (row) =>
    typeof row.header === 'string' &&
    row.header.startsWith('YouTube') &&
    'title' in row &&
    'time' in row,
  parse: (row, nowMs) => parseRow(row, nowMs, { wordings: watched, gone: new Set() }),
  open: openFile,
}

/** What the rows of a file say together about its language. */
interface FileWords {
  readonly wordings: readonly Wrapping[]
  /** Sentences of rows without a channel that come again and again: no title does. */
  readonly gone: ReadonlySet<string>
}

const DISTINCT_MIN = 12
const GONE_TIMES_MIN = 3

/** In a language that is not known, what all titles begin or end with is the verb. */
function openFile(sample: readonly Row[], { nowMs }: FileContext): FileReader {
  const titles = sample.filter(channelOf).map((row) => parseText(row.title) ?? '')
  const known = wordingsOf(titles)
  const verb = known ? undefined : verbOf([...new Set(titles)])
  const wordings = known ?? (verb ? [verb] : watched)
  const words = { wordings, gone: repeatedOf(sample) }
  const quoted = verb
    ?.map((part) => part.trim())
    .filter(Boolean)
    .join(' … ')
  return {
    checks: verb
      ? [`"${quoted}" is on every title: it is taken for "watched" in the language of the file`]
      : [],
    parse: (row) => parseRow(row, nowMs, words),
  }
}

function repeatedOf(sample: readonly Row[]): Set<string> {
  const counts = new Map<string, number>()
  for (const row of sample.filter((each) => channelOf(each) === undefined)) {
    const text = parseText(row.title) ?? ''
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= GONE_TIMES_MIN).map(([text]) => text))
}

function parseRow(row: Row, nowMs: number, words: FileWords): ParsedPlay | DropReason {
  const details = namesOf(row.details)
  if (details.some((name) => /google/i.test(name) && !/youtube/i.test(name))) return 'advert'
  const text = parseText(row.title)
  if (text === null) return 'no-title'
  const channel = channelOf(row)
  if (isOther(row, text, channel)) return 'not-a-play'
  if (row.header !== MUSIC && !details.some((name) => name.includes(MUSIC))) return 'not-music'
  const startedAt = parseInstant(row.time, nowMs)
  if (typeof startedAt === 'string') return startedAt
  const title = titleOf(text, words.wordings)
  // Of a video that is gone, its address is left, or a sentence.
  if (title === null || /^https?:\/\//.test(title)) return 'no-title'
  if (channel === undefined && (isGone(title) || words.gone.has(text))) return 'no-title'
  return {
    ...withAssumedLength(startedAt),
    precision: 'second',
    kind: 'track',
    title,
    creator: artistOf(channel),
    collection: null,
    uri: null,
    country: null,
  }
}

/** Searches and posts: by their address, else by their words where no channel says that it was a video. */
function isOther({ titleUrl }: Row, text: string, channel: string | undefined): boolean {
  const url = String(titleUrl ?? '')
  if (/\/(?:search|results)\?|\/(?:post|playlist|channel|browse|c|user)\//.test(url)) return true
  return channel === undefined && isOtherActivity(text) && !isGone(text)
}

/** The title as it is where nothing says that it was watched. */
function titleOf(text: string, wordings: readonly Wrapping[]): string | null {
  const wording = wordings.find((each) => isWrapped(text, ...each))
  if (!wording) return text
  const [before, after] = wording
  return parseText(text.slice(before.length, text.length - after.length))
}

/** The words that all titles share before and behind; undefined where too few titles would only look alike. */
function verbOf(titles: readonly string[]): Wrapping | undefined {
  if (titles.length < DISTINCT_MIN) return undefined
  const before = shared(titles)
  const after = [...shared(titles.map((title) => [...title].reverse().join('')))].reverse().join('')
  return before === '' && after === '' ? undefined : [before, after]
}

/** What all texts begin with, to the last blank. */
function shared(texts: readonly string[]): string {
  let length = texts[0]?.length ?? 0
  for (const text of texts)
    while (length > 0 && text.slice(0, length) !== texts[0]?.slice(0, length)) length--
  return /^.*[\s:：「"“«]/u.exec(texts[0]?.slice(0, length) ?? '')?.[0] ?? ''
}

const namesOf = (list: unknown): string[] =>
  (Array.isArray(list) ? list : []).map((each) => String((each as Row | null)?.name ?? ''))

const channelOf = ({ subtitles }: Row): string | undefined =>
  parseText((Array.isArray(subtitles) ? (subtitles[0] as Row | null) : null)?.name) ?? undefined

function artistOf(channel: string | undefined): string {
  if (channel === undefined) return ''
  const artist = artistOfChannel(channel)
  // YouTube's own channel for what it knows no artist of.
  if (artist !== undefined && /^(?:release|various artists)$/i.test(artist)) return ''
  return parseCreator(artist ?? channel)
}
