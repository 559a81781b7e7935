// Binds an amount to what it counts: its unit, its bearing ("nearly"), its scope ("of music"), whether
// it is the usual one, and the name that it belongs to. Small models keep every number and swap what
// it counts, so a number is true only of its own subject.
import type { Quantity } from './quantity.ts'
import type { Token } from './tokens.ts'
import {
  type Bearing,
  bearings,
  type Scope,
  scopeWords,
  type UnitWord,
  unitStops,
  unitWords,
} from './words/units.ts'

export interface BoundQuantity extends Quantity {
  readonly unit: UnitWord | null
  /** Of a bare amount: the units that it may have, from those around it. */
  readonly maybe: readonly UnitWord[]
  /** Index of the unit's token, or of the amount's last. */
  readonly end: number
  /** A noun is at the unit's position, and facts do not count it. */
  readonly isForeign: boolean
  readonly bearing: Bearing
  /** Scopes that the words beside it name. */
  readonly scopes: ReadonlySet<Scope>
  /** First token of the bearing, or of the amount. */
  readonly begin: number
}

export function bindUnits(
  list: readonly Token[],
  quantities: readonly Quantity[],
): BoundQuantity[] {
  const bound = quantities.map((quantity) => bindUnit(list, quantity))
  return joinDurations(list, inheritUnits(list, bound))
}

function bindUnit(list: readonly Token[], quantity: Quantity): BoundQuantity {
  const before = bearingBefore(list, quantity.from)
  const isAcross = before.bearing === 'over' && isSpread(list, before.begin)
  const { bearing, begin } = isAcross ? { bearing: 'exact' as const, begin: quantity.from } : before
  const unit = quantity.suffix
    ? { word: unitWords.get(quantity.suffix === 'h' ? 'hour' : 'minute') ?? null, end: quantity.to }
    : unitAfter(list, quantity)
  return {
    ...quantity,
    unit: unit.word,
    maybe: [],
    end: unit.end,
    isForeign: unit.word === null && isNoun(list, quantity),
    bearing: isOrSo(list, unit.end) ? 'about' : bearing,
    begin,
    scopes: scopesBeside(list, quantity, unit.end),
  }
}

/** The unit within four words; of several nouns in a row, the last ("podcast episodes"). */
function unitAfter(list: readonly Token[], { to, kind }: Quantity) {
  const none = { word: null, end: to }
  if (kind === 'ordinal' || kind === 'percent') return none
  for (let at = to + 1; at <= to + 4; at++) {
    const token = list[at]
    if (!token || token.kind === 'mark' || token.kind === 'number') return none
    if (token.kind === 'name') continue
    const word = unitWords.get(token.word)
    if (word) return lastUnit(list, at, word)
    if (unitStops.has(token.word) && !isOfThose(list, to, at)) return none
  }
  return none
}

/** "86 of those minutes", "a dozen of your plays". */
const isOfThose = (list: readonly Token[], to: number, at: number): boolean =>
  list[to + 1]?.word === 'of' &&
  (at === to + 1 ||
    (at === to + 2 && /^(?:those|these|the|your|its|that)$/.test(list[at]?.word ?? '')))

function lastUnit(list: readonly Token[], at: number, word: UnitWord) {
  const next = list[at + 1]
  const following = next && next.kind === 'word' ? unitWords.get(next.word) : undefined
  const isCompound =
    following && !/^(?:show|play|plays|stream|listen|acts?|time|day)$/.test(next?.word ?? '')
  if (
    isCompound ||
    (following && /^(?:track|song|podcast|music|artist)$/.test(list[at]?.word ?? ''))
  ) {
    return { word: following ?? word, end: at + 1 }
  }
  return { word, end: at }
}

/** A noun follows that no fact counts: "86 records". */
function isNoun(list: readonly Token[], { to, kind }: Quantity): boolean {
  const next = list[to + 1]
  return kind === 'count' && next?.kind === 'word' && !unitStops.has(next.word)
}

function bearingBefore(list: readonly Token[], from: number): { bearing: Bearing; begin: number } {
  const gaps = /^(?:an?|the|your|of|those)$/.test(list[from - 1]?.word ?? '') ? 2 : 1
  for (let gap = 0; gap < gaps; gap++) {
    for (const { words, bearing } of bearingsByLast.get(list[from - gap - 1]?.word ?? '') ?? []) {
      const begin = from - gap - words.length
      if (words.every((word, k) => list[begin + k]?.word === word)) return { bearing, begin }
    }
  }
  return { bearing: 'exact', begin: from }
}

const bearingsByLast = Map.groupBy(
  bearings.map(([phrase, bearing]) => ({ words: phrase.split(' '), bearing })),
  ({ words }) => words.at(-1) ?? '',
)

