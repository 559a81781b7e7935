// A denial turns a true sentence into a false one with every number in place.
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type TextReading, wordsOf } from './reading.ts'
import { harmlessNegations, negations } from './words/claims.ts'
import { unitWords } from './words/units.ts'

const harmless = indexPhrases(harmlessNegations)

export function checkNegations(reading: TextReading): void {
  const { list } = reading
  for (let i = 0; i < list.length; i++) {
    const word = list[i]?.kind === 'word' ? (list[i]?.word ?? '') : ''
    const isSplit = negations.has(word) || negations.has(list[i]?.text.toLowerCase() ?? '')
    const end = phraseEnd(list, i, harmless)
    if (end >= 0 && !(word === 'never' && reading.amounts.has(end + 1))) {
      i = end
      continue
    }
    if (!isSplit || word === '') continue
    if (isTrueZero(reading, i) || !deniesFact(reading, i)) continue
    const detail = `the text says "${wordsOf(reading, i, i)}"; the facts state what was, not what was not`
    reading.fault({ kind: 'negation', from: i, to: i, detail })
  }
}

/** It is in a clause that states an amount, a name or an act of the listener. */
function deniesFact({ list, amounts }: TextReading, i: number): boolean {
  const clause = list.filter((token) => token.clause === list[i]?.clause)
  const isStated = list.some(
    ({ kind, clause: its }, at) =>
      its === list[i]?.clause && (kind === 'name' || kind === 'clock' || amounts.has(at)),
  )
  const isDoing = clause.some(
    ({ word }, k) => word === 'you' && clause.slice(k + 1, k + 6).some((t) => doings.test(t.word)),
  )
  return isStated || isDoing
}

const doings =
  /^(?:play|listen|hear|stream|repeat|press|skip|stop|start|pause|take|took|miss|return|go|reach)(?:ed|s|ing|en)?$|^heard$/

/** "no podcasts": true where no fact counts any. */
function isTrueZero({ list, ground }: TextReading, i: number): boolean {
  const unit = unitWords.get(list[i + 1]?.word ?? '')?.unit
  if (!/^(?:no|without)$/.test(list[i]?.word ?? '') || !unit) return false
  const counted = ground.measures.filter((m) => m.role === 'value' && m.units.includes(unit))
  return counted.some(({ value }) => value === 0) && counted.every(({ value }) => value === 0)
}
