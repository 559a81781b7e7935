// What a drawing shows, in words: for those who read it, and for those who hear it.
import { countText } from '#facts/wording.ts'
import type { Timeline, TimelineCreator } from '#schemas/index.ts'

const unnamed: Readonly<Record<string, string>> = {
  track: 'Artist without a name',
  episode: 'Show without a name',
}

export const creatorName = ({ kind, name }: Pick<TimelineCreator, 'kind' | 'name'>): string =>
  name === '' ? (unnamed[kind] ?? 'Title without a name') : name

/** An amount in the timeline's unit: `300 minutes`, `1 play`. */
const amountWords = (unit: string, { plays, minutes }: Heard): string =>
  unit === 'minutes' ? countText(minutes, 'minute') : countText(plays, 'play')

interface Heard {
  readonly plays: number
  readonly minutes: number
}

/** All who were heard, the others last and as one. */
export function heardWords(
  timeline: Timeline,
): readonly { readonly creator: number; readonly name: string; readonly amount: string }[] {
  const { unit, creators, others, othersPlays: plays, othersMinutes: minutes } = timeline
  const named = creators.map((each, creator) => ({
    creator,
    name: creatorName(each),
    amount: amountWords(unit, each),
  }))
  if (others === 0) return named
  const name = countText(others, 'other')
  return [...named, { creator: -1, name, amount: amountWords(unit, { plays, minutes }) }]
}

const SESSIONS_NAMED_MAX = 3

/** When it was listened to: each session, or where there are many, their number and the ends. */
export function sessionsWords({ sessions, unit }: Timeline): string {
  const [first] = sessions
  const last = sessions.at(-1)
  if (!first || !last) return ''
  const times = (each: { startedAt: string; endedAt: string }) =>
    unit === 'minutes' ? `${each.startedAt} to ${each.endedAt}` : `from ${each.startedAt}`
  if (sessions.length === 1) return `One session, ${times(first)}.`
  if (sessions.length <= SESSIONS_NAMED_MAX) {
    return `${sessions.length} sessions: ${sessions.map(times).join(', ')}.`
  }
  return `${sessions.length} sessions between ${first.startedAt} and ${last.endedAt}.`
}
