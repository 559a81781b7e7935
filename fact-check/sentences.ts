// Every sentence with the facts that it rests on: what the checks matched in it, and the names in it.
import type { CheckedSentence, TextFault } from './fault.ts'
import type { TextReading } from './reading.ts'

/** Words that a sentence without any fact may have before it counts as a claim. */
const bareWordsMax = 16

/** Call it last: it reads what the other checks have cited. */
export function traceSentences(reading: TextReading): readonly CheckedSentence[] {
  citeNames(reading)
  const { part, sentences } = reading.tokens
  return sentences.map((sentence, i) => {
    const factIds = [...(reading.cited.get(i) ?? [])]
    if (factIds.length === 0 && part === 'story') checkBare(reading, i, sentence.text)
    const next = sentences[i + 1]?.start ?? Number.POSITIVE_INFINITY
    const reasons = reading.faults.filter(
      ({ weight, start }) => weight !== 'form' && start >= sentence.start && start < next,
    )
    return { part, ...sentence, outcome: outcomeOf(reasons), factIds, reasons }
  })
}

/** What these faults make of the words that they are in. */
export const outcomeOf = (faults: readonly TextFault[]): CheckedSentence['outcome'] => {
  const weights = new Set(faults.map(({ weight }) => weight))
  if (weights.has('contradicted')) return 'contradicted'
  return weights.has('not-stated') ? 'not-stated' : 'supported'
}

/** The fact that states a name; where only counts of it exist, the first of those that the sentence has not. */
function citeNames(reading: TextReading): void {
  for (const { name, sentence } of reading.list) {
    if (!name) continue
    const ids = reading.cited.get(sentence)
    if (name.stated.some(({ id }) => ids?.has(id)) || name.counted.some(({ id }) => ids?.has(id))) {
      const crowned = name.stated.filter(({ kind }) => kind.startsWith('top-')).slice(0, 1)
      reading.cite(sentence, crowned)
      continue
    }
    reading.cite(sentence, (name.stated.length > 0 ? name.stated : name.counted).slice(0, 1))
  }
}

/** A longer sentence without a supporting fact states something that no fact states. */
function checkBare(reading: TextReading, sentence: number, text: string): void {
  const words = text.split(/\s+/).length
  const from = reading.list.findIndex((token) => token.sentence === sentence)
  const to = reading.list.findLastIndex((token) => token.sentence === sentence)
  const isFaulty = reading.faults.some(({ start }) => {
    const first = reading.list[from]
    const last = reading.list[to]
    return first !== undefined && last !== undefined && start >= first.start && start <= last.end
  })
  if (words <= bareWordsMax || isFaulty) return
  const detail = 'the sentence rests on no fact'
  reading.fault({ kind: 'sentence', weight: 'not-stated', from, to, detail })
}
