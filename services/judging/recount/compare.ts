import type { Check, Fact } from '#schemas/index.ts'
import type { Recounted } from './duckdb.ts'

const DETAIL_CHARACTERS_MAX = 1_000

/** What a report says of its day, and can be counted again. */
export interface Claims {
  readonly zone: string
  readonly facts: readonly Fact[]
}

/** Kinds that rest on what the listener's messages do not hold; they are passed over, and the verdict says so. */
const uncountable: ReadonlySet<string> = new Set([
  'holiday',
  'shared-with',
  'top-genre',
  'top-genre-minutes',
  'genre',
  'genres',
  'genre-known-minutes',
  'taste-distance',
  'release-year',
  'top-decade',
  'top-decade-share',
  'dated-minutes',
  'energy',
  'energy-known-minutes',
])

/** Passes where both paths say the same of every fact; otherwise both values of each that differs. */
export function checkRecount({ zone, facts }: Claims, recounted: readonly Recounted[]): Check {
  const told = facts.filter(({ kind }) => !uncountable.has(kind))
  const inForce = { id: 'zone', value: zone, subject: null, rank: null, usual: null }
  const claims = new Map<string, Said>([inForce, ...told].map((fact) => [fact.id, fact]))
  const counted = new Map(recounted.map((fact) => [fact.id, fact]))
  const ids = [...new Set([...claims.keys(), ...counted.keys()])]
  const differences = ids.flatMap((id) => {
    const [claim, found] = [say(claims.get(id)), say(counted.get(id))]
    return claim === found ? [] : [`${id}: the report says ${claim}, the plays say ${found}`]
  })
  if (differences.length > 0) return recountCheck('fail', differences.join('; '))
  const passedOver = new Set(facts.filter(({ kind }) => uncountable.has(kind)).map(kindOf))
  const detail = passedOver.size === 0 ? '' : `not counted again: ${[...passedOver].join(', ')}`
  return recountCheck('pass', detail)
}

const kindOf = ({ kind }: Fact): string => kind

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
