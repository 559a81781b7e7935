// When a day's listening began and ended, in sessions, on the clocks of where the listener was.

import type { Fact, Play } from '#schemas/index.ts'
import type { DayMaterial } from './day-material.ts'
import { beganBefore, isOfDay } from './heard-play.ts'
import type { LocalTime } from './local-time.ts'
import { newFact as fact, minutesOf as minutes } from './new-fact.ts'
import { inOrder, sessionsOf } from './session.ts'

export function clockFacts(
  { date, plays }: DayMaterial,
  time: LocalTime,
  isTimed: boolean,
): Fact[] {
  const sessions = sessionsOf(inOrder(plays))
  const first = sessions[0]
  const last = sessions.at(-1)
  if (!first || !last) return []
  const longestMs = Math.max(...sessions.map(({ startedAt, endedAt }) => endedAt - startedAt))
  // What began before midnight, or went on after it, has no beginning or end on the day.
  const beganToday = !first.plays.some(beganBefore) && time.dateOf(first.startedAt) === date
  const endedToday = last.plays.every(isOfDay)
  return [
    ...(beganToday ? [fact('first-play-at', time.clockOf(first.startedAt), 'clock')] : []),
    ...(isTimed
      ? [
          ...(endedToday ? [fact('last-play-at', time.clockOf(last.endedAt), 'clock')] : []),
          fact('sessions', sessions.length, 'times'),
          fact('longest-session-minutes', minutes(longestMs), 'minutes'),
        ]
      : []),
  ]
}

/** The zones in force during the plays of a day, in order; none before the first play. */
function zonesIn(plays: readonly Play[], time: LocalTime): string[] {
  return [...new Set(inOrder(plays).map(({ endedAt }) => time.zoneOf(endedAt)))]
}

/** Which they are, where it is not home all day. */
export function zoneFacts({ plays, zone }: DayMaterial, time: LocalTime): Fact[] {
  const inForce = zonesIn(plays, time)
  if (inForce.every((each) => each === zone)) return []
  return inForce.map((each, index) => fact('zone', each, 'zone', { n: index + 1 }))
}
