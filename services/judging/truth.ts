// The judge has the facts too: it reads every sentence of what was published, those that code or a second reader
// settled as well, since it is there to find what they let through.
import type { ChatOutcome } from '#models/model.ts'
import type { Prompt } from '#prompts/prompt.ts'
import { askReader, opinionsOf, type ReaderQuestion } from '#prompts/reader/opinions.ts'
import type { Check, ReportPublished } from '#schemas/index.ts'

const DETAIL_CHARACTERS_MAX = 1_000

/** Neither country nor log are published. */
export const askForTruth = (
  prompt: Prompt,
  { title, story, facts, sentences }: ReportPublished,
): ReaderQuestion =>
  askReader(prompt, {
    title,
    story,
    facts,
    log: [],
    country: null,
    sentences: [title, ...sentences.map(({ text }) => text)],
  })

/**
 * A sentence that is contradicted fails the report. One that is not stated leaves it unsure: the published facts are
 * less than the log that it was written from.
 */
export function gradeTruth(outcome: ChatOutcome, question: ReaderQuestion): Check {
  const read = opinionsOf(outcome, question)
  if (!read.ok) return truth('error', read.detail)
  const denied = read.opinions.flatMap(({ outcome: said, span, reasoning }, at) =>
    said === 'supported'
      ? []
      : [{ said, text: `${said}: "${span || question.sentences[at]}" ${reasoning}` }],
  )
  const isFalse = denied.some(({ said }) => said === 'contradicted')
  const found = isFalse ? 'fail' : denied.length > 0 ? 'unsure' : 'pass'
  return truth(found, denied.map(({ text }) => text).join(' '))
}

const truth = (outcome: string, detail: string): Check => ({
  name: 'truth',
  kind: 'LLM',
  outcome,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})
