// The deterministic fact check. Generation compares a text with the facts before it becomes a draft; judging
// compares the stored text with them again. Pure. bench/fact-check.ts measures its cost.

import { defaultTextLimits, type TextLimits } from '#facts/text-length.ts'
import type { Sentence } from '#schemas/index.ts'
import { checkBetween } from './between.ts'
import { checkAmounts } from './bind.ts'
import { checkClaims } from './check-claims.ts'
import type { SentenceClaims } from './claim.ts'
import { checkClocks } from './clock-claims.ts'
import { checkComparatives, checkUnusual } from './comparatives.ts'
import { checkDates } from './date-claims.ts'
import { checkEllipsis } from './ellipsis.ts'
import { checkExtent } from './extent.ts'
import type { CheckedSentence, CheckResult, TextFault } from './fault.ts'
import { checkFirstOfNew } from './first-of-new.ts'
import { type CheckedDay, groundOf } from './ground.ts'
import { checkNames } from './invented.ts'
import { checkLog } from './log-clause.ts'
import { checkOnlyOnes } from './only.ts'
import { checkOrder } from './order.ts'
import { checkPolicy } from './policy.ts'
import { checkRanks } from './ranks.ts'
import { read, type TextReading } from './reading.ts'
import { settleSentences, worstOutcome } from './settle.ts'
import { checkShape } from './shape.ts'
import { checkSpelling } from './spelling.ts'

export interface CheckedText {
  readonly title: string
  readonly story: string
}

export interface CheckOptions {
  readonly limits?: Partial<TextLimits>
  /** What the writer says that its sentences claim; verified, and taken where the words alone leave it open. */
  readonly claims?: readonly SentenceClaims[]
}

/**
 * Says of each sentence whether the facts of the day support it, contradict it, or do not state it. Supported is a
 * sentence of which every number, name, time and comparison is carried by a fact and every word was read.
 * English texts only; what is in another language is not stated.
 */
export function checkText(
  text: CheckedText,
  day: CheckedDay,
  options: CheckOptions = {},
): CheckResult {
  const claims = options.claims ?? []
  const limits = { ...defaultTextLimits, ...options.limits }
  const ground = groundOf(day)
  const language = languageFaults(day, text)
  const parts = (['title', 'story'] as const).map((part) => {
    const reading = read(part, text[part], ground)
    return { sentences: settled(reading, claims), form: formFaults(reading, limits) }
  })
  const sentences = parts.flatMap((each) => each.sentences.map((one) => withFaults(one, language)))
  const reasons = sentences.flatMap((sentence) => sentence.reasons)
  const faults = [...reasons, ...parts.flatMap(({ form }) => form)].sort(byPlace)
  return { outcome: worstOutcome(reasons), faults: [...new Set(faults)], sentences }
}

/** The same of one part alone, its form and language aside. */
export const checkPart = (
  part: TextFault['part'],
  words: string,
  day: CheckedDay,
  claims: readonly SentenceClaims[] = [],
): readonly CheckedSentence[] => settled(read(part, words, groundOf(day)), claims)

const byPlace = (a: TextFault, b: TextFault): number =>
  (a.part === b.part ? 0 : a.part === 'title' ? -1 : 1) || a.start - b.start

/** A fault in the language is one of each sentence. */
function withFaults(sentence: CheckedSentence, faults: readonly TextFault[]): CheckedSentence {
  if (faults.length === 0) return sentence
  const reasons = [...faults.filter(({ part }) => part === sentence.part), ...sentence.reasons]
  return { ...sentence, outcome: worstOutcome(reasons), reasons }
}

/** As a report keeps them: the story's sentences with the facts that each rests on. */
export const storySentences = ({ sentences }: CheckResult): readonly Sentence[] =>
  sentences
    .filter(({ part }) => part === 'story')
    .map(({ text, factIds }) => ({ text, factIds: [...factIds], settledBy: 'code' }))

/** In this order: a rule takes the words that it accounts for, so that none is read twice. */
function settled(
  reading: TextReading,
  claims: readonly SentenceClaims[],
): readonly CheckedSentence[] {
  checkNames(reading)
  checkClaims(reading, claims)
  checkDates(reading)
  checkClocks(reading)
  checkAmounts(reading)
  checkOnlyOnes(reading)
  checkRanks(reading)
  checkUnusual(reading)
  checkComparatives(reading)
  checkOrder(reading)
  checkExtent(reading)
  checkLog(reading)
  checkEllipsis(reading)
  checkFirstOfNew(reading)
  checkBetween(reading)
  return settleSentences(reading)
}

function formFaults(reading: TextReading, limits: TextLimits): readonly TextFault[] {
  checkPolicy(reading)
  checkSpelling(reading)
  checkShape(reading, limits)
  return reading.faults.filter(({ weight }) => weight === 'form')
}

function languageFaults({ language }: CheckedDay, text: CheckedText): TextFault[] {
  if (/^en(?:-|$)/i.test(language)) return []
  const detail = `the check reads English only, and the text is in ${language}`
  return (['title', 'story'] as const).map((part) => {
    const span = { part, text: text[part], start: 0, end: text[part].length }
    return { kind: 'language', weight: 'not-stated', ...span, detail }
  })
}
