import type { Check, Fact } from '#schemas/index.ts'
import type { Recounted } from './duckdb.ts'

const DETAIL_CHARACTERS_MAX = 1_000

/** What is counted a second time; other facts are passed over. */
const counted = [
  'weekday',
  'minutes',
  'music-minutes',
  'tracks',
  'distinct-tracks',
  'repeats',
  'artists',
  'podcast-minutes',
  'episodes',
  'shows',
  'top-artist',
  'top-artist-minutes',
  'top-artist-plays',
  'top-artist-share',
  'top-track',
  'top-track-plays',
  'top-show',
  'top-show-minutes',
  'top-show-episodes',
  'new-artists',
  'history-days',
  'first-play-at',
  'last-play-at',
  'sessions',
  'longest-session-minutes',
] as const

/** Passes where both paths say the same of every fact; otherwise both values of each that differs. */
export function checkRecount(facts: readonly Fact[], recounted: readonly Recounted[]): Check {
  const differences = counted.flatMap((id) => {
    const told = say(facts.find((fact) => fact.id === id))
    const found = say(recounted.find((fact) => fact.id === id))
    return told === found ? [] : [`${id}: the report says ${told}, the plays say ${found}`]
  })
  return recountCheck(differences.length === 0 ? 'pass' : 'fail', differences.join('; '))
}

export const recountCheck = (outcome: Check['outcome'], detail: string): Check => ({
  name: 'recount',
  kind: 'CODE',
  outcome,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})

type Said = Pick<Fact, 'value' | 'subject' | 'rank' | 'usual'>

function say(fact: Said | undefined): string {
  if (!fact) return 'nothing'
  const { value, subject, rank, usual } = fact
  return [
    String(value),
    ...(subject === null ? [] : [`of ${subject}`]),
    ...(rank === null ? [] : [`rank ${rank}`]),
    ...(usual === null ? [] : [`usually ${usual}`]),
  ].join(', ')
}
