// A second reader: a model that has the facts and says of sentences, one by one, whether the facts carry them.
import { z } from 'zod'
import type { SentenceOutcome } from '#fact-check/fault.ts'
import { logMarks } from '#facts/show.ts'
import { parseLenientJson } from '#models/lenient-json.ts'
import type { ChatOutcome, ChatRequest } from '#models/model.ts'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { fillPrompt, type Prompt } from '../prompt.ts'
import { factText, usualText } from '../report/fact-wording.ts'
import { blockJson, Names } from '../untrusted.ts'

/** What a reader is asked about. */
export interface ReadingTask {
  readonly title: string
  readonly story: string
  readonly facts: readonly Fact[]
  /** Empty where it is not known. */
  readonly log: readonly LogEntry[]
  /** ISO 3166 alpha-2, for dates. */
  readonly country: string | null
  /** As they stand in title or story. */
  readonly sentences: readonly string[]
}

export interface Opinion {
  readonly outcome: SentenceOutcome
  /** The words that decide it; empty where the sentence is supported. */
  readonly span: string
  readonly reasoning: string
}

const outcomes = ['supported', 'contradicted', 'not-stated'] as const
const TEXT_CHARACTERS_MAX = 1_000
const LOG_ENTRIES_MAX = 60
/** A sentence takes 60; models that reason first need the rest. */
const OUTPUT_TOKENS_EACH = 120
const OUTPUT_TOKENS_SPARE = 1_000

const Answer = z.object({
  sentences: z.array(
    z.object({
      number: z.number().int(),
      reasoning: z.string().max(TEXT_CHARACTERS_MAX),
      outcome: z.enum(outcomes),
      span: z.string().max(TEXT_CHARACTERS_MAX),
    }),
  ),
})

/** JSON schema of the answer, in the subset that strict endpoints take. */
const answerSchema = {
  name: 'opinions',
  json: {
    type: 'object',
    properties: {
      sentences: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            number: { type: 'integer' },
            reasoning: { type: 'string', description: 'One sentence.' },
            outcome: { type: 'string', enum: outcomes },
            span: { type: 'string', description: 'Words of the sentence, copied exactly.' },
          },
          required: ['number', 'reasoning', 'outcome', 'span'],
          additionalProperties: false,
        },
      },
    },
    required: ['sentences'],
    additionalProperties: false,
  },
} as const

/** What is sent, and the sentences as it shows them. */
export interface ReaderQuestion {
  readonly request: ChatRequest
  readonly sentences: readonly string[]
  /** What each slot stands for, such as `{T1}`: a name that reads like an order. */
  readonly slots: ReadonlyMap<string, string>
}

export function askReader(prompt: Prompt, task: ReadingTask): ReaderQuestion {
  const names = new Names()
  const { country } = task
  const facts = task.facts
    .filter(({ unit }) => unit !== 'zone')
    .map((fact) => factOf(fact, country, names))
  const log = task.log.slice(0, LOG_ENTRIES_MAX).map((entry) => logLine(entry, names))
  const hide = (text: string) => withSlots(text, names.slots)
  const sentences = task.sentences.map(hide)
  const claims = blockJson({
    facts,
    log,
    title: hide(task.title),
    story: hide(task.story),
    sentences: sentences.map((text, at) => ({ number: at + 1, text })),
  })
  const request = {
    messages: [
      { role: 'system', content: prompt.text },
      { role: 'user', content: fillPrompt(prompt.part('user'), { claims }) },
    ],
    schema: answerSchema,
    outputTokensMax: OUTPUT_TOKENS_SPARE + OUTPUT_TOKENS_EACH * sentences.length,
    temperature: 0,
  } as const
  return { request, sentences, slots: names.slots }
}

/** A name that reads like an order is not read as one: its slot stands for it, in the text as in the facts. */
const withSlots = (text: string, slots: ReadonlyMap<string, string>): string =>
  [...slots].reduce((left, [slot, name]) => left.replaceAll(name, slot), text)

const withNames = (text: string, slots: ReadonlyMap<string, string>): string =>
  [...slots].reduce((left, [slot, name]) => left.replaceAll(slot, name), text)

function factOf(fact: Fact, country: string | null, names: Names): object {
  const show = (name: string) => names.show(name)
  const usual = usualText(fact)
  return {
    id: fact.id,
    says: factText(fact, country, show),
    ...(fact.subject !== null && { of: show(fact.subject) }),
    ...(fact.rank !== null && { rank: fact.rank }),
    ...(usual !== undefined && { usual }),
  }
}

function logLine(entry: LogEntry, names: Names): string {
  const { startedAt, endedAt, kind, title, creator, plays } = entry
  const shown = [title, creator].filter(Boolean).map((name) => names.show(name))
  const marks = [plays === 1 ? '' : `${plays} plays`, ...logMarks(entry)].filter(Boolean)
  return [`${startedAt}-${endedAt} ${kind}`, ...shown, ...marks].join(', ')
}

export type OpinionsOutcome =
  | { readonly ok: true; readonly opinions: readonly Opinion[] }
  | { readonly ok: false; readonly detail: string }

/**
 * The opinions in the order of the sentences. One that is missing, or quotes words that the sentence does not have
 * to support a denial, makes the answer unusable: it was not about these sentences.
 */
export function opinionsOf(
  outcome: ChatOutcome,
  { sentences, slots }: ReaderQuestion,
): OpinionsOutcome {
  if (!outcome.ok) return { ok: false, detail: `${outcome.failure}: ${outcome.detail}` }
  const parsed = Answer.safeParse(parseLenientJson(outcome.text))
  if (!parsed.success) return { ok: false, detail: 'the answer is not the JSON asked for' }
  const byNumber = new Map(parsed.data.sentences.map((each) => [each.number, each]))
  const opinions: Opinion[] = []
  for (const [at, text] of sentences.entries()) {
    const found = byNumber.get(at + 1)
    if (!found) return { ok: false, detail: `sentence ${at + 1} has no answer` }
    const span = found.outcome === 'supported' ? '' : found.span
    if (!squeeze(text).includes(squeeze(span))) {
      return { ok: false, detail: `sentence ${at + 1} does not have the words "${span}"` }
    }
    opinions.push({
      outcome: found.outcome,
      span: withNames(span, slots),
      reasoning: withNames(found.reasoning, slots),
    })
  }
  return { ok: true, opinions }
}

/** Models straighten quotes and spaces when they copy. */
const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .toLowerCase()
