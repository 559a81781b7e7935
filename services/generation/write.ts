// One report's text. A model writes; if its text has faults, it gets them and writes again; then it
// writes with slots that code fills; then a template does. A small model begins with slots, since it loses numbers and
// names that it writes itself. What a model cannot be got to say truly is not said.
import assert from 'node:assert/strict'
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
import { answerFormat } from './answer-format.ts'
import type { ModelAnswer } from './draft.ts'
import type { Examination, Grounds } from './guardrails.ts'
import { askSecondReader, openWords, type SecondReader } from './second-reader.ts'
import { fillSlots } from './slots.ts'
import { templatesFor } from './template.ts'
import { type Step, type WriterOrder, writerSteps } from './writer-order.ts'

/** One call with what became of it. */
export interface Attempt {
  readonly step: Step
  /** The writer's call, or the second reader's about what it wrote. */
  readonly purpose: 'draft' | 'read'
  readonly outcome: ChatOutcome
  /** `answered`, `rejected`, `unusable`, or how the call failed. */
  readonly result: string
  readonly detail: string
  /** Names of the rules that refused what was answered, the first one first. */
  readonly rules: readonly string[]
}

export interface WriteResult {
  readonly draft: ModelAnswer
  readonly sentences: readonly Sentence[]
  readonly writtenBy: WrittenBy
  readonly attempts: readonly Attempt[]
}

export type ExamineDraft = (draft: ModelAnswer, grounds: Grounds) => Examination

interface Tools {
  readonly prompt: Prompt
  /** `text-first` where it is left out. */
  readonly order?: WriterOrder | undefined
  /** Asks a model. `step` names the call within the report. */
  readonly call: (step: Step, request: ChatRequest) => Promise<ChatOutcome>
  /** Where there is none, what code cannot settle is a fault. */
  readonly reader?: SecondReader | undefined
  readonly callReader: (step: Step, request: ChatRequest) => Promise<ChatOutcome>
  readonly examine: ExamineDraft
}

const OUTPUT_TOKENS_MAX = 2_500 // A text with its claims needs 700; models that reason first need the rest.
const temperatures: Readonly<Record<Step, number>> = { text: 0.8, retry: 0.4, slots: 0.4 }

export async function write(brief: PromptInput, tools: Tools): Promise<WriteResult> {
  const attempts: Attempt[] = []
  let last: AttemptOutcome | undefined
  for (const step of writerSteps[tools.order ?? 'text-first']) {
    last = await attempt(step, askFor(step, brief, tools.prompt, last), brief, tools)
    attempts.push(...last.attempts)
    if (last.next !== 'again') break
  }
  if (last?.next !== 'done') return { ...composeFromTemplate(brief, tools), attempts }
  const [first] = attempts
  const { step } = last.attempts[0]
  const fallback = step === 'slots' ? 'slots' : first?.step === step ? 'none' : 'retry'
  const { writtenBy, ...written } = last.written
  return { ...written, writtenBy: { ...writtenBy, fallback }, attempts }
}

function askFor(
  step: Step,
  brief: PromptInput,
  prompt: Prompt,
  last: AttemptOutcome | undefined,
): Conversation {
  if (step === 'slots') return askForSlots(prompt, brief)
  const asked = askForText(prompt, brief)
  if (step === 'text' || last?.next !== 'again') return asked
  return askAgain(prompt, asked, last.answer, last.faults)
}

type AttemptOutcome = { readonly attempts: readonly [Attempt, ...Attempt[]] } & (
  | { readonly next: 'done'; readonly written: Written }
  | { readonly next: 'again'; readonly answer: string; readonly faults: readonly string[] }
  | { readonly next: 'give-up' }
)

interface Written extends Omit<WriteResult, 'attempts' | 'writtenBy'> {
  readonly writtenBy: Omit<WrittenBy, 'fallback'>
}

