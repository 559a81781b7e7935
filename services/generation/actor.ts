import { eraseState, erasurePages, isErased } from '#erasure/erasure-record.ts'
import type { CallPriority } from '#models/governor/ask.ts'
import type { Model } from '#models/model.ts'
import { reportTrace } from '#observability/report-trace.ts'
import type { Prompt } from '#prompts/prompt.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import { reportIdOf } from '#schemas/ids.ts'
import {
  daysSelected,
  generationErasure,
  type KeptSelection,
  keptSelection,
  listenerErased,
  modelCalled,
  type ReportJudged,
  reportDrafted,
  reportJudged,
  reportsRequested,
  reportWithdrawn,
  type SelectedDay,
  type WrittenReport,
  writtenReport,
} from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { erasures } from '#topics/erasures.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { requests } from '#topics/requests.ts'
import { verdicts } from '#topics/verdicts.ts'
import { countFirstDraft } from './first-draft.ts'
import { briefFor, calledOf, draftedOf, openingsOf, pageOf } from './revision.ts'
import type { SecondReader } from './second-reader.ts'
import { examineTraced, type Origin, recordOrigin } from './trace.ts'
import { composeFromTemplate, type ExamineDraft, write } from './write.ts'
import type { WriterOrder } from './writer-order.ts'

export interface GenerationDeps {
  readonly model: Model
  readonly prompt: Prompt
  /** `text-first` where it is left out. */
  readonly order?: WriterOrder | undefined
  /** Settles what code cannot; the rules decide alone where there is none. */
  readonly reader?: SecondReader | undefined
}

/** Texts of one day's facts that a model writes again because a judge failed them; the next is the composer's. */
const REWRITES_MAX = 2
const REWRITE = 'rewrite'

/** Kept per year, so that the same request twice is one. */
const REQUESTS_KEPT_MAX = 50

const declaration = defineActor<GenerationDeps>()({
  name: 'generation',
  namespace: NAMESPACE,
  key: listenerKey,
  sends: [drafts, calls],
  pages: { reports: writtenReport, selections: keptSelection, ...erasurePages(generationErasure) },
})

type Pages = typeof declaration.pages
type Turn = Context<(typeof declaration.sends)[number], Pages, GenerationDeps>

/** One actor a listener. Writes up the days that changed, withdraws those that are no longer chosen. */
export const generation = declaration
  .on(days, daysSelected, async (selection, turn) => {
    const { year } = selection
    const last = turn.state.get('selections', `${year}`)
    if (last && selection.revision <= last.revision && selection.selectedAt <= last.selectedAt)
      return
    if (isErased(turn.state, selection.selectedAt)) return
    const kept: KeptSelection = {
      zone: selection.zone,
      country: selection.country,
      revision: selection.revision,
      days: selection.days,
      overview: selection.overview,
      basis: selection.basis,
      startedAt: selection.startedAt,
      selectedAt: selection.selectedAt,
      requestIds: last?.requestIds ?? [],
    }
    turn.state.set('selections', `${year}`, kept)
    withdrawUnchosen(year, kept, turn)
    for (const day of selection.days) {
      const page = turn.state.get('reports', day.date)
      const isWritten = page?.factsHash === day.factsHash && !page.isWithdrawn
      if (!isWritten) await writeUp({ year, day, kept, origin: originOf(kept, turn) }, turn)
    }
  })
  .on(requests, reportsRequested, async ({ year, dates, requestId, requestedAt }, turn) => {
    const kept = turn.state.get('selections', `${year}`)
    if (!kept || kept.requestIds.includes(requestId)) return
    const requestIds = [...kept.requestIds, requestId].slice(-REQUESTS_KEPT_MAX)
    turn.state.set('selections', `${year}`, { ...kept, requestIds })
    const origin: Origin = {
      name: 'request report',
      startedAt: requestedAt,
      endedAt: turn.nowMs,
      traceparent: turn.source?.traceparent,
    }
    for (const day of kept.days) {
      const isAsked = dates.length === 0 || dates.includes(day.date)
      if (isAsked) await writeUp({ year, day, kept, origin }, turn)
    }
  })
  .on(verdicts, reportJudged, withdrawFailed)
  .onTimer(REWRITE, async (turn) => {
    for (const { page, date } of failedPages(turn.state)) {
      const kept = turn.state.get('selections', `${page.year}`)
      const day = kept?.days.find((each) => each.date === date)
      if (!kept || !day || day.factsHash !== page.factsHash) continue
      const origin = { name: 'judge report', startedAt: turn.nowMs, endedAt: turn.nowMs } as const
      await writeUp(
        { year: page.year, day, kept, origin: { ...origin, traceparent: undefined } },
        turn,
      )
    }
  })
  .on(erasures, listenerErased, ({ erasedAt }, { state }) => {
    const revisionFloor = floorAbove(state)
    eraseState(state, { erasedAt, revisionFloor })
  })

const originOf = ({ startedAt, selectedAt }: KeptSelection, { source }: Turn): Origin => ({
  name: 'select days',
  startedAt,
  endedAt: selectedAt,
  traceparent: source?.traceparent,
})

/** The retraction that follows an erasure has the revision after the last one. */
function floorAbove(state: Turn['state']): number {
  const revisions = state.parts('reports').map((date) => state.get('reports', date)?.revision ?? 0)
  const above = revisions.length > 0 ? Math.max(...revisions) + 1 : 0
  return Math.max(above, state.get('erasure')?.revisionFloor ?? 0)
}

