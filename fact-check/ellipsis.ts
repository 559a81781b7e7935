// Sentences that leave out what they claim, since the one before says it: "So was X", "Both times it was X", "The first
// of them was X", "X was theirs as well". The rules read one sentence at a time: what such a one claims is not stated.

import { has } from './items.ts'
import type { Item, TextReading } from './reading.ts'

const auxiliary = /^(?:was|were|is|are|did|do|does|had|has|have)$/
/** What "of them" may stand for in its own sentence. */
const isCountable = (item: Item | undefined): boolean =>
  item?.kind === 'amount' || item?.kind === 'name' || has(item, 'noun', 'session', 'podcast')

/** Call it after the log's rule, which takes the faults of others back. */
export function checkEllipsis(reading: TextReading): void {
  const { items } = reading
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'word' || !leavesOut(items, at)) continue
    const detail = `"${reading.wordsOf(at, at)}" leaves to another sentence what it claims`
    reading.fault({ kind: 'sentence', weight: 'not-stated', from: at, to: at, detail })
  }
}

function leavesOut(items: readonly Item[], at: number): boolean {
  const word = (step: number): string => {
    const other = items[at + step]
    return other?.sentence === items[at]?.sentence ? (other?.word ?? '') : ''
  }
  const own = items[at]?.word ?? ''
  if (/^(?:theirs|hers)$/.test(own)) return !isShareOf(items[at - 2], word(-1))
  if (/^(?:so|nor|neither)$/.test(own)) return auxiliary.test(word(1)) || auxiliary.test(word(2))
  if (/^(?:did|does|do)$/.test(own))
    return /^(?:so|likewise)$/.test(word(1)) || isSame(word(1), word(2))
  if (own === 'both') return !isPair(items, at)
  if (/^ones?$/.test(own)) return word(-1) === 'the' && /^(?:by|from|of|that)$/.test(word(1))
  if (own === 'them') return word(-1) === 'of' && !before(items, at).some(isCountable)
  if (own === 'once') return before(items, at).some((each) => has(each, 'no'))
  return false
}

/** "86 of them were hers" */
const isShareOf = (part: Item | undefined, verb: string): boolean =>
  auxiliary.test(verb) &&
  (part?.kind === 'amount' || /^(?:it|them|those|these|that|which)$/.test(part?.word ?? ''))

const isSame = (next: string, after: string): boolean => next === 'the' && after === 'same'

/** Of its sentence. */
const before = (items: readonly Item[], at: number): readonly Item[] =>
  items.slice(0, at).filter(({ sentence }) => sentence === items[at]?.sentence)

/** "both X and Y" says of whom. */
function isPair(items: readonly Item[], at: number): boolean {
  const rest = items.slice(at + 1).filter(({ sentence }) => sentence === items[at]?.sentence)
  const end = rest.findIndex(({ word }) => word === 'and')
  return end > 0 && end <= 4 && rest[end + 1] !== undefined
}
