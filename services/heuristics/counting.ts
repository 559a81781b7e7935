import { COUNTED_MS_MIN } from '#facts/tally.ts'
import type { HeuristicsDayPage, Listener, Play } from '#schemas/index.ts'

/** The plays of a date that count: heard, not skipped, and nothing that the listener wants left out. */
export type Count = (date: string, page: HeuristicsDayPage | undefined) => Play[]

export function countFor(listener: Listener | null): Count {
  const hiddenCreators = new Set(listener?.hiddenCreators)
  const hiddenDates = new Set(listener?.hiddenDates)
  return (date, page) => {
    if (!page || hiddenDates.has(date)) return []
    const counted: Play[] = []
    for (const { play } of page.plays) {
      if (play.playedMs >= COUNTED_MS_MIN && !hiddenCreators.has(play.creator)) counted.push(play)
    }
    return counted
  }
}

/** Artists of tracks among plays. Shows are not artists: a new show is no discovery of one. */
export const artistsOf = (plays: readonly Play[]): Set<string> => {
  const artists = new Set<string>()
  for (const { kind, creator } of plays) if (kind === 'track' && creator) artists.add(creator)
  return artists
}
