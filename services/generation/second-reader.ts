// What code could not settle, a second model reads before publication: another family than the writer's, with the
// facts. What it says decides together with the rules; where there is none, the rules decide alone.
import type { CheckedSentence } from '#fact-check/fault.ts'
import { type GovernedModel, openGovernedModel } from '#models/governed-model.ts'
import type { ChatOutcome, ChatRequest, Model } from '#models/model.ts'
import { type ModelSettings, type ReaderSettings, readerModelSettings } from '#models/settings.ts'
import type { Log } from '#observability/log.ts'
import { loadPrompt, type Prompt } from '#prompts/prompt.ts'
import { askReader, type Opinion, opinionsOf } from '#prompts/reader/opinions.ts'
import type { PromptInput } from '#prompts/report/conversation.ts'
import type { ModelAnswer } from './draft.ts'

export interface SecondReader {
  readonly model: Model
  readonly prompt: Prompt
  readonly mode: 'strict' | 'balanced'
}

/** Undefined where the settings name none. Connections are kept until disposal. */
export function openReader(
  settings: ReaderSettings & ModelSettings,
  log: Log,
): (SecondReader & AsyncDisposable & { readonly model: GovernedModel }) | undefined {
  const ofModel = readerModelSettings(settings, settings)
  if (!ofModel) return undefined
  const model = openGovernedModel(ofModel, log)
  return {
    model,
    prompt: loadPrompt('reader', settings.READER_PROMPT_VERSION),
    mode: settings.READER_MODE,
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  }
}

/** What became of the sentences that code left open. */
export interface ReaderRuling {
  /** For a writer, a line each; empty where all of them may stand. */
  readonly objections: readonly string[]
  readonly outcome: ChatOutcome
  /** `answered`, `rejected`, `unusable`, or how the call failed. */
  readonly result: string
  readonly detail: string
}

/** Asks about all open sentences in one call. An answer that cannot be used leaves them open: none may stand. */
export async function askSecondReader(
  { prompt, mode }: SecondReader,
  { day, country }: PromptInput,
  { title, story }: ModelAnswer,
  open: readonly CheckedSentence[],
  call: (request: ChatRequest) => Promise<ChatOutcome>,
): Promise<ReaderRuling> {
  const sentences = open.map(({ text }) => text)
  const { facts, log } = day
  const question = askReader(prompt, { title, story, facts, log, country, sentences })
  const outcome = await call(question.request)
  const read = opinionsOf(outcome, question)
  if (!read.ok) {
    const result = outcome.ok ? 'unusable' : outcome.failure
    return { objections: open.map(openWords), outcome, result, detail: read.detail }
  }
  const objections = open.flatMap((sentence, at) => {
    const opinion = read.opinions[at]
    return opinion && mayStand(sentence, opinion, mode) ? [] : [disputeWords(sentence, opinion)]
  })
  const result = objections.length === 0 ? 'answered' : 'rejected'
  return { objections, outcome, result, detail: objections.join(' ') }
}

function mayStand(
  sentence: CheckedSentence,
  { outcome }: Opinion,
  mode: SecondReader['mode'],
): boolean {
  if (outcome === 'supported') return true
  return mode === 'balanced' && outcome === 'not-stated' && claimsNothing(sentence)
}

/** A figure of speech: it rests on no fact, and nothing in it reads like a claim. */
const claimsNothing = ({ factIds, reasons }: CheckedSentence): boolean =>
  factIds.length === 0 && reasons.every(({ kind }) => kind === 'sentence')

/** Without an opinion. */
export const openWords = ({ text, reasons }: CheckedSentence): string =>
  `"${text}": ${reasons.map(({ detail }) => detail).join('; ')}.`

/** Both opinions, and the values that the facts have: never others. */
function disputeWords(sentence: CheckedSentence, opinion: Opinion | undefined): string {
  if (!opinion) return openWords(sentence)
  const of = opinion.span === '' ? '' : ` of "${opinion.span}"`
  return `${openWords(sentence)} A second reader says${of}: ${opinion.outcome}. ${opinion.reasoning}`
}
