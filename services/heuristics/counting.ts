import { isLongEnough } from '#facts/counted-play.ts'
import { heardOnce } from '#facts/heard-once.ts'
import type { HeardPlay } from '#facts/heard-play.ts'
import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { heardOnDay, reachesBack } from '#facts/midnight.ts'
import { playStartOf } from '#facts/session.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { HeuristicsDayPage, Listener, Play } from '#schemas/index.ts'
import { artistKeyOf, trackKeyOf } from './first-heard.ts'
import { timeOf } from './zone.ts'

/** The pages of local dates, YYYYMMDD. */
export type PageOf = (date: string) => HeuristicsDayPage | undefined

/**
 * What was heard on a date: of its plays that count (heard, not skipped, and nothing that the listener wants left out)
 * what was heard after midnight, and of those of the next date what was heard before it.
 */
export type HearDay = (date: string, page: PageOf) => readonly HeardPlay[]

export function hearFor(listener: Listener | null): HearDay {
  const count = countFor(listener)
  const hiddenDates = new Set(listener?.hiddenDates)
  const time = timeOf(listener)
  return (date, page) => {
    if (hiddenDates.has(date)) return []
    const next = nextDate(date)
    const after = page(next)
    const goingOn = after && reachesBack(playsOn(after), time) ? count(next, after) : []
    return heardOnce(heardOnDay(count(date, page(date)), goingOn, time), time)
  }
}

/** The plays of a date that count, each whole. */
export type CountDay = (date: string, page: HeuristicsDayPage | undefined) => readonly Play[]

export function countFor(listener: Listener | null): CountDay {
  const hiddenCreators = new Set(listener?.hiddenCreators)
  const hiddenDates = new Set(listener?.hiddenDates)
  return (date, page) => {
    if (!page || hiddenDates.has(date)) return []
    const isWanted = (play: Play) => isLongEnough(play) && !hiddenCreators.has(play.creator)
    if (page.plays.some(({ play }) => play.isLengthAssumed)) return bounded(page).filter(isWanted)
    const counted: Play[] = []
    for (const { play } of page.plays) if (isWanted(play)) counted.push(play)
    return counted
  }
}

export const nextDate = (date: string): string => dateOfDayNumber(dayNumberOf(date) + 1)
export const dateBefore = (date: string): string => dateOfDayNumber(dayNumberOf(date) - 1)

export const playsOn = ({ plays }: HeuristicsDayPage): Play[] => plays.map(({ play }) => play)

/**
 * A play of an assumed length ends at the latest when the next one began: one that was skipped immediately does
 * not count. Beginnings that are known to the minute may lie that much further apart.
 */
function bounded(page: HeuristicsDayPage): Play[] {
  const known = playsOn(page)
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
