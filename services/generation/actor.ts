import { eraseState, erasurePages, isErased } from '#erasure/erasure-record.ts'
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
  reportDrafted,
  reportsRequested,
  reportWithdrawn,
  type SelectedDay,
  writtenReport,
} from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { erasures } from '#topics/erasures.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { requests } from '#topics/requests.ts'
import { briefFor, calledOf, draftedOf, openingsOf, pageOf } from './revision.ts'
import { examineTraced, type Origin, recordOrigin } from './trace.ts'
import { write } from './write.ts'

export interface GenerationDeps {
  readonly model: Model
  readonly prompt: Prompt
}

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

async function writeUp({ year, day, kept, origin }: StoryTask, turn: Turn): Promise<void> {
  const { state, deps } = turn
  const reportId = reportIdOf(turn.key, day.date)
  const last = state.get('reports', day.date)
  const revision = (last?.revision ?? state.get('erasure')?.revisionFloor ?? 0) + 1
  const trace = reportTrace(reportId, revision)
  const { traceparent } = trace
  const others = openingsOf(state, year, day.date)
  // What was asked for again must read differently; what only changed its facts may begin as it did.
  const own = origin.name === 'request report' && last ? [last.opening] : []

  const written = await write(briefFor(reportId, day, kept, others, own), {
    prompt: deps.prompt,
    call: (step, request) =>
      turn.effect(`${day.date} ${step}`, (signal) =>
        deps.model.chat({ ...request, traceparent }, signal),
      ),
    examine: (draft, grounds) => examineTraced(traceparent, draft, grounds),
  })
  recordOrigin(traceparent, day, origin)

  const about = { reportId, revision, trace, promptVersion: deps.prompt.id }
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
  state.set('reports', day.date, pageOf(year, day, written, revision, trace.traceId))
}

function withdrawUnchosen(year: number, kept: KeptSelection, turn: Turn): void {
  const chosen = new Set(kept.days.map(({ date }) => date))
  for (const date of turn.state.parts('reports')) {
    const page = turn.state.get('reports', date)
    if (!page || page.year !== year || page.isWithdrawn || chosen.has(date)) continue
    const reportId = reportIdOf(turn.key, date)
    const revision = page.revision + 1
    const { traceId, traceparent } = reportTrace(reportId, revision)
    const { category } = page
    const reason = 'the day is no longer among those chosen'
    const event = { reportId, year, date, category, revision, reason, traceparent }
    turn.send(drafts, reportWithdrawn, { ...event, withdrawnAt: turn.nowMs }, { traceparent })
    turn.state.set('reports', date, { ...page, revision, traceId, isWithdrawn: true })
  }
}
