// Amounts that are usual: by a word beside them, or in their stretch of the sentence.

import type { Amount } from './amount.ts'
import { dayFacts, nameFacts } from './ground.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import { factBefore, type Meaning, unitBefore, usualsOf } from './meaning.ts'
import type { Name } from './names.ts'
import { type Owner, ownerOfAmount } from './owner.ts'
import type { Item, TextReading } from './reading.ts'
import { explicitScope, scopeBefore, scopeNear } from './scope.ts'
import type { Scope, Unit } from './words/units.ts'

type Items = readonly Item[]

/** The usual marker that makes an amount a usual one: beside it, or in its stretch of the sentence. */
export function usualBeside({ items }: TextReading, at: number): number[] | null {
  const isEdge = (i: number) =>
    items[i] === undefined ||
    items[i]?.sentence !== items[at]?.sentence ||
    isMark(items[i], /^(?:[,;:()]|-|\.\.\.)$/) ||
    /^(?:but|while|whereas|though|although|where|when|against|versus|than|compared|instead|because|so|yet)$/.test(
      items[i]?.word ?? '',
    )
  const near = beside(items, at, -1)
  if (has(items[near], 'usual')) return [near]
  let from = at
  while (!isEdge(from - 1)) from--
  let to = at
  while (!isEdge(to + 1)) to++
  const marker = nearestUsual(items, from, to, at)
  if (marker !== null) return [marker]
  const lead = introduction(items, from, isEdge)
  if (lead !== null) return [lead]
  const tail = items[to + 2]
  if (isMark(items[to + 1], /^,$/) && has(tail, 'usual') && isEdge(to + 3)) return [to + 2]
  const opener = items[from - 1]?.word ?? ''
  // "against 133", "compared with 41": what a day is compared with is its usual.
  return /^(?:against|versus)$/.test(opener) ||
    (opener === 'compared' && /^(?:with|to)$/.test(items[from]?.word ?? ''))
    ? []
    : null
}

/** A marker in the stretch, with no other amount between it and this one. */
function nearestUsual(items: Items, from: number, to: number, at: number): number | null {
  for (const step of [-1, 1]) {
    for (let i = at + step; i >= from && i <= to; i += step) {
      if (items[i]?.kind === 'amount') {
        if (
          items[i + 1]?.word === 'and' ||
          items[i - 1]?.word === 'and' ||
          items[i + step]?.word === 'in'
        )
          continue
        break
      }
      if (has(items[i], 'usual')) return i
    }
  }
  return null
}

/** "On a usual day, ...": a stretch before this one that has no amount and no verb. */
function introduction(items: Items, from: number, isEdge: (i: number) => boolean): number | null {
  if (!isMark(items[from - 1], /^[,:]$/)) return null
  let marker: number | null = null
  for (let i = from - 2; !isEdge(i); i--) {
    if (items[i]?.kind === 'amount' || has(items[i], 'verb', 'be')) return null
    if (has(items[i], 'usual')) marker = i
  }
  return marker
}

/** "your top artist usually gets 12": the usual of the facts is that of any top artist. */
const isOfAnyTop = (items: Items, at: number): boolean => {
  const sentence = items[at]?.sentence
  for (let i = at - 1; items[i]?.sentence === sentence; i--) {
    if (isMark(items[i], /^[;]$/)) break
    if (items[i]?.top) return true
  }
  for (let i = at + 1; items[i]?.sentence === sentence && !isMark(items[i], /^[,;:]$/); i++)
    if (items[i]?.top) return true
  return false
}

function topOf(reading: TextReading, at: number, owner: Owner): readonly Name[] {
  if (owner.isTop) return owner.names
  const { items } = reading
  const sentence = items[at]?.sentence
  const tops = items.flatMap((item, i) => (item.sentence === sentence && item.top ? [i] : []))
  return tops.flatMap((i) => nameAt(reading, i) ?? [])
}

/** What is usual of the measure: the one just stated, else those that the words name. */
export function usualMeanings(reading: TextReading, at: number, amount: Amount): Meaning[] {
  const { items, ground } = reading
  const owner = ownerOfAmount(reading, at)
  const unit = amount.unit ?? unitBefore(reading, at, amount)
  const top = owner.isTop || isOfAnyTop(items, at)
  const [only, ...others] = owner.names
  if (only && others.length === 0) {
    const ofYear = nameFacts(only, unit ?? 'minutes').filter(({ kind }) => kind.startsWith('year-'))
    if (ofYear.length > 0) return usualsOf(ofYear)
  }
  if (owner.names.length > 0 && !owner.isTop && !top) return []
  const ofTop = top
    ? topOf(reading, at, owner).flatMap((name) => nameFacts(name, unit ?? 'minutes'))
    : []
  if (top) return usualsOf(ofTop)
  const own = explicitScope(items, at, amount)
  const before = factBefore(reading, at, unit)
  if (!own && before && before.subject === null)
    return usualsOf([
      before,
      ...(unit === null || unit === 'minutes' ? [] : dayFacts(ground, unit, 'all')),
    ])
  const all = unit === null ? ground.day.facts.filter(({ subject }) => subject === null) : null
  if (all) return usualsOf(all)
  const scopes: readonly (Scope | 'all')[] = own
    ? [own]
    : unit === 'minutes'
      ? [scopeBefore(items, at) ?? [...scopeNear(items, at), 'all' as const]].flat()
      : ['all']
  return usualsOf(scopes.flatMap((scope) => dayFacts(ground, unit as Unit, scope)))
}
