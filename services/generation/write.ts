// One report's text. A model writes; if its text has faults, it gets them and writes again; then it
// writes with slots that code fills; then a template does. What a model cannot be got to say truly is not said.
import type { ChatOutcome, ChatRequest } from '#models/model.ts'
import type { Prompt } from '#prompts/prompt.ts'
import {
  askAgain,
  askForSlots,
  askForText,
  type Conversation,
  type PromptInput,
} from '#prompts/report/conversation.ts'
import type { Sentence, WrittenBy } from '#schemas/index.ts'
import { answerSchema, type ModelAnswer, type ParseOutcome, parseDraft } from './draft.ts'
import type { Examination, Grounds } from './guardrails.ts'
import { fillSlots } from './slots.ts'
import { templatesFor } from './template.ts'

type Step = 'text' | 'retry' | 'slots'

/** One call with what became of it. */
export interface Attempt {
  readonly step: Step
  readonly outcome: ChatOutcome
  /** `answered`, `rejected`, `unusable`, or how the call failed. */
  readonly result: string
  readonly detail: string
}

export interface WriteResult {
  readonly draft: ModelAnswer
  readonly sentences: readonly Sentence[]
  readonly writtenBy: WrittenBy
  readonly attempts: readonly Attempt[]
}

interface Tools {
  readonly prompt: Prompt
  /** Asks a model. `step` names the call within the report. */
  readonly call: (step: Step, request: ChatRequest) => Promise<ChatOutcome>
  readonly examine: (draft: ModelAnswer, grounds: Grounds) => Examination
}

const OUTPUT_TOKENS_MAX = 1_500 // A text needs 150; models that reason first need the rest.
const temperatures: Readonly<Record<Step, number>> = { text: 0.8, retry: 0.4, slots: 0.4 }
const fallbacks: Readonly<Record<Step, string>> = { text: 'none', retry: 'retry', slots: 'slots' }

export async function write(brief: PromptInput, tools: Tools): Promise<WriteResult> {
  const attempts: Attempt[] = []
  const take = async (step: Step, asked: Conversation): Promise<AttemptOutcome> => {
    const tried = await attempt(step, asked, brief, tools)
    attempts.push(tried.attempt)
    return tried
  }

  const text = askForText(tools.prompt, brief)
  let tried = await take('text', text)
  if (tried.next === 'again') {
    tried = await take('retry', askAgain(tools.prompt, text, tried.answer, tried.faults))
  }
  if (tried.next === 'again') tried = await take('slots', askForSlots(tools.prompt, brief))
  if (tried.next === 'done') return { ...tried.written, attempts }
  return { ...fromTemplate(brief, tools), attempts }
}

type AttemptOutcome = { readonly attempt: Attempt } & (
  | { readonly next: 'done'; readonly written: Omit<WriteResult, 'attempts'> }
  | { readonly next: 'again'; readonly answer: string; readonly faults: readonly string[] }
  | { readonly next: 'give-up' }
)

async function attempt(
  step: Step,
  { messages, slots }: Conversation,
  brief: PromptInput,
  { prompt, call, examine }: Tools,
): Promise<AttemptOutcome> {
  const outcome = await call(step, {
    messages,
    schema: answerSchema,
    outputTokensMax: OUTPUT_TOKENS_MAX,
    temperature: temperatures[step],
  })
  const tell = (result: string, detail: string): Attempt => ({ step, outcome, result, detail })
  if (!outcome.ok) {
    return { attempt: tell(outcome.failure, outcome.detail), ...afterFailure(outcome.failure) }
  }
  const parsed = parse(outcome.text, slots)
  if (!parsed.ok) {
    return {
      attempt: tell('unusable', parsed.fault),
      next: 'again',
      answer: outcome.text,
      faults: [parsed.fault],
    }
  }
  const { faults, sentences } = examine(parsed.draft, brief)
  if (faults.length > 0) {
    return {
      attempt: tell('rejected', faults.join(' ')),
      next: 'again',
      answer: outcome.text,
      faults,
    }
  }
  const { model, route } = outcome
  const writtenBy = { model, route, promptVersion: prompt.id, fallback: fallbacks[step] }
  return {
    attempt: tell('answered', ''),
    next: 'done',
    written: { draft: parsed.draft, sentences, writtenBy },
  }
}

/** A model that answered, if not usably, may do so when asked again; one that did not is left in peace. */
const afterFailure = (failure: string) =>
  failure === 'unusable'
    ? ({ next: 'again', answer: '', faults: ['There was no complete answer.'] } as const)
    : ({ next: 'give-up' } as const)

function parse(answer: string, slots: ReadonlyMap<string, string>): ParseOutcome {
  const parsed = parseDraft(answer)
  return parsed.ok ? fillSlots(parsed.draft, slots) : parsed
}

function fromTemplate(
  brief: PromptInput,
  { prompt, examine }: Tools,
): Omit<WriteResult, 'attempts'> {
  // Its opening names the date, so that only an earlier text of the same day may begin so.
  const grounds = { ...brief, openings: [] }
  const [full, nameless] = templatesFor(brief.day, brief.country)
  const examined = examine(full, grounds)
  const isFull = examined.faults.length === 0
  const draft = isFull ? full : nameless
  const { sentences } = isFull ? examined : examine(nameless, grounds)
  const writtenBy = {
    model: 'template',
    route: 'template',
    promptVersion: prompt.id,
    fallback: 'template',
  }
  return { draft, sentences, writtenBy }
}
