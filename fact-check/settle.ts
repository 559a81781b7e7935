// Settles each sentence: supported where the facts carry everything that it claims and every word was read.

import type { CheckedSentence, TextFault } from './fault.ts'
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
    faultUnread(
      reading,
      i,
      own().map(({ start, end }) => [start, end] as const),
    )
    const found = softened(own())
    const reasons = found.length > 0 && isVoiced(reading.ground, sentence.text) ? [] : found
    const factIds = [...(reading.cited.get(i) ?? [])]
    return { part, ...sentence, outcome: worstOutcome(reasons), factIds, reasons }
  })
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
  const isFigure = isFigureOfSpeech(items, own)
  for (const at of own) {
    const item = items[at] as Item
    if (covered.has(at) || item.kind === 'mark' || isHarmless(item)) continue
    if (isFigure && (item.kind === 'word' || item.kind === 'idiom')) continue
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

/** What is said of sleeve, page or needle is a figure of speech, if it has nothing that facts could carry. */
function isFigureOfSpeech(items: readonly Item[], own: readonly number[]): boolean {
  const words = own.map((i) => items[i] as Item)
  if (isGeneric(words)) return true
  const subject = words.findIndex(
    ({ kind, tags }) => kind === 'word' && !(tags.has('function') && tags.size === 1),
  )
  return (
    has(words[subject], 'sleeve') &&
    !words.some((item) => has(item, 'you') || item.kind === 'amount')
  )
}

const pastForms = new Set(
  (
    'was were had did been came went got took gave made kept held said told knew left felt met ran sat stood lay fell ' +
    'began drew wore broke spoke stole woke drove rode rose sang swam rang sank drank won lost found bought brought ' +
    'caught taught thought sought fought sold slept swept wept dealt meant sent spent built lent bent heard paid laid ' +
    'led read fed bled bred fled hung struck stuck swung flung dug spun saw ate threw grew blew flew shook became chose'
  ).split(' '),
)

/** Of the day and of the person such a sentence says nothing: it is in the present, and of things in general. */
function isGeneric(words: readonly Item[]): boolean {
  const own = words.filter(({ kind }) => kind !== 'mark')
  const [first] = own
  const isAnchored = own.some(
    (item) =>
      item.kind === 'name' ||
      item.kind === 'amount' ||
      item.kind === 'clock' ||
      item.kind === 'date' ||
      item.kind === 'top' ||
      has(
        item,
        'you',
        'most',
        'least',
        'more',
        'less',
        'usual',
        'second',
        'ordinal',
        'year',
        'daypart',
        'lead',
        'ahead',
        'behind',
      ) ||
      pastForms.has(item.word) ||
      (/(?:[^e]ed|day|today|here|this|these|those|i|we|us|me|my|our|now|tonight)$/.test(
        item.word,
      ) &&
        /ed$|^(?:.*day|here|this|these|those|i|we|us|me|my|our|now|tonight)$/.test(item.word)),
  )
  const isPronoun = /^(?:the|it|its|they|he|she|that|them|his|her|their|there)$/.test(
    first?.word ?? '',
  )
  const isPresent = own.some(
    ({ word }, i) =>
      /^(?:is|are|has|have|does|do|can|may)$/.test(word) ||
      (i > 0 && /[^s]s$/.test(word) && own[i - 1]?.kind === 'word' && !has(own[i - 1], 'function')),
  )
  return !isAnchored && !isPronoun && isPresent
}
