// One day is written up: the text, the calls that it took, and the page that remembers it.
import type { CallPriority } from '#models/governor/ask.ts'
import { HeldCall } from '#models/held-call.ts'
import type { ChatOutcome, ChatRequest, Model } from '#models/model.ts'
import { modelCallsOf } from '#models/model-call.ts'
import { reportTrace } from '#observability/report-trace.ts'
import { reportIdOf } from '#schemas/ids.ts'
import {
  type CampaignTerms,
  type KeptSelection,
  modelCalled,
  reportDrafted,
  type SelectedDay,
  type WrittenReport,
} from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { drafts } from '#topics/drafts.ts'
import { countFirstDraft } from './first-draft.ts'
import { type About, briefFor, calledOf, draftedOf, openingsOf, pageOf } from './revision.ts'
import { examineTraced, type Origin, recordOrigin } from './trace.ts'
import type { GenerationTurn } from './turn.ts'
import {
  type Attempt,
  composeFromTemplate,
  type ExamineDraft,
  type WriteResult,
  write,
} from './write.ts'

/** Texts of one day's facts that a model writes again because a judge failed them; the next is the composer's. */
export const REWRITES_MAX = 2

export interface StoryTask {
  readonly year: number
  readonly day: SelectedDay
  /** Of what was found of the report where it should not be; the new text's revision is above it. */
  readonly revisionAbove?: number | undefined
  readonly kept: KeptSelection
  /** Why the day is written up. */
  readonly origin: Origin
  /** Of the campaign that asked for it. */
  readonly campaign?: CampaignTerms | undefined
}

/** What writing a day up came to: its text, or the calls before its campaign was held. */
export type StoryOutcome =
  | { readonly written: WriteResult; readonly calls: readonly ChatOutcome[] }
  | { readonly written: undefined; readonly calls: readonly ChatOutcome[] }

/** Writes the day's text and sends it; where its campaign is held meanwhile, it sends the calls that were made. */
export async function writeUp(task: StoryTask, turn: GenerationTurn): Promise<StoryOutcome> {
  const { year, kept, origin, campaign } = task
  const day = withOwnLists(task.day)
  const { state, deps } = turn
  const reportId = reportIdOf(turn.key, day.date)
  const last = state.get('reports', day.date)
  const known = last?.revision ?? state.get('erasure')?.revisionFloor ?? 0
  const revision = Math.max(known, task.revisionAbove ?? 0) + 1
  const trace = reportTrace(reportId, revision)
  const { traceparent } = trace
  const others = openingsOf(state, year, day.date)
  // What was asked for again must read differently; what only changed its facts may begin as it did.
  const own = origin.name !== 'select days' && last ? [last.opening] : []

  const { reader } = deps
  const version = campaign?.promptVersion ?? ''
  const prompt = (version === '' ? undefined : deps.promptOf?.(version)) ?? deps.prompt
  const rewrites = rewritesOf(last, day, origin)
  const brief = briefFor({ reportId, revision }, day, kept, others, own)
  const ranking = rankingOf(task, deps.campaigns?.heldSignal(campaign?.campaignId ?? ''))
  const examine: ExamineDraft = (draft, grounds) => examineTraced(traceparent, draft, grounds)
  const readerPrompt = reader?.prompt.id ?? ''
  const about = { reportId, revision, trace, promptVersion: prompt.id, readerPrompt }
  const made: MadeCall[] = []
  const ask = asker(turn, { ...ranking, traceparent }, made)
  let written: WriteResult
  try {
    written =
      rewrites > REWRITES_MAX
        ? composeFromTemplate(brief, { prompt, examine })
        : await write(brief, {
            prompt,
            order: deps.order,
            reader,
            call: ask('draft', { name: `${day.date} `, model: deps.model, promptId: prompt.id }),
            callReader: ask('read', {
              name: `${day.date} read `,
              model: reader?.model ?? deps.model,
              promptId: about.readerPrompt,
            }),
            examine,
          })
  } catch (error) {
    if (!(error instanceof HeldCall)) throw error
    return sendHeldCalls([...made, ...heldCalls(error)], about, turn)
  }
  recordOrigin(traceparent, day, origin)
  countFirstDraft(written.attempts, prompt.id)
  for (const event of calledOf(written.attempts, about)) {
    turn.send(calls, modelCalled, event, { traceparent })
  }
  const replaces = last?.traceId ?? null
  const event = draftedOf(day, kept, written, {
    ...about,
    year,
    replaces,
    origin,
    nowMs: turn.nowMs,
  })
  turn.send(drafts, reportDrafted, event, { traceparent })
  const page = pageOf(year, day, written, {
    revision,
    traceId: trace.traceId,
    rewrites,
    campaignId: campaignOf(task, last),
  })
  state.set('reports', day.date, page)
  return { written, calls: made.map(({ outcome }) => outcome) }
}

