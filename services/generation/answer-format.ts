// What an answer looks like: it follows the version of the prompt, since a prompt once used asks for what it asks for.
import type { ChatRequest } from '#models/model.ts'
import type { Prompt } from '#prompts/prompt.ts'
import { claimedAnswerSchema, parseClaimedDraft } from './claimed-draft.ts'
import { answerSchema, type ParseOutcome, parseDraft } from './draft.ts'
import type { Step } from './writer-order.ts'

export interface AnswerFormat {
  readonly schema: ChatRequest['schema']
  readonly parse: (answer: string) => ParseOutcome
}

const text: AnswerFormat = { schema: answerSchema, parse: parseDraft }
const sentences: AnswerFormat = { schema: claimedAnswerSchema, parse: parseClaimedDraft }

/** From v3 on, a text comes in sentences with claims; where facts are slots, the slots are the claims. */
export const answerFormat = ({ id }: Prompt, step: Step): AnswerFormat =>
  step === 'slots' || id === 'report-v1' || id === 'report-v2' ? text : sentences
