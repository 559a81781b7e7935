// What the facts count of names: their own plays and minutes, those in a row, those of several together, or of each.

import type { Fact } from '#schemas/index.ts'
import { nameFacts } from './ground.ts'
import { beside } from './items.ts'
import { type Meaning, meaningsOf, numberOf } from './meaning.ts'
import type { Name } from './names.ts'
import type { Owner } from './owner.ts'
import type { Item, TextReading } from './reading.ts'
import type { Unit } from './words/units.ts'

/** What the facts count of one name, or of several together. */
export function ofNames(
  reading: TextReading,
  at: number,
  { names }: Owner,
  unit: Unit | null,
): Meaning[] {
  const units: readonly Unit[] = unit ? [unit] : ['plays', 'minutes', 'episodes']
  const [first, ...others] = names
  if (first && others.length === 0) {
    const isRow = isOfRow(reading.items, at)
    const facts = units.flatMap((each) => nameFacts(first, each))
    return meaningsOf(facts.filter(({ kind }) => (kind === 'track-in-a-row-plays') === isRow))
  }
  const { items } = reading
  if (/^(?:each|apiece)$/.test(items[beside(items, at, 1)]?.word ?? '')) return eachOf(names, units)
  // Several names share it only where the words say that it is their sum.
  const isSum = items.some(
    ({ word, sentence, tags }) =>
      sentence === items[at]?.sentence && (tags.has('together') || word === 'put together'),
  )
  if (!isSum) return []
  return units.slice(0, 1).flatMap((each): Meaning[] => {
    const facts = names.map((name) => nameFacts(name, each)[0])
    if (facts.some((fact) => fact === undefined)) return []
    const all = facts as Fact[]
    return [{ value: all.reduce((sum, fact) => sum + numberOf(fact), 0), facts: all }]
  })
}

/** "4 plays in a row" */
const isOfRow = (items: readonly Item[], at: number): boolean =>
  items.some(({ word, sentence }) => /(?:^| )row$/.test(word) && sentence === items[at]?.sentence)

/** "12 plays each" */
function eachOf(names: readonly Name[], units: readonly Unit[]): Meaning[] {
  return units.flatMap((unit): Meaning[] => {
    const facts = names.flatMap((name) => nameFacts(name, unit).slice(0, 1))
    const [first] = facts
    const isEqual =
      facts.length === names.length && facts.every(({ value }) => value === first?.value)
    return first && isEqual ? [{ value: numberOf(first), facts }] : []
  })
}
