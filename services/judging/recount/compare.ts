import type { Check, Fact } from '#schemas/index.ts'
import type { RecountRequest, SkippedRecount } from './duckdb.ts'

const DETAIL_CHARACTERS_MAX = 1_000

/** What a report says of its day, and can be counted again. */
export interface Claims {
  readonly zone: string
  readonly facts: readonly Fact[]
}

/** Passes where both paths say the same of every fact; otherwise both values of each that differs. */
export function checkRecount(
  { zone, facts }: Claims,
  { facts: recounted, passedOver }: RecountRequest,
): Check {
  const uncounted = new Set(passedOver.flatMap(({ kinds }) => kinds))
  const claimed = facts.filter(({ kind }) => !uncounted.has(kind))
  const inForce = {
    id: 'zone',
    value: zone,
    subject: null,
    rank: null,
    usual: null,
    coverage: null,
  }
  const claims = new Map<string, Claim>([inForce, ...claimed].map((fact) => [fact.id, fact]))
  const counted = new Map(recounted.map((fact) => [fact.id, fact]))
  const ids = [...new Set([...claims.keys(), ...counted.keys()])]
  const differences = ids.flatMap((id) => {
    const [claim, found] = [claimText(claims.get(id)), claimText(counted.get(id))]
    return claim === found ? [] : [`${id}: the report says ${claim}, the plays say ${found}`]
  })
  if (differences.length > 0) return recountCheck('fail', differences.join('; '))
  return recountCheck('pass', passedOver.flatMap((each) => skippedText(each, facts)).join('; '))
}

/** Nothing where the report has none of it. */
function skippedText({ kinds, why }: SkippedRecount, facts: readonly Fact[]): string[] {
  const skipped = kinds.filter((each) => facts.some(({ kind }) => kind === each))
  return skipped.length === 0 ? [] : [`not counted again: ${skipped.join(', ')}, ${why}`]
}

export const recountCheck = (outcome: Check['outcome'], detail: string): Check => ({
  name: 'recount',
  kind: 'CODE',
  outcome,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})

type Claim = Pick<Fact, 'value' | 'subject' | 'rank' | 'usual' | 'coverage'>

function claimText(fact: Claim | undefined): string {
  if (!fact) return 'nothing'
  const { value, subject, rank, usual, coverage } = fact
  return [
    String(value),
    ...(subject === null ? [] : [`of ${subject}`]),
    ...(rank === null ? [] : [`rank ${rank}`]),
    ...(usual === null ? [] : [`usually ${usual}`]),
    ...(coverage === null ? [] : [`known of ${coverage}`]),
  ].join(', ')
}
