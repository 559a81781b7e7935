// What hiding means in a listener's own history: names as it writes them, and how many plays stop counting.

import { isLongEnough } from '#facts/counted-play.ts'
import { countedAt } from '#facts/heard-play.ts'
import type { LocalTime } from '#facts/local-time.ts'
import type { Play } from '#schemas/index.ts'
import { errors } from './errors.ts'
import { fold } from './play-identity.ts'
import type { Choice } from './profile.ts'
import { countedOf, type RecordedPlays } from './recorded.ts'

const NEAR_MAX = 5

export interface HideRequest {
  readonly artists: readonly string[]
  readonly shows: readonly string[]
  /** YYYYMMDD */
  readonly days: readonly string[]
  readonly isAll: boolean
}

/**
 * The names as the history spells them: case, blanks and punctuation are forgiven. Those in `known`, which were
 * hidden before, need not be in it.
 *
 * @throws NAME_UNKNOWN with the nearest names
 */
export function choiceOf(
  recorded: RecordedPlays,
  wanted: HideRequest,
  known: readonly string[],
): Choice {
  const named = (kinds: readonly Play['kind'][]) =>
    new Set([...known, ...creatorsOf(recorded, kinds)])
  const artists = named(['track', 'chapter'])
  const shows = named(['episode'])
  const creators = [
    ...wanted.artists.flatMap((name) => spellingsOf(name, artists)),
    ...wanted.shows.flatMap((name) => spellingsOf(name, shows)),
  ]
  return { creators: [...new Set(creators)].sort(), dates: wanted.days, isAll: wanted.isAll }
}

/** Plays that count otherwise, and their days. */
export function coveredBy(
  recorded: RecordedPlays,
  { creators, dates, isAll }: Choice,
  time: Pick<LocalTime, 'dateOf'>,
): { readonly plays: number; readonly days: number } {
  const days = new Set<string>()
  let plays = 0
  for (const versions of recorded.values()) {
    const latest = countedOf(versions).play
    if (!isLongEnough(latest)) continue
    const { creator } = latest
    const date = time.dateOf(countedAt(latest))
    if (!isAll && !creators.includes(creator) && !dates.includes(date)) continue
    plays += 1
    days.add(date)
  }
  return { plays, days: days.size }
}

function creatorsOf(recorded: RecordedPlays, kinds: readonly Play['kind'][]): Set<string> {
  const names = new Set<string>()
  for (const versions of recorded.values()) {
    const { kind, creator } = countedOf(versions).play
    if (kinds.includes(kind) && creator) names.add(creator)
  }
  return names
}

function spellingsOf(name: string, names: ReadonlySet<string>): readonly string[] {
  const folded = fold(name)
  const same = [...names].filter((each) => fold(each) === folded)
  if (same.length > 0) return same
  const near = [...names].filter((each) => {
    const other = fold(each)
    return folded.length > 2 && (other.includes(folded) || folded.includes(other))
  })
  throw errors.NAME_UNKNOWN({ name, near: near.sort().slice(0, NEAR_MAX) })
}
