import assert from 'node:assert/strict'
import { type FactKind, isFactKind } from '#schemas/fact-kinds.ts'
import type { Fact } from '#schemas/index.ts'

/** What the id of a fact looks like, such as `minutes` or `artist:2`. */
export const factIdPattern = /^[a-z][a-z0-9:-]*$/

/** The fact with `id`, if the day has it. */
export const factById = (facts: readonly Fact[], id: string): Fact | undefined =>
  facts.find((fact) => fact.id === id)

/** The kind that a fact's id begins with: `artist` for `artist:2`. An id of no kind is a bug. */
export function kindOf(id: string): FactKind {
  const [kind = ''] = id.split(':')
  assert(isFactKind(kind), `${id} is no fact's id`)
  return kind
}
