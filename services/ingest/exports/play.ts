import type { DropReason, ParsedPlay } from './export.ts'
import { isAdvert, parseCreator, parseTitle, placeholderIn } from './names.ts'
import { ASSUMED_MS, floorToSecond, parseText, withAssumedLength } from './values.ts'

/** What a row of a service without keys of its own says about a play. */
export interface StatedPlay {
  /** ms since 1970 UTC; what `isEnd` says. */
  readonly at: number
  readonly isEnd?: boolean
  readonly precision: ParsedPlay['precision']
  /** How long it was heard; undefined where the row does not say so. */
  readonly playedMs?: number | undefined
  /** How long the track is. */
  readonly lengthMs?: number | undefined
  /** See `ParsedPlay`. */
  readonly reporter?: string | null
  readonly title: unknown
  readonly artist: unknown
  readonly album?: unknown
  readonly country?: string | null
  readonly kind?: ParsedPlay['kind']
}

/** The play, or why there is none: names are cleaned, words that mean no name become none. */
export function playOf(stated: StatedPlay): ParsedPlay | DropReason {
  const {
    at,
    isEnd = false,
    precision,
    playedMs,
    lengthMs,
    reporter,
    artist,
    kind = 'track',
  } = stated
  const title = parseTitle(stated.title)
  if (title === null) return 'no-title'
  if (isAdvert(artist, title)) return 'advert'
  const lasted = playedMs ?? lengthMs ?? ASSUMED_MS
  const heard =
    playedMs === undefined
      ? withAssumedLength(isEnd ? at - lasted : at, lasted)
      : { endedAt: floorToSecond(isEnd ? at : at + playedMs), playedMs, isLengthAssumed: false }
  return {
    ...heard,
    ...(playedMs !== undefined && { states: isEnd ? 'end' : 'start' }),
    ...(lengthMs !== undefined && { mediaMs: lengthMs }),
    ...(reporter && { reporter }),
    precision,
    kind,
    title,
    creator: parseCreator(artist),
    ...placeholderIn(artist),
    collection: parseText(stated.album),
    uri: null,
    country: stated.country ?? null,
  }
}
