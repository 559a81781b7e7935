// When two rows are the same play. The rule was found on a history that exists in both formats (470 rows
// of extended history inside the time of the account data):
// - 417 agree in title, creator, milliseconds, and the minute: endTime is ts without its seconds;
// - 30 agree in all but the minute, and endTime is the earlier one, by one minute where ts is within
//   4 s of a full one, else by minutes to 18 hours: ts then says when the app went away
//   (`unexpected-exit-while-paused`) or came back on line;
// - the others differ in more, or are in one of the formats only.
// Account data never holds two rows of equal minute, title and milliseconds (0 of 145,474): it was
// de-duplicated so by the exporter. Extended history does, with different seconds: a short track in a
// loop, which is a real repeat.
// Services that only see a play begin (Last.fm, ListenBrainz, YouTube) know no milliseconds: of their rows
// title, creator and the minute of the start are compared. Across services: `deduplicate-across-services.ts`.
import { hash } from 'node:crypto'
import type { PlayKind } from '#schemas/index.ts'
import type { ParsedPlay } from './exports/export.ts'
import { floorToMinute } from './exports/values.ts'

const SEPARATORS = /[^\p{L}\p{N}]+/gu

/** Spacing, punctuation and case change between exports: `((home movie:1994))`, `((home movie: 1994))`. */
export const fold = (text: string): string => folded(text)

const folded = remembered((text) => {
  const bare = text.normalize('NFKC').toLowerCase().replace(SEPARATORS, '')
  return bare === '' ? text : bare
})

/**
 * What all rows of one play have in common: 64 hex digits over title, creator and milliseconds. The
 * kind is left out, since older account data calls podcasts tracks; so are the milliseconds of rows that state a start:
 * other services write the same row without them.
 */
export const contentOf = (play: ParsedPlay): string => {
  const { title, creator, placeholder, kind, playedMs } = play
  const names = `${fold(creator || placeholder || UNNAMED[kind])}\n${fold(title || UNTITLED)}`
  return hash('sha256', `${names}\n${statesStart(play) ? '' : playedMs}`, 'hex')
}

// What exporters write for no name, and what the first plays were given: their identity depends on it.
const UNNAMED: Readonly<Record<PlayKind, string>> = {
  track: 'Unknown Artist',
  episode: 'Unknown Show',
  chapter: 'Unknown Artist',
  unknown: 'Unknown Artist',
}
const UNTITLED = 'Unknown Track'

export const statesStart = ({ states, isLengthAssumed }: ParsedPlay): boolean =>
  states === undefined ? isLengthAssumed : states === 'start'

/** The instant that the row itself states: the end, or the start if the length is assumed. */
export const statedAt = (play: ParsedPlay): number =>
  statesStart(play) ? play.endedAt - play.playedMs : play.endedAt

/** What a row is compared by. */
export interface RowFingerprint {
  readonly content: string
  /** 32 bits over the title without what services add to it: `(feat. ...)`, ` - Remastered`. */
  readonly title: number
  /** 32 bits over the first artist and the title without further artists: `X feat. Y` and `X & Y` are `X`. */
  readonly track: number
}

export const rowFingerprintOf = (play: ParsedPlay): RowFingerprint => ({
  content: contentOf(play),
  title: titleHash(play.title),
  track: mixed(creatorHash(play.creator), creditedHash(play.title)),
})

const ADDED = /\s*[([].*[)\]]|\s+-\s.*$/g
const GUESTS = /\s*[([]\s*(?:feat|ft|featuring|with)\b[^)\]]*[)\]]|\s+(?:feat|ft|featuring)\b.*$/gi
const FURTHER =
  /\s*(?:[,;/&+×]|\s(?:and|und|et|y|e|x|vs\.?|with|feat\.?|ft\.?|featuring)\s|[([]\s*(?:feat|ft|with)\b).*$/i

const titleHash = remembered((title) => shortHash(fold(title.replace(ADDED, '') || title)))
const creditedHash = remembered((title) => shortHash(fold(title.replace(GUESTS, '') || title)))
const creatorHash = remembered((creator) => {
  const first = creator.replace(FURTHER, '') || creator
  return shortHash(fold(first).replace(/^the(?=.)/, ''))
})

const mixed = (a: number, b: number): number => (Math.imul(a, 0x01000193) ^ b) >>> 0

const REMEMBERED_MAX = 20_000

/** The same names come again and again: what was computed of them is looked up. */
function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED_MAX) known.clear()
    const value = compute(text)
    known.set(text, value)
    return value
  }
}

/** FNV-1a: rows with the same title are compared further by time. */
function shortHash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/**
 * The play's identity: 32 hex digits over content, the minute of `at` (its end, or its start where the
 * length is assumed: see `statedAt`), and `ordinal`: its number
 * among plays of equal content in that minute. A changed rule renames every play ever imported.
 */
export function playIdOf(content: string, at: number, ordinal: number): string {
  const repeat = ordinal === 0 ? '' : `\n${ordinal}`
  return hash('sha256', `${content}\n${floorToMinute(at)}${repeat}`, 'hex').slice(0, 32)
}
