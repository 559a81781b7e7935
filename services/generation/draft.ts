import { z } from 'zod'
import type { SentenceClaims } from '#fact-check/claim.ts'
import { rangeText, targetWords } from '#facts/text-length.ts'
import { parseLenientJson } from '#models/lenient-json.ts'

/** What a model is asked for. */
export interface ModelAnswer {
  readonly title: string
  readonly story: string
  readonly tags: readonly string[]
  /** What the sentences claim, the title first, where the writer says so. */
  readonly claims?: readonly SentenceClaims[]
}

export type ParseOutcome =
  | { readonly ok: true; readonly draft: ModelAnswer }
  | { readonly ok: false; readonly fault: string }

export const TAGS = 2

/** Text on one line, not empty. */
export const answerText = (charactersMax: number) =>
  z
    .string()
    .transform((value) => value.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(charactersMax))

export const answerTags = z.array(answerText(60)).length(TAGS)

const Answer = z.object({ title: answerText(400), story: answerText(2_000), tags: answerTags })

export const tagsSchema = {
  type: 'array',
  items: { type: 'string' },
  description: 'Exactly two, one to three words each.',
} as const

export const titleWords = `Begins with "The day you"; ${rangeText(targetWords.title)}.`

/** JSON schema of the answer, in the subset that strict endpoints take. */
export const answerSchema = {
  name: 'report',
  json: {
    type: 'object',
    properties: {
      title: { type: 'string', description: titleWords },
      story: { type: 'string', description: `${rangeText(targetWords.story)}.` },
      tags: tagsSchema,
    },
    required: ['title', 'story', 'tags'],
    additionalProperties: false,
  },
} as const

export function parseDraft(answer: string): ParseOutcome {
  const parsed = Answer.safeParse(parseLenientJson(answer))
  return parsed.success ? { ok: true, draft: parsed.data } : notAskedFor(parsed.error)
}

export function notAskedFor({ issues }: z.ZodError): ParseOutcome {
  const where = issues[0]?.path.join('.') || 'the answer'
  return { ok: false, fault: `The answer is not the JSON object asked for (${where}).` }
}
