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
import { askSecondReader, openWords, type SecondReader } from './second-reader.ts'
import { fillSlots } from './slots.ts'
import { templatesFor } from './template.ts'

type Step = 'text' | 'retry' | 'slots'

/** One call with what became of it. */
export interface Attempt {
  readonly step: Step
  /** The writer's call, or the second reader's about what it wrote. */
  readonly purpose: 'draft' | 'read'
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

export type ExamineDraft = (draft: ModelAnswer, grounds: Grounds) => Examination

interface Tools {
  readonly prompt: Prompt
  /** Asks a model. `step` names the call within the report. */
  readonly call: (step: Step, request: ChatRequest) => Promise<ChatOutcome>
  /** Where there is none, what code cannot settle is a fault. */
  readonly reader?: SecondReader | undefined
  readonly callReader: (step: Step, request: ChatRequest) => Promise<ChatOutcome>
  readonly examine: ExamineDraft
}

const OUTPUT_TOKENS_MAX = 1_500 // A text needs 150; models that reason first need the rest.
const temperatures: Readonly<Record<Step, number>> = { text: 0.8, retry: 0.4, slots: 0.4 }
const fallbacks: Readonly<Record<Step, string>> = { text: 'none', retry: 'retry', slots: 'slots' }

export async function write(brief: PromptInput, tools: Tools): Promise<WriteResult> {
  const attempts: Attempt[] = []
  const take = async (step: Step, asked: Conversation): Promise<AttemptOutcome> => {
    const tried = await attempt(step, asked, brief, tools)
    attempts.push(...tried.attempts)
    return tried
  }

  const text = askForText(tools.prompt, brief)
  let tried = await take('text', text)
  if (tried.next === 'again') {
    tried = await take('retry', askAgain(tools.prompt, text, tried.answer, tried.faults))
  }
  if (tried.next === 'again') tried = await take('slots', askForSlots(tools.prompt, brief))
  if (tried.next === 'done') return { ...tried.written, attempts }
  return { ...composeFromTemplate(brief, tools), attempts }
}

type AttemptOutcome = { readonly attempts: readonly Attempt[] } & (
  | { readonly next: 'done'; readonly written: Omit<WriteResult, 'attempts'> }
  | { readonly next: 'again'; readonly answer: string; readonly faults: readonly string[] }
  | { readonly next: 'give-up' }
)

async function attempt(
  step: Step,
  { messages, slots }: Conversation,
  brief: PromptInput,
  tools: Tools,
): Promise<AttemptOutcome> {
  const outcome = await tools.call(step, {
    messages,
    schema: answerSchema,
    outputTokensMax: OUTPUT_TOKENS_MAX,
    temperature: temperatures[step],
  })
  const tell = (result: string, detail: string): Attempt => {
    return { step, purpose: 'draft', outcome, result, detail }
  }
  if (!outcome.ok) {
    return { attempts: [tell(outcome.failure, outcome.detail)], ...afterFailure(outcome.failure) }
  }
  const again = (faults: readonly string[]) => {
    return { next: 'again', answer: outcome.text, faults } as const
  }
  const parsed = parse(outcome.text, slots)
  if (!parsed.ok) return { attempts: [tell('unusable', parsed.fault)], ...again([parsed.fault]) }
  const examined = tools.examine(parsed.draft, brief)
  const settled = await settleOpen(step, parsed.draft, examined, brief, tools)
  const faults = [...examined.faults, ...settled.objections]
  const written = faults.length > 0 ? tell('rejected', faults.join(' ')) : tell('answered', '')
  const attempts = settled.attempt ? [written, settled.attempt] : [written]
  if (faults.length > 0) return { attempts, ...again(faults) }
  const { model, route } = outcome
  const sentences = examined.sentences.map((sentence) => {
    const isOpen = examined.open.some(({ text }) => text === sentence.text)
    return isOpen ? { ...sentence, settledBy: 'reader' } : sentence
  })
  const by = { model, route, promptVersion: tools.prompt.id, fallback: fallbacks[step] }
  const writtenBy = { ...by, reader: settled.reader }
  return { attempts, next: 'done', written: { draft: parsed.draft, sentences, writtenBy } }
}

interface Settled {
  readonly objections: readonly string[]
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
  if (open.length === 0) return { objections: [], reader: '' }
  if (!reader || faults.length > 0) return { objections: open.map(openWords), reader: '' }
  const call = (request: ChatRequest) => callReader(step, request)
  const { objections, outcome, result, detail } = await askSecondReader(
    reader,
    brief,
    draft,
    open,
    call,
  )
  return {
    objections,
    attempt: { step, purpose: 'read', outcome, result, detail },
    reader: `${outcome.model}/${reader.prompt.id}`,
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

/** The composer's text of the day, without any call. */
export function composeFromTemplate(
  brief: PromptInput,
  { prompt, examine }: Pick<Tools, 'prompt' | 'examine'>,
): WriteResult {
  // Its opening names the date, so that only an earlier text of the same day may begin so.
  const grounds = { ...brief, openings: [] }
  const [full, nameless] = templatesFor(brief.day, brief.country)
  const examined = examine(full, grounds)
  const isFull = examined.faults.length === 0 && examined.open.length === 0
  const draft = isFull ? full : nameless
  const { sentences } = isFull ? examined : examine(nameless, grounds)
  const writtenBy = {
    model: 'template',
    route: 'template',
    promptVersion: prompt.id,
    fallback: 'template',
    reader: '',
  }
  return { draft, sentences, writtenBy, attempts: [] }
}
