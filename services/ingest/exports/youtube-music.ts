import type { DropReason, ExportFormat, ParsedPlay, Row } from './export.ts'
import { parseInstant, parseText, withAssumedLength } from './values.ts'

const MUSIC = 'YouTube Music'

/**
 * YouTube's `watch-history.json`, of which the rows under the header "YouTube Music" are music. `time`
 * is the start. Titles say "Watched" in the listener's language, artists' channels end in "- Topic".
 */
export const youTubeMusic: ExportFormat = {
  name: 'youtube-music',
  service: 'youtube',
  recognises: (row) =>
    typeof row.header === 'string' &&
    row.header.startsWith('YouTube') &&
    'title' in row &&
    'time' in row,
  parse,
}

function parse(row: Row, nowMs: number): ParsedPlay | DropReason {
  if (row.header !== MUSIC) return 'not-music'
  const startedAt = parseInstant(row.time, nowMs)
  if (typeof startedAt === 'string') return startedAt
  const title = titleOf(parseText(row.title))
  // Of a video that is gone, its address is left.
  if (title === null || /^https?:\/\//.test(title)) return 'no-title'
  return {
    ...withAssumedLength(startedAt),
    precision: 'second',
    kind: 'track',
    title,
    creator: artistOf(row.subtitles) ?? 'Unknown Artist',
    collection: null,
    uri: null,
    country: null,
  }
}

// How "Watched X" is written in the languages of Takeout: the text before the title, and after it.
const watched: readonly (readonly [before: string, after: string])[] = [
  ['Watched ', ''],
  ['', ' angesehen'],
  ['Vous avez regardé ', ''],
  ['Has visto ', ''],
  ['Hai guardato ', ''],
  ['Je hebt naar ', ' gekeken'],
  ['Tittade på ', ''],
  ['Så på ', ''],
  ['Så ', ''],
  ['Obejrzano: ', ''],
  ['Zhlédli jste video ', ''],
  ['Ați vizionat ', ''],
  ['Просмотрено видео ', ''],
  ['Ви дивилися відео ', ''],
  ['Гледахте ', ''],
  ['Παρακολουθήσατε το βίντεο ', ''],
  ['', ' katsottiin'],
  ['', ' adlı videoyu izlediniz'],
  ['', ' を視聴しました'],
  ['', ' 을(를) 시청했습니다.'],
]

/** The title as it is where no known language says that it was watched. */
function titleOf(text: string | null): string | null {
  if (text === null) return null
  const match = watched.find(
    ([before, after]) =>
      text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length,
  )
  if (!match) return text
  const [before, after] = match
  return parseText(text.slice(before.length, text.length - after.length))
}

const artistOf = (subtitles: unknown): string | null => {
  const [first] = Array.isArray(subtitles) ? subtitles : []
  const name = parseText((first as Row | undefined)?.name)
  return name === null ? null : parseText(name.replace(/ [-–] Topic$/, ''))
}
