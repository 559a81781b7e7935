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
 * kind is left out, since older account data calls podcasts tracks; so are milliseconds that are assumed.
 */
export const contentOf = ({
  title,
  creator,
  kind,
  playedMs,
  isLengthAssumed,
}: ParsedPlay): string =>
  hash(
    'sha256',
    `${fold(creator || UNNAMED[kind])}\n${fold(title || UNTITLED)}\n${isLengthAssumed ? '' : playedMs}`,
    'hex',
  )

// What exporters write for no name, and what the first plays were given: their identity depends on it.
const UNNAMED: Readonly<Record<PlayKind, string>> = {
  track: 'Unknown Artist',
  episode: 'Unknown Show',
  chapter: 'Unknown Artist',
  unknown: 'Unknown Artist',
}
const UNTITLED = 'Unknown Track'

/** The instant that the row itself states: the end, or the start if the length is assumed. */
export const statedAt = ({ endedAt, playedMs, isLengthAssumed }: ParsedPlay): number =>
  isLengthAssumed ? endedAt - playedMs : endedAt

/** What a row is compared by: with rows of its own service by content, with those of others by title. */
export interface RowFingerprint {
  readonly content: string
  /** 32 bits over the title without what services add to it: `(feat. ...)`, ` - Remastered`. */
  readonly title: number
}

export const rowFingerprintOf = (play: ParsedPlay): RowFingerprint => ({
  content: contentOf(play),
  title: shortHash(fold(play.title.replace(ADDED, '') || play.title)),
})

const ADDED = /\s*[([].*[)\]]|\s+-\s.*$/g

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
