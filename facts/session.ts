import { MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import type { HeardPlay } from './heard-play.ts'
import { compareText } from './tally.ts'

/** A pause of this length ends a session. */
export const SESSION_PAUSE_MS_MIN = 30 * MINUTE_MS

export interface ListeningSession {
  /** In the order they ended. */
  readonly plays: readonly HeardPlay[]
  readonly startedAt: number
  readonly endedAt: number
}

/** When a play began, computed from its end and length. */
export const playStartOf = (play: Play): number => play.endedAt - play.playedMs

/** By end, and by identity where exports know the minute only: any order in, one order out. */
export const inOrder = (plays: readonly HeardPlay[]): HeardPlay[] =>
  [...plays].sort((a, b) => a.endedAt - b.endedAt || compareText(a.playId, b.playId))

/** The one that lasted longest; of equals, the first. */
export const longestOf = (sessions: readonly ListeningSession[]): ListeningSession | undefined =>
  sessions.reduce<ListeningSession | undefined>(
    (most, each) => (most && lengthOf(most) >= lengthOf(each) ? most : each),
    undefined,
  )

const lengthOf = ({ startedAt, endedAt }: ListeningSession): number => endedAt - startedAt

/** Splits plays, sorted by end, at pauses. */
export function sessionsOf(plays: readonly HeardPlay[]): ListeningSession[] {
  const sessions: { plays: HeardPlay[]; startedAt: number; endedAt: number }[] = []
  for (const play of plays) {
    const last = sessions.at(-1)
    if (last && playStartOf(play) - last.endedAt < SESSION_PAUSE_MS_MIN) {
      last.plays.push(play)
      last.startedAt = Math.min(last.startedAt, playStartOf(play))
      last.endedAt = play.endedAt
    } else sessions.push({ plays: [play], startedAt: playStartOf(play), endedAt: play.endedAt })
  }
  return sessions
}