async function attempt(
  step: Step,
  asked: Conversation,
  brief: PromptInput,
  tools: Tools,
): Promise<AttemptOutcome> {
  const format = answerFormat(tools.prompt, step)
  const outcome = await tools.call(step, {
    messages: asked.messages,
    schema: format.schema,
    outputTokensMax: OUTPUT_TOKENS_MAX,
    temperature: temperatures[step],
  })
  const tell = (result: string, detail: string, rules: readonly string[]): Attempt => {
    return { step, purpose: 'draft', outcome, result, detail, rules }
  }
  if (!outcome.ok) {
    const { failure, detail } = outcome
    return { attempts: [tell(failure, detail, [])], ...afterFailure(failure) }
  }
  const again = (faults: readonly string[]) => {
    return { next: 'again', answer: outcome.text, faults } as const
  }
  const answer = format.parse(outcome.text)
  const parsed = answer.ok ? fillSlots(answer.draft, asked) : answer
  if (!parsed.ok) {
    return { attempts: [tell('unusable', parsed.fault, ['answer'])], ...again([parsed.fault]) }
  }
  const examined = tools.examine(parsed.draft, brief)
  const settled = await settleOpen(step, parsed.draft, examined, brief, tools)
  const faults = [...examined.faults, ...settled.objections]
  const written =
    faults.length > 0
      ? tell('rejected', faults.join(' '), [...examined.rules, ...settled.rules])
      : tell('answered', '', [])
  const attempts = (settled.attempt ? [written, settled.attempt] : [written]) as [Attempt]
  if (faults.length > 0) return { attempts, ...again(faults) }
  const { model, route } = outcome
  const sentences = examined.sentences.map((sentence) => {
    const isOpen = examined.open.some(({ text }) => text === sentence.text)
    return isOpen ? { ...sentence, settledBy: 'reader' } : sentence
  })
  const by = { model, route, promptVersion: tools.prompt.id, reader: settled.reader }
  return { attempts, next: 'done', written: { draft: parsed.draft, sentences, writtenBy: by } }
}

interface Settled {
  readonly objections: readonly string[]
  /** Names of the rules that left the disputed sentences open, or `reader`. */
  readonly rules: readonly string[]
  readonly attempt?: Attempt
  /** Who read, as `WrittenBy.reader` has it. */
  readonly reader: string
}

/** A reader is asked about the open sentences of a text that is right otherwise: a faulty one is rewritten anyway. */
async function settleOpen(
  step: Step,
  draft: ModelAnswer,
  { faults, open }: Examination,
  brief: PromptInput,
  { reader, callReader }: Tools,
): Promise<Settled> {
  if (open.length === 0) return { objections: [], rules: [], reader: '' }
  if (!reader || faults.length > 0) {
    const kinds = open.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
    return { objections: open.map(openWords), rules: [...new Set(kinds)], reader: '' }
  }
  const call = (request: ChatRequest) => callReader(step, request)
  const { objections, outcome, result, detail } = await askSecondReader(
    reader,
    brief,
    draft,
    open,
    call,
  )
  const rules = objections.length > 0 ? ['reader'] : []
  return {
    objections,
    rules,
    attempt: { step, purpose: 'read', outcome, result, detail, rules },
    reader: `${outcome.model}/${reader.prompt.id}`,
  }
}

/** A model that answered, if not usably, may do so when asked again; one that did not is left in peace. */
const afterFailure = (failure: string) =>
  failure === 'unusable'
    ? ({ next: 'again', answer: '', faults: ['There was no complete answer.'] } as const)
    : ({ next: 'give-up' } as const)

/** The composer's text of the day, without any call: the first of its tries that has no fault, or the last one. */
export function composeFromTemplate(
  brief: PromptInput,
  { prompt, examine }: Pick<Tools, 'prompt' | 'examine'>,
): WriteResult {
  const writtenBy = {
    model: 'template',
    route: 'template',
    promptVersion: prompt.id,
    fallback: 'template',
    reader: '',
  }
  let last: WriteResult | undefined
  for (const draft of templatesFor(brief)) {
    const { faults, open, sentences } = examine(draft, brief)
    last = { draft, sentences, writtenBy, attempts: [] }
    if (faults.length === 0 && open.length === 0) break
  }
  assert(last, 'the template has no text')
  return last
}
