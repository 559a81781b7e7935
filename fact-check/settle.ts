// Settles each sentence: supported where the facts carry everything that it claims and every word was read.

import type { CheckedSentence, TextFault } from './fault.ts'
import { isGeneral, isOfSleeve } from './figure.ts'
import { has } from './items.ts'
import type { Item, TextReading } from './reading.ts'
import { isVoiced } from './voiced.ts'
import { isClaiming } from './words/lexicon.ts'

/** Call it last: it reads what the rules have carried. */
export function settleSentences(reading: TextReading): readonly CheckedSentence[] {
  const { part, sentences } = reading.tokens
  return sentences.map((sentence, i) => {
    const next = sentences[i + 1]?.start ?? Number.POSITIVE_INFINITY
    const own = () =>
      reading.faults.filter(
        ({ weight, start }) => weight !== 'form' && start >= sentence.start && start < next,
      )
    const factIds = [...(reading.cited.get(i) ?? [])]
    if (isFigure(reading, i, own())) {
      return { part, ...sentence, outcome: 'supported', factIds, reasons: [] }
    }
    faultUnread(
      reading,
      i,
      own().map(({ start, end }) => [start, end] as const),
    )
    const found = softened(own())
    const reasons = found.length > 0 && isVoiced(reading.ground, sentence.text) ? [] : found
    return { part, ...sentence, outcome: worstOutcome(reasons), factIds, reasons }
  })
}

/** What is no plain word in it, a fact carries. What is said in general, no rule need have carried. */
function isFigure(
  { items, covered }: TextReading,
  sentence: number,
  faults: readonly TextFault[],
): boolean {
  const isOwn = (item: Item) => item.sentence === sentence
  const isPlain = ({ kind }: Item, at: number) =>
    /^(?:word|idiom|mark)$/.test(kind) || covered.has(at)
  if (!items.every((item, at) => !isOwn(item) || isPlain(item, at))) return false
  const own = items.filter(isOwn)
  return faults.length === 0
    ? isGeneral(own) || isOfSleeve(own)
    : isGeneral(own) && faults.every(({ weight }) => weight === 'not-stated')
}

/** A writer's own claim is false however the sentence reads. */
const isClaimed = ({ kind, weight }: TextFault): boolean =>
  kind === 'sentence' && weight === 'contradicted'

/** What was not read may make anything true: a contradiction needs a sentence that was read to its end. */
function softened(faults: readonly TextFault[]): readonly TextFault[] {
  const isRead = faults.every(({ weight }) => weight === 'contradicted')
  // Of a name that is none, the numbers cannot be carried either.
  const isSpelt = faults.every(
    ({ kind, weight }) => weight === 'contradicted' || kind !== 'sentence',
  )
  return faults.map((fault) =>
    isRead || (isSpelt && fault.kind === 'name') || isClaimed(fault)
      ? fault
      : { ...fault, weight: 'not-stated' },
  )
}

/** What these faults make of the words that they are in. */
export const worstOutcome = (faults: readonly TextFault[]): CheckedSentence['outcome'] => {
  const weights = new Set(faults.map(({ weight }) => weight))
  if (weights.has('contradicted')) return 'contradicted'
  return weights.has('not-stated') ? 'not-stated' : 'supported'
}

/** The words of a sentence that no class knows, or that claim what no fact carried. */
function faultUnread(
  reading: TextReading,
  sentence: number,
  faulty: readonly (readonly [number, number])[],
): void {
  const { items, covered } = reading
  const own = items.flatMap((item, i) => (item.sentence === sentence ? [i] : []))
  for (const at of own) {
    const item = items[at] as Item
    if (covered.has(at) || item.kind === 'mark' || isHarmless(item)) continue
    const kind = item.kind === 'word' && item.tags.size === 0 ? 'sentence' : kindOf(item)
    const words = reading.wordsOf(at, at)
    const isOpen = item.kind === 'word' && item.tags.size === 0
    const detail = isOpen
      ? `no fact says "${words}"`
      : `the text says "${words}"; no fact carries that here`
    const before = reading.faults.length
    reading.fault({ kind, weight: 'not-stated', from: at, to: at, detail })
    const fault = reading.faults[before]
    if (fault && faulty.some(([start, end]) => fault.start >= start && fault.end <= end))
      reading.faults.pop()
  }
}

const isHarmless = (item: Item): boolean =>
  (item.kind === 'word' || item.kind === 'idiom') && item.tags.size > 0 && !isClaiming(item.tags)

function kindOf(item: Item): TextFault['kind'] {
  if (item.kind === 'name') return 'name'
  if (item.kind === 'amount') return 'number'
  if (item.kind === 'clock' || has(item, 'daypart')) return 'clock'
  if (item.kind === 'date') return 'date'
  if (has(item, 'new')) return 'first-time'
  if (has(item, 'no')) return 'negation'
  if (has(item, 'most', 'least', 'lead') || item.top) return 'superlative'
  return has(item, 'more', 'less', 'ahead', 'behind', 'second', 'usual')
    ? 'comparative'
    : 'sentence'
}
