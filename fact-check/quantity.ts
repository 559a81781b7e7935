// Finds the amounts in a text: digits with separators, words, ordinals, dozens, halves, percentages,
// ratios. Their units are bound afterwards (units.ts); dates and clock times are not amounts.
import type { Token } from './tokens.ts'
import {
  fractionWords,
  looseWords,
  numberWords,
  ordinalWords,
  ratioWords,
  scaleWords,
} from './words/numbers.ts'

export type QuantityKind = 'count' | 'percent' | 'ratio' | 'ordinal'

export interface Quantity {
  readonly kind: QuantityKind
  /** Token indices, inclusive. */
  readonly from: number
  readonly to: number
  readonly value: number
  /** Digits after the point, as written. */
  readonly decimals: number
  /** Bounds of an amount that leaves room, such as "dozens"; null for one that does not. */
  readonly room: readonly [number, number] | null
  /** Attached to the digits: `h` or `m` of a duration. */
  readonly suffix: string
  readonly isWords: boolean
}

/** Amounts in reading order. `isTaken` says which tokens already belong to something else. */
export function lexQuantities(
  list: readonly Token[],
  isTaken: (index: number) => boolean,
): Quantity[] {
  const quantities: Quantity[] = []
  for (let i = 0; i < list.length; i++) {
    if (isTaken(i)) continue
    const found = quantityAt(list, i)
    if (!found) continue
    quantities.push(found)
    i = found.to
  }
  return quantities
}

function quantityAt(list: readonly Token[], i: number): Quantity | null {
  const token = list[i]
  if (token?.kind === 'number') return digitsAt(list, i, token)
  if (token?.kind !== 'word') return null
  return fractionAt(list, i) ?? dozenAt(list, i) ?? cardinalAt(list, i) ?? wordAt(list, i)
}

const quantity = (
  kind: QuantityKind,
  span: { from: number; to: number },
  value: number,
  more: Partial<Quantity> = {},
): Quantity => ({
  kind,
  ...span,
  value,
  decimals: Number.isInteger(value) ? 0 : 1,
  room: null,
  suffix: '',
  isWords: true,
  ...more,
})

function digitsAt(list: readonly Token[], i: number, token: Token): Quantity {
  const { digits, decimals, suffix } = token
  const plain = { decimals, suffix: '', isWords: false }
  const span = { from: i, to: i }
  if (/^(?:st|nd|rd|th)$/.test(suffix)) return quantity('ordinal', span, digits, plain)
  if (suffix === '%') return quantity('percent', span, digits, plain)
  if (suffix === 'x') return quantity('ratio', span, digits, plain)
  if (suffix === 'k') return quantity('count', span, digits * 1000, { ...plain, decimals: 0 })
  if (suffix) return quantity('count', span, digits, { ...plain, suffix: suffix[0] ?? '' })
  const next = list[i + 1]?.word ?? ''
  const scale = scaleWords.get(next)
  if (scale) return quantity('count', { from: i, to: i + 1 }, digits * scale, plain)
  if (isPercentWord(list, i + 1)) {
    return quantity('percent', { from: i, to: percentEnd(list, i + 1) }, digits, plain)
  }
  if (next === 'dozen') return quantity('count', { from: i, to: i + 1 }, digits * 12, plain)
  const half = halfAfter(list, i + 1)
  if (half) return quantity('count', { from: i, to: half }, digits + 0.5, { ...plain, decimals: 1 })
  return quantity('count', span, digits, plain)
}

const isPercentWord = (list: readonly Token[], i: number): boolean =>
  /^(?:percent|pc)$/.test(list[i]?.word ?? '') ||
  (list[i]?.word === 'per' && list[i + 1]?.word === 'cent')

const percentEnd = (list: readonly Token[], i: number): number =>
  list[i]?.word === 'per' ? i + 1 : i

/** "and a half": the index of its last word, 0 where it does not follow. */
const halfAfter = (list: readonly Token[], i: number): number =>
  list[i]?.word === 'and' && list[i + 1]?.word === 'a' && list[i + 2]?.word === 'half' ? i + 2 : 0