/** The fact check keeps what it works out of a list for as long as the list is kept: here, for one story. */
const withOwnLists = (day: SelectedDay): SelectedDay => ({
  ...day,
  facts: [...day.facts],
  log: [...day.log],
})

interface Asked {
  /** What the names of its steps begin with. */
  readonly name: string
  readonly model: Model
  readonly promptId: string
}

/** Makes calls of models that the journal answers after a crash; notes each in `made`. */
const asker =
  (turn: GenerationTurn, about: Partial<ChatRequest>, made: MadeCall[]) =>
  (purpose: Attempt['purpose'], { name, model, promptId }: Asked) =>
  async (step: Attempt['step'], request: ChatRequest): Promise<ChatOutcome> => {
    const outcome = await turn.effect(`${name}${step}`, (signal) =>
      model.chat({ ...request, ...about, cacheKey: promptId }, signal),
    )
    made.push({ purpose, outcome })
    return outcome
  }

interface MadeCall {
  readonly purpose: Attempt['purpose']
  readonly outcome: ChatOutcome
}

function heldCalls({ calls: made }: HeldCall): MadeCall[] {
  const last = made.at(-1)
  return last ? [{ purpose: 'draft', outcome: { ...last, earlier: made.slice(0, -1) } }] : []
}

/** What was called and paid for is recorded, although there is no text yet. */
function sendHeldCalls(
  made: readonly MadeCall[],
  { reportId, revision, trace, promptVersion, readerPrompt }: About,
  turn: GenerationTurn,
): StoryOutcome {
  for (const [index, { purpose, outcome }] of made.entries()) {
    const events = modelCallsOf(outcome, {
      reportId,
      revision,
      purpose,
      attempt: index + 1,
      promptVersion: purpose === 'read' ? readerPrompt : promptVersion,
      outcome: outcome.ok ? 'answered' : outcome.failure,
      detail: 'its campaign was held before the text was finished',
      traceId: trace.traceId,
    })
    for (const event of events) {
      turn.send(calls, modelCalled, event, { traceparent: trace.traceparent })
    }
  }
  return { written: undefined, calls: made.map(({ outcome }) => outcome) }
}

const DAYS_MAX = 5

/** A person waits for what was asked for; a listener with the most days is the last to be done. */
function rankingOf({ year, kept, origin, campaign }: StoryTask, held: AbortSignal | undefined) {
  const written = kept.days.length >= DAYS_MAX ? 'tail' : 'bulk'
  if (campaign) return { priority: written, campaign: campaign.campaignId, held } as const
  const priorities: Readonly<Record<Origin['name'], CallPriority>> = {
    'request report': 'interactive',
    'judge report': 'remediation',
    'select days': written,
  }
  return { priority: priorities[origin.name], campaign: `${year}` }
}

/** Whose text it is: one that a judge sent back stays its campaign's. */
function campaignOf({ campaign, origin }: StoryTask, last: WrittenReport | undefined): string {
  if (campaign) return campaign.campaignId
  return origin.name === 'judge report' ? (last?.campaignId ?? '') : ''
}

/** A text of other facts, or one that a person asked for, starts its count at 0. */
const rewritesOf = (last: WrittenReport | undefined, day: SelectedDay, origin: Origin): number =>
  origin.name === 'judge report' && last?.factsHash === day.factsHash ? last.rewrites : 0
