// The dimension that a model grades: small questions, answered with yes or no after a sentence of reasoning.
import { z } from 'zod'
import { parseLenientJson } from '#models/lenient-json.ts'
import type { ChatOutcome, ChatRequest } from '#models/model.ts'
import { modelCallsOf } from '#models/model-call.ts'
import { traceIdOf } from '#observability/spans.ts'
import { fillPrompt, type Prompt } from '#prompts/prompt.ts'
import { blockJson } from '#prompts/untrusted.ts'
import type { Check, Fact, ModelCalled, ReportPublished } from '#schemas/index.ts'

/** As `prompts/judge/v2.md` asks them; yes is good. */
const questions = [
  'speaksToReader',
  'isKind',
  'isCalm',
  'guessesNothing',
  'isPlain',
  'isWhole',
] as const

const Answer = z.object({
  reasoning: z.string().max(2_000),
  ...(Object.fromEntries(questions.map((name) => [name, z.boolean()])) as Record<
    (typeof questions)[number],
    z.ZodBoolean
  >),
})

const answerSchema = {
  name: 'judgement',
  json: {
    type: 'object',
    properties: {
      reasoning: { type: 'string', description: 'One or two sentences.' },
      ...Object.fromEntries(questions.map((name) => [name, { type: 'boolean' }])),
    },
    required: ['reasoning', ...questions],
    additionalProperties: false,
  },
}

const OUTPUT_TOKENS_MAX = 1_000 // An answer needs 120; models that reason first need the rest.
const DETAIL_CHARACTERS_MAX = 1_000

export interface RubricResult {
  readonly check: Check
  /** The model that answered; empty where none did. */
  readonly model: string
}

export const askForRubric = (
  prompt: Prompt,
  { title, story, category, facts }: ReportPublished,
): ChatRequest => ({
  messages: [
    { role: 'system', content: prompt.text },
    {
      role: 'user',
      content: fillPrompt(prompt.part('user'), {
        report: blockJson({ category, title, story, names: namesIn(facts) }),
      }),
    },
  ],
  schema: answerSchema,
  outputTokensMax: OUTPUT_TOKENS_MAX,
  temperature: 0,
})

/** A name says nothing about the tone of who says it: Wham! is no exclamation. */
const namesIn = (facts: readonly Fact[]): string[] => [
  ...new Set(
    facts.flatMap(({ unit, value, subject }) => [
      ...(unit === 'name' ? [String(value)] : []),
      ...(subject === null ? [] : [subject]),
    ]),
  ),
]

/** Every yes passes, a no fails. What did not answer, or not so that it can be read, is an error. */
export function gradeByRubric(outcome: ChatOutcome): RubricResult {
  if (!outcome.ok)
    return { check: tone('error', `${outcome.failure}: ${outcome.detail}`), model: '' }
  const answer = Answer.safeParse(parseLenientJson(outcome.text))
  const { model } = outcome
  if (!answer.success)
    return { check: tone('error', 'the answer is not the JSON asked for'), model }
  const denied = questions.filter((name) => !answer.data[name])
  if (denied.length === 0) return { check: tone('pass', ''), model }
  return { check: tone('fail', `${denied.join(', ')}: ${answer.data.reasoning}`), model }
}

const tone = (outcome: string, detail: string): Check => ({
  name: 'tone',
  kind: 'LLM',
  outcome,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})

/** One of the judge's calls about a revision: the rubric is the first, the truth the second. */
export interface JudgeCall {
  readonly attempt: number
  readonly outcome: ChatOutcome
  /** What was made of the answer. */
  readonly check: Check
  readonly promptVersion: string
}

export const judgeCallsOf = (
  { reportId, revision, traceparent }: ReportPublished,
  { attempt, outcome, check, promptVersion }: JudgeCall,
): readonly Omit<ModelCalled, 'userId'>[] =>
  modelCallsOf(outcome, {
    reportId,
    revision,
    purpose: 'judge',
    attempt,
    promptVersion,
    outcome: outcome.ok ? (check.outcome === 'error' ? 'unusable' : 'answered') : outcome.failure,
    detail: check.outcome === 'error' ? check.detail : '',
    traceId: traceIdOf(traceparent) ?? '',
  })
