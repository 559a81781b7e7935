// What is compared with the usual day: "more than usual", "no ordinary day". True where the fact of that very measure
// is above or below its usual one.

import type { Fact } from '#schemas/index.ts'
import { nameFacts, topFact } from './ground.ts'
import { has, isMark } from './items.ts'
import { factsMeasured } from './ranks.ts'
import type { Item, TextReading } from './reading.ts'

type Items = readonly Item[]

/** "more than usual", "well above your usual", "longer than usual": by the measure that the clause names. */
export function checkComparatives(reading: TextReading): void {
  const { items } = reading
  for (const [at, item] of items.entries()) {
    if (reading.covered.has(at)) continue
    const way =
      has(item, 'more', 'exceed') || /^(?:over|past|beyond|well over|just over)$/.test(item.word)
        ? 1
        : has(item, 'less') || /^(?:under|beneath)$/.test(item.word)
          ? -1
          : 0
    if (way === 0) continue
    const usual = usualAfter(items, at)
    if (usual < 0) {
      if (has(item, 'more')) compareKinds(reading, at)
      continue
    }
    const { facts, words } = comparedWithTop(reading, at, usual) ?? factsMeasured(reading, at)
    const known = facts.filter((fact) => fact.usual !== null)
    const isTrue =
      known.length > 0 &&
      known.every((fact) => Math.sign(Number(fact.value) - Number(fact.usual)) === way)
    if (isTrue) reading.carry([at, usual, ...words], known)
    else {
      const expected = known
        .map(
          (fact) =>
            `${fact.value} against a usual ${fact.usual} (${fact.kind.replaceAll('-', ' ')})`,
        )
        .join('; ')
      const detail = expected
        ? `the text says "${reading.wordsOf(at, usual)}"; the facts say ${expected}`
        : `the text says "${reading.wordsOf(at, usual)}"; no fact compares that`
      reading.fault({
        kind: 'comparative',
        from: at,
        to: usual,
        detail,
        ...(expected ? { expected } : {}),
      })
    }
  }
}

/** "more music than talk", "talk took up more time than music" */
function compareKinds({ items, ground, carry }: TextReading, at: number): void {
  const sentence = items[at]?.sentence
  const than = items.findIndex((item, i) => i > at && i <= at + 4 && item.word === 'than')
  const kindOf = (item: Item | undefined) =>
    has(item, 'podcast') ? 'podcast-minutes' : has(item, 'music') ? 'music-minutes' : undefined
  const first = items.findIndex((item, i) => i < than && item.sentence === sentence && kindOf(item))
  const next = than + (/^(?:the|your)$/.test(items[than + 1]?.word ?? '') ? 2 : 1)
  const kinds = [kindOf(items[first]), kindOf(items[next])]
  const isAlone =
    first >= 0 &&
    /^(?:time|minutes|hours|music|podcasts?|talk|listening|than)$/.test(items[at + 1]?.word ?? '')
  if (than < 0 || !isAlone || kinds[0] === kinds[1]) return
  const [more, less] = kinds.map((kind) => (kind ? ground.byId.get(kind) : undefined))
  if (more && less && Number(more.value) > Number(less.value)) carry([at], [more, less])
}

/** "more than your top artist usually gets": the usual of the facts is that of any top artist. */
function comparedWithTop(
  { items, ground }: TextReading,
  at: number,
  usual: number,
): { facts: readonly Fact[]; words: number[] } | null {
  const group = items.slice(at, usual).find(({ top }) => top)?.top
  const top = group && topFact(ground, group)
  if (!top) return null
  const name = ground.nameOf(String(top.value))
  return { facts: name ? nameFacts(name, 'minutes') : [], words: [] }
}

/** "no ordinary day": one that some fact puts first, or far above the usual. */
export function checkUnusual({ items, ground, carry }: TextReading): void {
  const facts = ground.day.facts.filter(({ kind, rank }) => kind === 'times-usual' || rank === 1)
  if (facts.length === 0) return
  for (const [at, item] of items.entries()) {
    const no = /^(?:a|an|your)$/.test(items[at - 1]?.word ?? '') ? at - 2 : at - 1
    const isDay = items[at + 1]?.word === 'day' || items[at + 1]?.date?.weekday !== undefined
    if (has(item, 'usual') && isDay && /^(?:no|not)$/.test(items[no]?.word ?? ''))
      carry([no, at], facts.slice(0, 1))
  }
}

/** "than usual", "than your usual day", "your usual": the marker right of a comparison. */
function usualAfter(items: Items, at: number): number {
  for (let i = at + 1; i <= at + 10 && items[i]?.sentence === items[at]?.sentence; i++) {
    if (isMark(items[i], /^[;:,]$/)) return -1
    if (has(items[i], 'usual')) return i
  }
  return -1
}
