import { z } from 'zod'
import { rangeText, targetWords } from '#facts/text-length.ts'
import { parseLenientJson } from '#models/lenient-json.ts'

/** What a model is asked for. */
export interface ModelAnswer {
  readonly title: string
  readonly story: string
  readonly tags: readonly string[]
}

export type ParseOutcome =
  | { readonly ok: true; readonly draft: ModelAnswer }
  | { readonly ok: false; readonly fault: string }

export const TAGS = 2

const text = (charactersMax: number) =>
  z
    .string()
    .transform((value) => value.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(charactersMax))

const Answer = z.object({
  title: text(400),
  story: text(2_000),
  tags: z.array(text(60)).length(TAGS),
})

/** JSON schema of the answer, in the subset that strict endpoints take. */
export const answerSchema = {
  name: 'report',
  json: {
    type: 'object',
    properties: {
      title: {
        type: 'string',
        description: `Begins with "The day you"; ${rangeText(targetWords.title)}.`,
      },
      story: { type: 'string', description: `${rangeText(targetWords.story)}.` },
      tags: {
        type: 'array',
        items: { type: 'string' },
        description: 'Exactly two, one to three words each.',
      },
    },
    required: ['title', 'story', 'tags'],
    additionalProperties: false,
  },
} as const

export function parseDraft(answer: string): ParseOutcome {
  const parsed = Answer.safeParse(parseLenientJson(answer))
  if (parsed.success) return { ok: true, draft: parsed.data }
  const where = parsed.error.issues[0]?.path.join('.') || 'the answer'
  return { ok: false, fault: `The answer is not the JSON object asked for (${where}).` }
}
