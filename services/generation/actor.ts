import { eraseState, isErased } from '#erasure/erasure-record.ts'
import {
  daysSelected,
  type KeptSelection,
  listenerErased,
  type ReportJudged,
  reportJudged,
  reportsRequested,
  type WrittenReport,
} from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { erasures } from '#topics/erasures.ts'
import { requests } from '#topics/requests.ts'
import { verdicts } from '#topics/verdicts.ts'
import { writeAsked } from './asked.ts'
import type { Origin } from './trace.ts'
import { type GenerationTurn, generationActor, waitsForCampaign } from './turn.ts'
import { withdraw } from './withdraw.ts'
import { REWRITES_MAX, writeUp } from './write-up.ts'

const REWRITE = 'rewrite'

/** One actor a listener. Writes up the days that changed, withdraws those that are no longer chosen. */
export const generation = generationActor
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
      const isShown = page?.isWithdrawn === false
      if (isShown && page.factsHash === day.factsHash) continue
      // What readers see follows its facts immediately, whatever the mode of the year.
      if (waitsForCampaign(turn, year, day.date)) continue
      await writeUp({ year, day, kept, origin: originOf(kept, turn) }, turn)
    }
  })
  .on(requests, reportsRequested, writeAsked)
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

const originOf = (
  { startedAt, selectedAt }: KeptSelection,
  { source }: GenerationTurn,
): Origin => ({
  name: 'select days',
  startedAt,
  endedAt: selectedAt,
  traceparent: source?.traceparent,
})

/** The retraction that follows an erasure has the revision after the last one. */
function floorAbove(state: GenerationTurn['state']): number {
  const revisions = state.parts('reports').map((date) => state.get('reports', date)?.revision ?? 0)
  const above = revisions.length > 0 ? Math.max(...revisions) + 1 : 0
  return Math.max(above, state.get('erasure')?.revisionFloor ?? 0)
}

const failedPages = (state: GenerationTurn['state']) =>
  state.parts('reports').flatMap((date) => {
    const page = state.get('reports', date)
    return page?.isFailed ? [{ date, page }] : []
  })

/**
 * A text that a judge fails is no longer shown, and is written again: at most twice by a model, then by the composer,
 * whose text stays. Facts that a recount contradicts need no other text: they wait for a new selection.
 */
function withdrawFailed(
  { date, revision, outcome, checks }: ReportJudged,
  turn: GenerationTurn,
): void {
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

function withdrawUnchosen(year: number, kept: KeptSelection, turn: GenerationTurn): void {
  const chosen = new Set(kept.days.map(({ date }) => date))
  for (const date of turn.state.parts('reports')) {
    const page = turn.state.get('reports', date)
    if (!page || page.year !== year || page.isWithdrawn || chosen.has(date)) continue
    withdraw(date, page, 'the day is no longer among those chosen', turn)
  }
}
