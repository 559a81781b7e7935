// How much there was between two names: what lies between them counts neither of them, and the facts of the day
// count both.
import { nameFacts } from './ground.ts'
import { beside, has, nameAt } from './items.ts'
import type { LogPlay } from './log-ground.ts'
import type { Name } from './names.ts'
import { clauseOf } from './novelty.ts'
import type { Item, TextReading } from './reading.ts'

/** Call it after all rules that carry amounts: it leaves open what none of them may support. */
export function checkBetween(reading: TextReading): void {
  const { items, covered } = reading
  for (const [at, { word }] of items.entries()) {
    if (!/^(?:between|in between)$/.test(word)) continue
    const ends = endsOf(reading, at)
    if (!ends && !isBetweenEdges(reading, at)) continue
    for (const i of clauseOf(items, at))
      if (items[i]?.amount && covered.has(i) && !isBetween(reading, i, ends ?? []))
        fault(reading, i)
  }
}

function fault(reading: TextReading, at: number): void {
  const words = reading.wordsOf(at, at)
  const detail = `the text says "${words}" of what lies between; the facts count its ends too`
  reading.fault({ kind: 'number', weight: 'not-stated', from: at, to: at, detail })
}

/** "between X and Y", "between T by X and U by Y" */
function endsOf(reading: TextReading, at: number): readonly [Name, Name] | null {
  const { items } = reading
  const from = beside(items, at, 1)
  const first = nameAt(reading, from)
  if (!first) return null
  let i = beside(items, from, 1)
  if (/^(?:by|from)$/.test(items[i]?.word ?? '')) i = beside(items, beside(items, i, 1), 1)
  const last = items[i]?.word === 'and' ? nameAt(reading, beside(items, i, 1)) : undefined
  return last ? [first, last] : null
}

/** "It began with X and ended with Y; between them came 17 plays": no times, and so the plays themselves. */
function isBetweenEdges({ items }: TextReading, at: number): boolean {
  const isNear = (item: Item) => Math.abs(item.sentence - (items[at]?.sentence ?? 0)) <= 1
  const before = items.filter((item, i) => i < at && isNear(item))
  if (before.some(({ clock, amount }) => clock || amount?.unit === 'artists')) return false
  const isPlain = items[at]?.word === 'in between' || items[at + 1]?.kind !== 'clock'
  const isEdges =
    before.some((item) => has(item, 'begin')) && before.some((item) => has(item, 'end'))
  return isPlain && (isEdges || (items[at]?.word === 'in between' && before.length === 0))
}

/** What both had together, or what a whole log has from the end of the one to the start of the other. */
function isBetween(reading: TextReading, at: number, ends: readonly Name[]): boolean {
  const { items, ground, stated } = reading
  const amount = items[at]?.amount
  const own = stated.filter((each) => each.at === at).map(({ fact }) => fact)
  if (own.length > 0 && own.every(({ subject }) => subject !== null)) return true
  if (amount?.form !== 'count') return true
  if (ends.length < 2) return false
  const counts = ends.map((name) => Number(nameFacts(name, amount.unit ?? 'plays')[0]?.value))
  const sum = counts.reduce((all, each) => all + each, 0)
  if (sum >= amount.lo && sum <= amount.hi) return true
  const plays = ground.log?.plays ?? []
  const is = (name: Name) => (play: LogPlay) => play.creator === name.key || play.title === name.key
  const [first, last] = ends as [Name, Name]
  const [from, to] = [plays.findLastIndex(is(first)), plays.findIndex(is(last))]
  const count = to - from - 1
  const isPlays = amount.unit === 'plays' || amount.unit === 'times'
  return isPlays && from >= 0 && to > from && count >= amount.lo && count <= amount.hi
}