interface StoryTask {
  readonly year: number
  readonly day: SelectedDay
  readonly kept: KeptSelection
  /** Why the day is written up. */
  readonly origin: Origin
}

async function writeUp(task: StoryTask, turn: Turn): Promise<void> {
  const { year, kept, origin } = task
  // With lists of its own: the fact check keeps what it works out of a list for as long as the list is kept.
  const day = { ...task.day, facts: [...task.day.facts], log: [...task.day.log] }
  const { state, deps } = turn
  const reportId = reportIdOf(turn.key, day.date)
  const last = state.get('reports', day.date)
  const revision = (last?.revision ?? state.get('erasure')?.revisionFloor ?? 0) + 1
  const trace = reportTrace(reportId, revision)
  const { traceparent } = trace
  const others = openingsOf(state, year, day.date)
  // What was asked for again must read differently; what only changed its facts may begin as it did.
  const own = origin.name !== 'select days' && last ? [last.opening] : []

  const { reader } = deps
  const rewrites = rewritesOf(last, day, origin)
  const brief = briefFor({ reportId, revision }, day, kept, others, own)
  const ranking = rankingOf(year, kept, origin)
  const examine: ExamineDraft = (draft, grounds) => examineTraced(traceparent, draft, grounds)
  const written =
    rewrites > REWRITES_MAX
      ? composeFromTemplate(brief, { prompt: deps.prompt, examine })
      : await write(brief, {
          prompt: deps.prompt,
          order: deps.order,
          reader,
          call: (step, request) =>
            turn.effect(`${day.date} ${step}`, (signal) =>
              deps.model.chat(
                { ...request, ...ranking, cacheKey: deps.prompt.id, traceparent },
                signal,
              ),
            ),
          callReader: (step, request) =>
            turn.effect(`${day.date} read ${step}`, (signal) =>
              (reader as SecondReader).model.chat(
                {
                  ...request,
                  ...ranking,
                  cacheKey: (reader as SecondReader).prompt.id,
                  traceparent,
                },
                signal,
              ),
            ),
          examine,
        })
  recordOrigin(traceparent, day, origin)
  countFirstDraft(written.attempts, deps.prompt.id)

  const about = {
    reportId,
    revision,
    trace,
    promptVersion: deps.prompt.id,
    readerPrompt: reader?.prompt.id ?? '',
  }
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
  const page = pageOf(year, day, written, { revision, traceId: trace.traceId, rewrites })
  state.set('reports', day.date, page)
}

const DAYS_MAX = 5

/** A person waits for what was asked for; a listener with the most days is the last to be done. */
function rankingOf(year: number, { days: chosen }: KeptSelection, { name }: Origin) {
  const priorities: Readonly<Record<Origin['name'], CallPriority>> = {
    'request report': 'interactive',
    'judge report': 'remediation',
    'select days': chosen.length >= DAYS_MAX ? 'tail' : 'bulk',
  }
  return { priority: priorities[name], campaign: `${year}` }
}

/** A text of other facts, or one that a person asked for, starts its count at 0. */
const rewritesOf = (last: WrittenReport | undefined, day: SelectedDay, origin: Origin): number =>
  origin.name === 'judge report' && last?.factsHash === day.factsHash ? last.rewrites : 0

const failedPages = (state: Turn['state']) =>
  state.parts('reports').flatMap((date) => {
    const page = state.get('reports', date)
    return page?.isFailed ? [{ date, page }] : []
  })

/**
 * A text that a judge fails is no longer shown, and is written again: at most twice by a model, then by the composer,
 * whose text stays. Facts that a recount contradicts need no other text: they wait for a new selection.
 */
function withdrawFailed({ date, revision, outcome, checks }: ReportJudged, turn: Turn): void {
  const page = turn.state.get('reports', date)
  if (outcome !== 'fail' || !page || page.isWithdrawn || page.revision !== revision) return
  if (page.rewrites > REWRITES_MAX) return
  const failed = checks.filter((check) => check.outcome === 'fail').map(({ name }) => name)
  withdraw(date, page, `a judge found a fault: ${failed.join(', ')}`, turn)
  if (failed.includes('recount')) return
  const now = turn.state.get('reports', date) as WrittenReport
  turn.state.set('reports', date, { ...now, rewrites: page.rewrites + 1, isFailed: true })
  turn.setTimer(REWRITE, turn.nowMs)
}

function withdrawUnchosen(year: number, kept: KeptSelection, turn: Turn): void {
  const chosen = new Set(kept.days.map(({ date }) => date))
  for (const date of turn.state.parts('reports')) {
    const page = turn.state.get('reports', date)
    if (!page || page.year !== year || page.isWithdrawn || chosen.has(date)) continue
    withdraw(date, page, 'the day is no longer among those chosen', turn)
  }
}

function withdraw(date: string, page: WrittenReport, reason: string, turn: Turn): void {
  const reportId = reportIdOf(turn.key, date)
  const revision = page.revision + 1
  const { traceId, traceparent } = reportTrace(reportId, revision)
  const { category, year } = page
  const event = { reportId, year, date, category, revision, reason, traceparent }
  turn.send(drafts, reportWithdrawn, { ...event, withdrawnAt: turn.nowMs }, { traceparent })
  turn.state.set('reports', date, {
    ...page,
    revision,
    traceId,
    isWithdrawn: true,
    isFailed: false,
  })
}
