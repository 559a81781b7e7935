import { isLongEnough } from '#facts/counted-play.ts'
import { type HeardPlay, heardOnce } from '#facts/heard-once.ts'
import { playStartOf } from '#facts/session.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { HeuristicsDayPage, Listener, Play } from '#schemas/index.ts'
import { artistKeyOf, trackKeyOf } from './first-heard.ts'
import { timeOf } from './zone.ts'

/** The plays of a date that count: heard, not skipped, and nothing that the listener wants left out. */
export type CountDay = (date: string, page: HeuristicsDayPage | undefined) => readonly HeardPlay[]

export function countFor(listener: Listener | null): CountDay {
  const hiddenCreators = new Set(listener?.hiddenCreators)
  const hiddenDates = new Set(listener?.hiddenDates)
  const time = timeOf(listener)
  return (date, page) => {
    if (!page || hiddenDates.has(date)) return []
    const isWanted = (play: Play) => isLongEnough(play) && !hiddenCreators.has(play.creator)
    if (page.plays.some(({ play }) => play.isLengthAssumed))
      return heardOnce(bounded(page).filter(isWanted), time)
    const counted: Play[] = []
    for (const { play } of page.plays) if (isWanted(play)) counted.push(play)
    return heardOnce(counted, time)
  }
}

/**
 * A play of an assumed length ends at the latest when the next one began: one that was skipped immediately does
 * not count. Beginnings that are known to the minute may lie that much further apart.
 */
function bounded({ plays }: HeuristicsDayPage): Play[] {
  const known = plays.map(({ play }) => play)
  // What was not heard at all, or only as a part of another play, began nothing.
  const heard = known.filter(({ playedMs }) => playedMs > 0)
  const starts = heard.map(playStartOf).sort((a, b) => a - b)
  const nextAfter = new Map(starts.map((start, at) => [start, starts[at + 1]]))
  return known.map((play) => {
    const start = playStartOf(play)
    const next = nextAfter.get(start)
    if (!play.isLengthAssumed || next === undefined) return play
    const isByMinute = start % MINUTE_MS === 0 && next % MINUTE_MS === 0
    const lengthMsMax = next - start + (isByMinute ? MINUTE_MS : 0)
    if (lengthMsMax >= play.playedMs) return play
    return { ...play, playedMs: lengthMsMax, endedAt: start + lengthMsMax }
  })
}

/** Keys of the tracks among plays, and of their artists. Shows are not artists: a new show is no discovery of one. */
export function heardIn(plays: readonly Play[]): Set<number> {
  const heard = new Set<number>()
  for (const { kind, creator, title } of plays) {
    if (kind !== 'track') continue
    if (creator) heard.add(artistKeyOf(creator))
    if (title) heard.add(trackKeyOf(creator, title))
  }
  return heard
}
