// The deterministic fact check. Generation compares a text with the facts before it becomes a draft; judging
// compares the stored text with them again. Pure. bench/fact-check.ts measures its cost.
import { defaultTextLimits, type TextLimits } from '#facts/text-length.ts'
import type { Sentence } from '#schemas/index.ts'
import { checkClocks } from './clocks.ts'
import { checkComparatives } from './comparatives.ts'
import { checkDates } from './dates.ts'
import { checkExtent } from './extent.ts'
import type { CheckedSentence, CheckResult, TextFault } from './fault.ts'
import { checkFirsts } from './firsts.ts'
import { checkInvented } from './invented.ts'
import { checkNegations } from './negations.ts'
import { checkNumbers } from './numbers.ts'
import { checkOrder } from './order.ts'
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type CheckedDay, groundOf, read, type TextReading } from './reading.ts'
import { outcomeOf, traceSentences } from './sentences.ts'
import { checkShape } from './shape.ts'
import { checkSpelling } from './spelling.ts'
import { checkSuperlatives } from './superlatives.ts'
import { checkTypical } from './typical.ts'
import { checkVocabulary } from './vocabulary.ts'
import { idioms } from './words/idioms.ts'

export interface CheckedText {
  readonly title: string
  readonly story: string
}

export interface CheckOptions {
  readonly limits?: Partial<TextLimits>
}

/**
 * Compares a title and a story with the facts of their day. A story may state facts only: a number, name,
 * date, rank or comparison that no fact supports is a fault, and so is a genre, mood or scene.
 * English texts only; what is in another language is not stated.
 */
export function checkText(
  text: CheckedText,
  day: CheckedDay,
  options: CheckOptions = {},
): CheckResult {
  const ground = groundOf(day)
  const limits = { ...defaultTextLimits, ...options.limits }
  const title = read('title', text.title, ground)
  const story = read('story', text.story, ground)
  for (const reading of [title, story]) checkReading(reading, limits)
  const language = languageFaults(day, text)
  const sentences = [...traceSentences(title), ...traceSentences(story)].map((sentence) =>
    withFaults(sentence, language),
  )
  const faults = [...language, ...title.faults, ...story.faults]
  return { outcome: outcomeOf(sentences.flatMap(({ reasons }) => reasons)), faults, sentences }
}

/** A fault in the language is one of each sentence. */
function withFaults(sentence: CheckedSentence, faults: readonly TextFault[]): CheckedSentence {
  if (faults.length === 0) return sentence
  const reasons = [...faults.filter(({ part }) => part === sentence.part), ...sentence.reasons]
  return { ...sentence, outcome: outcomeOf(reasons), reasons }
}

/** As a report keeps them: the story's sentences with the facts that each rests on. */
export const storySentences = ({ sentences }: CheckResult): readonly Sentence[] =>
  sentences
    .filter(({ part }) => part === 'story')
    .map(({ text, factIds }) => ({ text, factIds: [...factIds], settledBy: 'code' }))

/** In this order: each check takes the words that it accounts for, so that none is read twice. */
function checkReading(reading: TextReading, limits: TextLimits): void {
  takeIdioms(reading)
  checkDates(reading)
  checkClocks(reading)
  checkSuperlatives(reading)
  checkNumbers(reading)
  checkComparatives(reading)
  checkTypical(reading)
  checkOrder(reading)
  checkFirsts(reading)
  checkNegations(reading)
  checkExtent(reading)
  checkVocabulary(reading)
  checkInvented(reading)
  checkSpelling(reading)
  checkShape(reading, limits)
}

const idiomPhrases = indexPhrases(idioms)

function takeIdioms(reading: TextReading): void {
  for (let i = 0; i < reading.list.length; i++) {
    const end = phraseEnd(reading.list, i, idiomPhrases)
    if (end >= 0) reading.take(i, end)
  }
}

function languageFaults({ language }: CheckedDay, text: CheckedText): TextFault[] {
  if (/^en(?:-|$)/i.test(language)) return []
  const detail = `the check reads English only, and the text is in ${language}`
  return (['title', 'story'] as const).map((part) => {
    const span = { part, text: text[part], start: 0, end: text[part].length }
    return { kind: 'language', weight: 'not-stated', ...span, detail }
  })
}
