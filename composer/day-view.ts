// A day as the composer looks at it: its facts by id, without names that cannot be said.
import type { CategoryMeasure } from '#categories/category.ts'
import type { Fact } from '#schemas/index.ts'
import { isSayable } from './names.ts'

export type ComposedFact = Pick<Fact, 'id' | 'value' | 'unit' | 'subject' | 'rank' | 'usual'>

export interface DayView {
  readonly country: string | null
  /** The fact that the days of the category are compared by; undefined where they are not. */
  readonly measure: string | undefined
  fact(id: string): ComposedFact | undefined
  value(id: string): number | string | undefined
  /** The value as a number; 0 where the day does not have it. */
  number(id: string): number
  readonly names: readonly string[]
}

interface ViewOptions {
  readonly country: string | null
  readonly measure?: CategoryMeasure | null
  /** Leaves out every name. */
  readonly isNameless?: boolean
}

export function viewOf(
  facts: readonly ComposedFact[],
  { country, isNameless = false, measure = null }: ViewOptions,
): DayView {
  const said = new Map<string, ComposedFact>()
  for (const fact of facts) {
    const names = namesIn(fact)
    if (names.length > 0 && (isNameless || !names.every(isSayable))) continue
    said.set(fact.id, fact)
  }
  return {
    country,
    measure: measureOf(measure, said.has('minutes')),
    fact: (id) => said.get(id),
    value: (id) => said.get(id)?.value,
    number: (id) => Number(said.get(id)?.value ?? 0),
    names: [...new Set([...said.values()].flatMap(namesIn))],
  }
}

const NOT_NAMES = new Set(['holiday'])

function namesIn({ id, unit, value, subject }: ComposedFact): string[] {
  const isName = unit === 'name' && !NOT_NAMES.has(id.split(':')[0] ?? '')
  return [...(isName ? [String(value)] : []), ...(subject === null ? [] : [subject])]
}

/** Facts state some measures in other words. */
const stated: Readonly<Record<string, string>> = { 'music-age': 'release-year', variety: 'artists' }

function measureOf(measure: CategoryMeasure | null, isTimed: boolean): string | undefined {
  const id = isTimed ? measure?.timed : measure?.untimed
  return id ? (stated[id] ?? id) : undefined
}