/** "half of", "a third of", "two thirds": parts of a whole, in per cent. */
function fractionAt(list: readonly Token[], i: number): Quantity | null {
  const word = list[i]?.word ?? ''
  const next = list[i + 1]?.word ?? ''
  if (word === 'half' && !/^(?:a|an|dozen|hour)$/.test(next)) {
    return isWhole(next) ? quantity('percent', { from: i, to: i }, 50) : null
  }
  const parts = word === 'a' || word === 'an' ? 1 : (numberWords.get(word) ?? 0)
  const share = fractionWords.get(next)
  if (parts === 0 || share === undefined || parts > 9) return null
  if (next === 'half' && parts !== 1) return null
  const isLast = next.endsWith('s') && (list[i + 2]?.kind ?? 'mark') === 'mark'
  return isLast || isWhole(list[i + 2]?.word ?? '')
    ? quantity('percent', { from: i, to: i + 1 }, parts * share)
    : null
}

const isWhole = (word: string): boolean =>
  /^(?:of|the|your|its|that|this|those|them|all|as|what)$/.test(word)

/** "a dozen", "half a dozen", "a couple", "half an hour": the noun of "half an hour" stays outside. */
function dozenAt(list: readonly Token[], i: number): Quantity | null {
  const at = (offset: number) => list[i + offset]?.word ?? ''
  if (at(0) === 'half' && /^an?$/.test(at(1))) {
    if (at(2) === 'dozen') return quantity('count', { from: i, to: i + 2 }, 6)
    return at(2) === 'hour' ? quantity('count', { from: i, to: i + 1 }, 0.5) : null
  }
  const many = /^(?:an?|one)$/.test(at(0)) ? 1 : (numberWords.get(at(0)) ?? 0)
  if (many > 0 && at(1) === 'dozen') return quantity('count', { from: i, to: i + 1 }, many * 12)
  if (at(0) === 'a' && /^(?:couple|pair)$/.test(at(1))) {
    return quantity('count', { from: i, to: at(2) === 'of' ? i + 2 : i + 1 }, 2)
  }
  if (/^an?$/.test(at(0)) && at(1) === 'hour' && list[i + 1]?.isGlued === false) {
    const half = halfAfter(list, i + 2)
    return half ? null : quantity('count', { from: i, to: i }, 1)
  }
  return null
}

/** "twenty-one", "two hundred and five", "a hundred", "three and a half". */
function cardinalAt(list: readonly Token[], i: number): Quantity | null {
  const isArticle = list[i]?.word === 'a' && scaleWords.has(list[i + 1]?.word ?? '')
  let total = 0
  let group = isArticle ? 1 : Number.NaN
  let to = isArticle ? i : i - 1
  for (let at = to + 1; at < list.length; at++) {
    const word = list[at]?.word ?? ''
    const value = numberWords.get(word)
    const scale = scaleWords.get(word)
    const ordinal = ordinalWords.get(word)
    if (value !== undefined && (Number.isNaN(group) || fits(group, value))) {
      group = Number.isNaN(group) ? value : group + value
    } else if (scale !== undefined && !Number.isNaN(group)) {
      if (scale === 100) group *= 100
      else {
        total += group * scale
        group = 0
      }
    } else if (ordinal !== undefined && ordinal < 10 && group >= 20 && group % 10 === 0) {
      return quantity('ordinal', { from: i, to: at }, total + group + ordinal)
    } else if (word === 'and' && group >= 100 && numberWords.has(list[at + 1]?.word ?? '')) continue
    else break
    to = at
  }
  if (Number.isNaN(group)) return null
  return cardinal(list, { from: i, to }, total + group)
}

function cardinal(
  list: readonly Token[],
  span: { from: number; to: number },
  value: number,
): Quantity {
  const half = halfAfter(list, span.to + 1)
  if (half) return quantity('count', { from: span.from, to: half }, value + 0.5)
  if (isPercentWord(list, span.to + 1)) {
    return quantity('percent', { from: span.from, to: percentEnd(list, span.to + 1) }, value)
  }
  return quantity('count', span, value)
}

/** Tens take a unit after them, hundreds take anything smaller. */
const fits = (group: number, value: number): boolean =>
  group % 100 === 0 ? value < 100 && group > 0 : group % 10 === 0 && group % 100 >= 20 && value < 10

function wordAt(list: readonly Token[], i: number): Quantity | null {
  const word = list[i]?.word ?? ''
  const span = { from: i, to: i }
  const ratio = ratioWords.get(word)
  if (ratio !== undefined) return quantity('ratio', span, ratio)
  const ordinal = ordinalWords.get(word)
  if (ordinal !== undefined) return quantity('ordinal', span, ordinal)
  const fold = /^(two|three|four|five|six|seven|eight|nine|ten)fold$/.exec(word)?.[1]
  if (fold) return quantity('ratio', span, numberWords.get(fold) ?? 0)
  const room = looseWords.get(word)
  return room ? quantity('count', span, room[0], { room }) : null
}
