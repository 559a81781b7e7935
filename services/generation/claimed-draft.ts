// An answer in sentences, each with what it claims. The claims are checked; the text is the sentences in their order.
import { z } from 'zod'
import { relations } from '#fact-check/claim.ts'
import { rangeText, targetWords } from '#facts/text-length.ts'
import { parseLenientJson } from '#models/lenient-json.ts'
import {
  answerTags,
  answerText,
  notAskedFor,
  type ParseOutcome,
  tagsSchema,
  titleWords,
} from './draft.ts'

const SENTENCES_MAX = 12
const CLAIMS_MAX = 20

const Claim = z.object({
  facts: z.array(answerText(100)).min(1).max(SENTENCES_MAX),
  relation: z.enum(relations),
  span: answerText(400),
})
const Sentence = z.object({ text: answerText(400), claims: z.array(Claim).max(CLAIMS_MAX) })
const Answer = z.object({
  title: Sentence,
  sentences: z.array(Sentence).min(1).max(SENTENCES_MAX),
  tags: answerTags,
})

const claimSchema = {
  type: 'object',
  properties: {
    facts: { type: 'array', items: { type: 'string' }, description: 'Ids of facts.' },
    relation: { type: 'string', enum: relations },
    span: { type: 'string', description: 'Words of the text, exactly as it has them.' },
  },
  required: ['facts', 'relation', 'span'],
  additionalProperties: false,
} as const

const sentenceSchema = (description: string) =>
  ({
    type: 'object',
    properties: {
      text: { type: 'string', description },
      claims: { type: 'array', items: claimSchema },
    },
    required: ['text', 'claims'],
    additionalProperties: false,
  }) as const

/** JSON schema of the answer, in the subset that strict endpoints take. */
export const claimedAnswerSchema = {
  name: 'report',
  json: {
    type: 'object',
    properties: {
      title: sentenceSchema(titleWords),
      sentences: {
        type: 'array',
        items: sentenceSchema('One sentence of the story.'),
        description: `The story: ${rangeText(targetWords.story)} in all.`,
      },
      tags: tagsSchema,
    },
    required: ['title', 'sentences', 'tags'],
    additionalProperties: false,
  },
} as const

export function parseClaimedDraft(answer: string): ParseOutcome {
  const parsed = Answer.safeParse(parseLenientJson(answer))
  if (!parsed.success) return notAskedFor(parsed.error)
  const { title, sentences, tags } = parsed.data
  const story = sentences.map(({ text }) => text).join(' ')
  return { ok: true, draft: { title: title.text, story, tags, claims: [title, ...sentences] } }
}
