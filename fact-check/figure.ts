// Figures of speech: sentences that claim nothing of the day or its listener. They are in the present, of things in
// general ("Candles keep their own time", "Variety has its own stamina"), or of a record sleeve.
import { has } from './items.ts'
import type { Item } from './reading.ts'
import type { Tag } from './words/lexicon.ts'
import { type Unit, unitWords } from './words/units.ts'

type Items = readonly Item[]

/** What is said of sleeve, page or needle. */
export function isOfSleeve(sentence: Items): boolean {
  const words = unmarked(sentence)
  const subject = words.find(
    ({ kind, tags }) => kind === 'word' && !(tags.has('function') && tags.size === 1),
  )
  return has(subject, 'sleeve') && !words.some((item) => has(item, 'you') || item.kind === 'amount')
}

export function isGeneral(sentence: Items): boolean {
  const words = unmarked(sentence)
  return (
    !definite.test(words[0]?.word ?? '') &&
    !words.some((item, i) => isAnchored(item, words[i - 1]) || isPast(words, i)) &&
    words.some((_, i) => isPresent(words, i))
  )
}

const unmarked = (sentence: Items): Items => sentence.filter(({ kind }) => kind !== 'mark')

/** What begins so is a certain one, that of the day. */
const definite = /^(?:the|it|its|they|he|she|that|them|his|her|their|there)$/

const anchors: readonly Tag[] = [
  ...(['you', 'most', 'least', 'more', 'less', 'usual', 'second', 'ordinal'] as const),
  ...(['lead', 'ahead', 'behind', 'music', 'podcast', 'taste', 'energy'] as const),
]
const heard: ReadonlySet<Unit | undefined> = new Set([
  'tracks',
  'artists',
  'shows',
  'episodes',
  'genres',
])
const pointing =
  /^(?:today|tonight|now|here|this|these|those|i|we|us|me|my|our|listeners?|better|worse|than)$/

function isAnchored(item: Item, before: Item | undefined): boolean {
  if (/^(?:name|amount|clock|top)$/.test(item.kind)) return true
  if (has(item, ...anchors) || pointing.test(item.word)) return true
  // In general, of what is heard: praise, or what people are like.
  if (heard.has(unitWords.get(item.word)?.unit)) return true
  const isTime = item.kind === 'date' || has(item, 'year', 'daypart') || /day$/.test(item.word)
  const isAny = /^(?:an?|any|every|no|some)$/.test(before?.word ?? '') || /[^s]s$/.test(item.word)
  const { year, month, dayOfMonth } = item.date ?? {}
  return isTime && !(isAny && (year ?? month ?? dayOfMonth) === undefined)
}

const pastForms: ReadonlySet<string> = new Set(
  (
    'was were had did been came went got took gave made kept held said told knew left felt met ran sat stood lay fell ' +
    'began drew wore broke spoke stole woke drove rode rose sang swam rang sank drank won lost found bought brought ' +
    'caught taught thought sought fought sold slept swept wept dealt meant sent spent built lent bent heard paid laid ' +
    'led read fed bled bred fled hung struck stuck swung flung dug spun saw ate threw grew blew flew shook became chose'
  ).split(' '),
)

/** "are made", "has always been": a participle, and no past. */
const auxiliary =
  /^(?:is|are|am|be|being|been|get|gets|has|have|not|never|always|often|only|just|also)$/

const isPast = (words: Items, at: number): boolean => {
  const word = words[at]?.word ?? ''
  return (pastForms.has(word) || /[^e]ed$/.test(word)) && !auxiliary.test(words[at - 1]?.word ?? '')
}

const isPresent = (words: Items, at: number): boolean => {
  const word = words[at]?.word ?? ''
  if (/^(?:is|are|has|have|does|do|can|may|must|should|will|cannot)$/.test(word)) return true
  const [before, determiner] = [words[at - 1], words[at - 2]]
  if (before?.kind !== 'word' || has(before, 'function')) return false
  // "needs"; "candles keep", "some calendars only go"
  if (/[^s]s$/.test(word)) return true
  const isPlural = /[^s]s$/.test(before.word) && !has(before, 'function')
  const isSubject =
    at === 1 || (at === 2 && /^(?:some|many|few|all|other)$/.test(determiner?.word ?? ''))
  return (
    isPlural &&
    isSubject &&
    words[at]?.kind === 'word' &&
    !/(?:ing|ly)$/.test(word) &&
    !has(words[at], 'function')
  )
}