/** "310 minutes over 9 episodes" means across them: an amount is directly before it. */
function isSpread(list: readonly Token[], at: number): boolean {
  if (list[at]?.word !== 'over') return false
  if (/^(?:just|well|for|of|to|and|with)$/.test(list[at - 1]?.word ?? '')) return false
  return list
    .slice(Math.max(0, at - 7), at)
    .some(
      (token) =>
        token.clause === list[at]?.clause && (token.kind === 'number' || spreads.test(token.word)),
    )
}

const spreads = /^(?:spread|stretched|shared|split|minutes|hours|plays|episodes)$/

const isOrSo = (list: readonly Token[], end: number): boolean =>
  (list[end + 1]?.word === 'or' && list[end + 2]?.word === 'so') ||
  (list[end + 1]?.word === 'odd' && list[end + 1]?.isGlued === true)

/** Scope words from three before the amount to four after its unit, within the clause. */
function scopesBeside(list: readonly Token[], { from, to }: Quantity, end: number): Set<Scope> {
  const scopes = new Set<Scope>()
  const clause = list[to]?.clause
  const add = (at: number) => {
    const scope = scopeWords.get(list[at]?.word ?? '')
    // "music around one sitting" is of music; only "a 96-minute session" is of the session.
    const isFar = scope === 'session' && at > end + 1
    if (scope && !isFar && list[at]?.clause === clause) scopes.add(scope)
  }
  for (let at = from - 1; at >= from - 4 && !isAmount(list[at]); at--) add(at)
  for (let at = to + 1; at <= end + 5 && !isAmount(list[at]); at++) add(at)
  return scopes
}

const isAmount = (token: Token | undefined): boolean => token?.kind === 'number'

/** "58 plays, 14 of them hers": a bare amount counts something that this sentence or the two before did. */
function inheritUnits(list: readonly Token[], bound: readonly BoundQuantity[]): BoundQuantity[] {
  return bound.map((each, i) => {
    if (each.kind !== 'count' || each.unit || each.isForeign) return each
    const sentence = list[each.to]?.sentence ?? 0
    const isNear = (other: BoundQuantity | undefined): other is BoundQuantity =>
      other?.unit != null && sentence - (list[other.to]?.sentence ?? 0) <= 2
    const next = bound[i + 1]
    if (list[each.to + 1]?.word === 'of' && isNear(next) && isWholeOf(list, each, next)) {
      return { ...each, unit: next.unit }
    }
    const known = [...bound.slice(0, i), ...bound.slice(i + 1, i + 2)].filter(isNear)
    return {
      ...each,
      maybe: known.flatMap(({ unit }) => (unit && unit.unit !== 'times' ? unit : [])),
    }
  })
}

/** "14 of the 58 plays". */
const isWholeOf = (list: readonly Token[], part: BoundQuantity, whole: BoundQuantity): boolean =>
  whole.from - part.to <= 4 && list[part.to]?.clause === list[whole.to]?.clause

/** "3 hours and 20 minutes", "6h 52m" are one amount in minutes. */
function joinDurations(list: readonly Token[], bound: readonly BoundQuantity[]): BoundQuantity[] {
  const joined: BoundQuantity[] = []
  for (const each of bound) {
    const before = joined.at(-1)
    if (
      before &&
      isHours(before) &&
      isMinutes(list, each) &&
      isAdjacent(list, before.end, each.from)
    ) {
      const value = before.value * 60 + each.value
      const unit = unitWords.get('minutes') ?? null
      const { end, to } = each
      joined[joined.length - 1] = {
        ...before,
        to,
        end,
        unit,
        value,
        decimals: 0,
        scopes: each.scopes,
      }
    } else joined.push(withHalfHour(list, each))
  }
  return joined
}

const isHours = ({ unit, kind, decimals }: BoundQuantity): boolean =>
  kind === 'count' && unit?.factor === 60 && decimals === 0

const isMinutes = (list: readonly Token[], each: BoundQuantity): boolean =>
  each.kind === 'count' &&
  each.value < 60 &&
  (each.unit === null
    ? !each.isForeign && list[each.to + 1]?.word !== 'of'
    : each.unit.unit === 'minutes' && each.unit.factor === 1)

const isAdjacent = (list: readonly Token[], end: number, from: number): boolean => {
  for (let at = end + 1; at < from; at++) {
    if (!/^(?:and|,|\+)$/.test(list[at]?.word ?? '')) return false
  }
  return from - end <= 3
}

/** "two hours and a half". */
function withHalfHour(list: readonly Token[], each: BoundQuantity): BoundQuantity {
  const isHalf = ['and', 'a', 'half'].every((word, k) => list[each.end + 1 + k]?.word === word)
  return isHours(each) && isHalf
    ? { ...each, value: each.value + 0.5, decimals: 1, end: each.end + 3 }
    : each
}
