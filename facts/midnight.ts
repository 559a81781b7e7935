// A play that goes over midnight is heard on two days and counts on one: its minutes are of the days in which they were
// heard, every count is of the day on which it ended (docs/adr/023-minutes-are-of-the-day-they-were-heard.md). A day is
// made of parts: of its own plays what came after midnight, and of the next day's what came before.
import { DAY_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import type { HeardPlay } from './heard-play.ts'
import type { LocalTime } from './local-time.ts'

/** What was heard on a day: plays that count on it and those that count on the next, each from which it is cut. */
export function heardOnDay(
  plays: readonly Play[],
  nextDay: readonly Play[],
  time: LocalTime,
): readonly HeardPlay[] {
  const before = nextDay.flatMap((play) => partBefore(play, time))
  return plays.some((play) => midnightWithin(play, time) !== undefined) || before.length > 0
    ? [...plays.map((play) => partAfter(play, time)), ...before]
    : plays
}

/** Whether anything of the plays of a day was heard on the day before. */
export const reachesBack = (plays: readonly Play[], time: LocalTime): boolean =>
  plays.some((play) => midnightWithin(play, time) !== undefined)

function partAfter(play: Play, time: LocalTime): HeardPlay {
  const midnight = midnightWithin(play, time)
  if (midnight === undefined) return play
  return { ...play, playedMs: play.endedAt - midnight, whole: play }
}

/** Of a play longer than a day, the part of the last day before its end: what lies further back is of no day. */
function partBefore(play: Play, time: LocalTime): HeardPlay[] {
  const midnight = midnightWithin(play, time)
  if (midnight === undefined) return []
  const fromMs = Math.max(play.endedAt - play.playedMs, midnightBefore(midnight - 1, time))
  return [
    { ...play, endedAt: midnight, playedMs: midnight - fromMs, whole: play, isOfNextDay: true },
  ]
}

/** The midnight that a play goes over; undefined where there is none, or its length is assumed. */
function midnightWithin(play: Play, time: LocalTime): number | undefined {
  if (play.isLengthAssumed) return undefined
  const midnight = midnightBefore(play.endedAt, time)
  return play.endedAt - play.playedMs < midnight ? midnight : undefined
}

/** The last local midnight at or before an instant, by the clocks that showed it. */
function midnightBefore(instantMs: number, time: LocalTime): number {
  const offsetMs = time.offsetMsAt(instantMs)
  const localMs = Math.floor((instantMs + offsetMs) / DAY_MS) * DAY_MS
  const asNow = localMs - offsetMs
  const asThen = localMs - time.offsetMsAt(asNow)
  return asThen <= instantMs ? asThen : asNow
}
