import { MINUTE_MS } from '#foundation/time.ts'
import type { FactKind } from '#schemas/fact-kinds.ts'
import type { Fact } from '#schemas/index.ts'

type More = Partial<Pick<Fact, 'subject' | 'rank' | 'usual' | 'coverage'>> & { readonly n?: number }

/** A fact with nothing beside its value but what `more` gives; `n` numbers those of a kind. */
export function newFact(
  kind: FactKind,
  value: number | string,
  unit: string,
  { n, ...more }: More = {},
): Fact {
  const id = n === undefined ? kind : `${kind}:${n}`
  return { id, kind, value, unit, subject: null, rank: null, usual: null, coverage: null, ...more }
}

/** Whole minutes, as a reader would say them. */
export const minutesOf = (ms: number): number => Math.round(ms / MINUTE_MS)
