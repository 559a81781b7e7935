// Differences and remainders: "279 more than usual", "four fewer", "the other fourteen".

import type { Fact } from '#schemas/index.ts'
import type { Amount } from './amount.ts'
import { dayFacts, nameFacts } from './ground.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import { factBefore, type Meaning, numberOf, unitBefore, unitOf } from './meaning.ts'
import { ownerOfAmount } from './owner.ts'
import type { Item, TextReading } from './reading.ts'
import { explicitScope, scopeNear } from './scope.ts'
import type { Scope, Unit } from './words/units.ts'

type Items = readonly Item[]

interface Difference {
  readonly sign: 1 | -1
  readonly usual: number | null
  readonly than: number
  readonly uses: readonly number[]
}

/** "279 more than usual", "227 minutes above your usual 41", "outdid your usual music by 279 minutes". */
function differenceAt(items: Items, at: number, amount: Amount): Difference | null {
  const sentence = items[at]?.sentence
  const before = items[beside(items, at, -1)]
  if (before?.word === 'by') {
    for (let i = at - 1; items[i]?.sentence === sentence; i--) {
      const usual = items.findIndex(
        (item, k) => item.sentence === sentence && k > i && k < at && has(item, 'usual'),
      )
      if (has(items[i], 'exceed') || /^(?:passed|above|over)$/.test(items[i]?.word ?? ''))
        return usual < 0 ? null : { sign: 1, usual, than: -1, uses: [i, usual] }
    }
  }
  let way: 1 | -1 | 0 = amount.scopes.has('more')
    ? /\b(?:fewer|less)\b/.test(items[at]?.token.text ?? '')
      ? -1
      : 1
    : 0
  const uses: number[] = []
  for (let i = at + 1; i <= at + 8 && items[i]?.sentence === sentence; i++) {
    const item = items[i]
    if (
      isMark(item, /^[,;:]$/) ||
      has(item, 'be') ||
      item?.kind === 'amount' ||
      /^(?:and|but|while)$/.test(item?.word ?? '')
    )
      return null
    if (has(item, 'usual') && way !== 0)
      return { sign: way, usual: i, than: -1, uses: [...uses, i] }
    if (way !== 0 && (item?.kind === 'name' || item?.top) && items[i - 1]?.word === 'than')
      return { sign: way, usual: null, than: i, uses }
    if (way === 0 && i <= at + 4) {
      if (/^(?:more|above|over|beyond|longer|extra|past|up)$/.test(item?.word ?? '')) way = 1
      if (/^(?:less|fewer|below|under|short|shorter)$/.test(item?.word ?? '')) way = -1
      if (way !== 0) uses.push(i)
    }
  }
  return null
}

/** "279 more than usual", "five more plays than Y", "by 279 minutes". */
export function differenceMeanings(reading: TextReading, at: number, amount: Amount) {
  const { items, ground } = reading
  const found = differenceAt(items, at, amount)
  if (!found) return null
  const unit = amount.unit ?? unitBefore(reading, at, amount)
  if (found.usual === null) {
    const other = nameAt(reading, found.than)
    const [own] = ownerOfAmount(reading, at).names
    if (!other || !own || unit === null) return { meanings: [], uses: [] }
    const [a] = nameFacts(own, unit)
    const [b] = nameFacts(other, unit)
    const meanings =
      a && b ? [{ value: (numberOf(a) - numberOf(b)) * found.sign, facts: [a, b] }] : []
    return { meanings, uses: found.uses }
  }
  const before = factBefore(reading, at, unit)
  const named = ownerOfAmount(reading, at).names.length > 0
  const own = explicitScope(items, at, amount)
  const near = unit === 'minutes' ? [...scopeNear(items, at), 'all' as const] : ['all' as const]
  const facts = own
    ? dayFacts(ground, unit ?? 'minutes', own)
    : before?.subject === null
      ? [before]
      : named
        ? []
        : near.flatMap((scope) => dayFacts(ground, unit ?? 'minutes', scope))
  const meanings = facts.flatMap((fact) =>
    fact.usual === null
      ? []
      : [{ value: (numberOf(fact) - fact.usual) * found.sign, facts: [fact] }],
  )
  return { meanings, uses: found.uses }
}

/** "four fewer" after what is usual. */
export function isFewer(reading: TextReading, at: number): boolean {
  return /\b(?:fewer|less)$/.test(reading.wordsOf(at, at).toLowerCase())
}

export function fewerMeanings(reading: TextReading, at: number, amount: Amount): Meaning[] {
  const fact = factBefore(reading, at, amount.unit)
  return fact && fact.usual !== null ? [{ value: fact.usual - numberOf(fact), facts: [fact] }] : []
}

export function isRest(reading: TextReading, at: number, amount: Amount): boolean {
  const { items } = reading
  return (
    amount.scopes.has('rest') ||
    has(items[beside(items, at, -1)], 'rest') ||
    (isMark(items[at - 1], /^[:,]$/) && has(items[at - 2], 'rest'))
  )
}

/** A whole less what was named or counted before. */
export function restMeanings(reading: TextReading, at: number, amount: Amount) {
  const { items, ground } = reading
  const unit = amount.unit ?? unitBefore(reading, at, amount)
  const uses = [at - 1, at - 2].filter((i) => has(items[i], 'rest'))
  if (unit === null) return { meanings: [], uses }
  const scopes: readonly (Scope | 'all')[] = ['all', 'music', 'podcast']
  const wholes = [...new Set(scopes.flatMap((scope) => dayFacts(ground, unit, scope)))]
  const named = items.flatMap((item, i) =>
    i < at && item.kind === 'name' && item.name ? [item.name] : [],
  )
  const parts = [
    ...reading.stated.map(({ fact }) => fact),
    ...named.flatMap((name) => nameFacts(name, unit)),
    ...(unit === 'minutes'
      ? [...dayFacts(ground, unit, 'music'), ...dayFacts(ground, unit, 'podcast')]
      : []),
    ...(unit === 'artists' ? dayFacts(ground, unit, 'new') : []),
  ].filter((fact) => unitOf(fact) === unit)
  const together = countedTogether(reading, at, unit)
  if (together.length > 1) {
    const sum = together.reduce((all, fact) => all + numberOf(fact), 0)
    const meanings = wholes.map((whole) => ({
      value: numberOf(whole) - sum,
      facts: [whole, ...together],
    }))
    return { meanings: meanings.filter(({ value }) => value > 0), uses }
  }
  const meanings = wholes.flatMap((whole) =>
    parts.flatMap((part) =>
      part === whole ? [] : [{ value: numberOf(whole) - numberOf(part), facts: [whole, part] }],
    ),
  )
  const count = new Set(named).size
  const counted = unit === 'artists' || unit === 'shows' ? wholes : []
  for (const whole of counted)
    for (let k = 1; k <= count; k++) meanings.push({ value: numberOf(whole) - k, facts: [whole] })
  return { meanings: meanings.filter(({ value }) => value > 0), uses }
}

/** "X had 12 plays and Y had 3; the other 5": what each of several artists had, as the sentence counts it before. */
function countedTogether({ items, stated }: TextReading, at: number, unit: Unit): Fact[] {
  const own = stated.filter(
    ({ at: where, fact }) =>
      where < at && items[where]?.sentence === items[at]?.sentence && unitOf(fact) === unit,
  )
  const isOfArtist = ({ kind }: Fact) => /^(?:top-)?artist-/.test(kind)
  return [...new Set(own.map(({ fact }) => fact).filter(isOfArtist))]
}
