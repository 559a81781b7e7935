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
export function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(SEPARATORS, '')
  return folded === '' ? text : folded
}

/**
 * What all rows of one play have in common: 64 hex digits over title, creator and milliseconds. The
 * kind is left out, since older account data calls podcasts tracks; so are the milliseconds of rows that state a start:
 * other services write the same row without them.
 */
export const contentOf = (play: ParsedPlay): string => contentOfFolded(play, foldedOf(play))

/** Its names, folded: they are needed more than once. */
interface FoldedNames {
  readonly title: string
  readonly creator: string
}

const foldedOf = ({ title, creator, kind }: ParsedPlay): FoldedNames => ({
  title: fold(title || UNTITLED),
  creator: fold(creator || UNNAMED[kind]),
})

const contentOfFolded = (play: ParsedPlay, { title, creator }: FoldedNames): string =>
  hash('sha256', `${creator}\n${title}\n${statesStart(play) ? '' : play.playedMs}`, 'hex')

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

export function rowFingerprintOf(play: ParsedPlay): RowFingerprint {
  const names = foldedOf(play)
  const whole = shortHash(names.title)
  const title = MAY_HAVE_ADDED.test(play.title) ? hashWithout(ADDED, play.title, whole) : whole
  const credited = MAY_NAME_GUESTS.test(play.title) ? hashWithout(GUESTS, play.title, whole) : whole
  const first = MAY_NAME_FURTHER.test(play.creator)
    ? fold(play.creator.replace(FURTHER, '') || play.creator)
    : names.creator
  const artist = shortHash(first.startsWith('the') && first.length > 3 ? first.slice(3) : first)
  return {
    content: contentOfFolded(play, names),
    title,
    track: (Math.imul(artist, FNV_PRIME) ^ credited) >>> 0,
  }
}

const hashWithout = (added: RegExp, text: string, whole: number): number => {
  const bare = text.replace(added, '')
  return bare === text || bare === '' ? whole : shortHash(fold(bare))
}

const ADDED = /\s*[([].*[)\]]|\s+-\s.*$/g
const MAY_HAVE_ADDED = /[([-]/
const GUESTS = /\s*[([]\s*(?:feat|ft|featuring|with)\b[^)\]]*[)\]]|\s+(?:feat|ft|featuring)\b.*$/gi
const MAY_NAME_GUESTS = /f(?:ea)?t|with/i
const MAY_NAME_FURTHER = /[,;/&+×([]|\s(?:and|und|et|y|e|x|vs|with|f\w{1,7})\b/i
const FURTHER =
  /\s*(?:[,;/&+×]|\s(?:and|und|et|y|e|x|vs\.?|with|feat\.?|ft\.?|featuring)\s|[([]\s*(?:feat|ft|with)\b).*$/i

const FNV_PRIME = 0x01000193

/** FNV-1a: rows with the same title are compared further by time. */
function shortHash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME)
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
