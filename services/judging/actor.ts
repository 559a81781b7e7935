import { eraseState, erasurePages, isErased } from '#erasure/erasure-record.ts'
import type { Model } from '#models/model.ts'
import type { Prompt } from '#prompts/prompt.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import {
  type Check,
  judgedReport,
  judgingErasurePage,
  listenerErased,
  modelCalled,
  type ReportPublished,
  reportJudged,
  reportPublished,
  reportRetracted,
} from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { erasures } from '#topics/erasures.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'
import { checkReport } from './checks.ts'
import type { Recount } from './recount/recount.ts'
import { askForRubric, gradeByRubric, judgeCallsOf } from './rubric.ts'
import { isInSample } from './sample.ts'
import { traceJudging } from './trace.ts'
import { askForTruth, gradeTruth } from './truth.ts'
import { judgedOf } from './verdict.ts'

export interface JudgingDeps {
  readonly model: Model
  /** Of the rubric. */
  readonly prompt: Prompt
  /** Of the question whether the facts carry each sentence. */
  readonly readerPrompt: Prompt
  /** Share of the reports that the model grades, 0 to 1. */
  readonly share: number
  /** Counts the facts again from the plays, for a share of the reports; none where it is left out. */
  readonly recount?: { readonly share: number; readonly check: Recount }
}

const declaration = defineActor<JudgingDeps>()({
  name: 'judging',
  namespace: NAMESPACE,
  key: listenerKey,
  sends: [verdicts, calls],
  pages: { judged: judgedReport, ...erasurePages(judgingErasurePage) },
})

type Turn = Context<(typeof declaration.sends)[number], typeof declaration.pages, JudgingDeps>

/** One actor for each listener. Evaluates each stored revision once: whether it is true and well written. */
export const judging = declaration
  .on(reports, reportPublished, async (report, turn) => {
    const { date, revision, publishedAt } = report
    // A report that was published before its listener was erased is about to be retracted.
    if (isJudged(turn, date, revision) || isErased(turn.state, publishedAt)) return
    await judge(report, turn)
    turn.state.set('judged', date, { revision, judgedAt: turn.nowMs })
  })
  .on(reports, reportRetracted, ({ date, revision, retractedAt }, turn) => {
    if (isJudged(turn, date, revision)) return
    // The retractions that follow an erasure: what they retract is not judged anyway.
    if (turn.state.get('erasure') && !turn.state.get('judged', date)) return
    turn.state.set('judged', date, { revision, judgedAt: retractedAt })
  })
  .on(erasures, listenerErased, ({ erasedAt }, { state }) => {
    eraseState(state, { erasedAt })
  })

/** In the trace of the revision, whichever turn does it. */
async function judge(report: ReportPublished, turn: Turn): Promise<void> {
  const { deps } = turn
  const { traceparent } = report
  const judged = await traceJudging(report, async (span) => {
    const checks = [...checkReport(report), ...(await recounted(report, turn))]
    if (!isInSample(report.reportId, deps.share)) return judgedOf(report, checks, '', turn.nowMs)
    const rubric = askForRubric(deps.prompt, report)
    const asked = { ...rubric, ...ranking(report, deps.prompt), traceparent: span }
    const answer = await turn.effect(`judge ${report.date} ${report.revision}`, (signal) =>
      deps.model.chat(asked, signal),
    )
    const tone = gradeByRubric(answer)
    const call = { attempt: 1, outcome: answer, check: tone.check, promptVersion: deps.prompt.id }
    for (const called of judgeCallsOf(report, call)) {
      turn.send(calls, modelCalled, called, { traceparent })
    }
    // An endpoint that does not answer is not asked a second time.
    const truth = answer.ok ? [await readAgain(report, turn, span)] : []
    return judgedOf(report, [...checks, tone.check, ...truth], tone.model, turn.nowMs)
  })
  turn.send(verdicts, reportJudged, judged, { traceparent })
}

async function readAgain(report: ReportPublished, turn: Turn, span: string): Promise<Check> {
  const { model, readerPrompt } = turn.deps
  const question = askForTruth(readerPrompt, report)
  const asked = { ...question.request, ...ranking(report, readerPrompt), traceparent: span }
  const answer = await turn.effect(`read ${report.date} ${report.revision}`, (signal) =>
    model.chat(asked, signal),
  )
  const truth = gradeTruth(answer, question)
  const { traceparent } = report
  const call = { attempt: 2, outcome: answer, check: truth, promptVersion: readerPrompt.id }
  for (const called of judgeCallsOf(report, call)) {
    turn.send(calls, modelCalled, called, { traceparent })
  }
  return truth
}

/** Judging waits for everything else. */
const ranking = ({ year }: ReportPublished, prompt: Prompt) =>
  ({ priority: 'judge', campaign: `${year}`, cacheKey: prompt.id }) as const

/** None where the report is not of the sample, or what it rests on cannot be read as it was. */
async function recounted(report: ReportPublished, { deps, effect }: Turn): Promise<Check[]> {
  const { recount } = deps
  if (!recount || !isInSample(report.reportId, recount.share, 'recount')) return []
  const check = await effect(`recount ${report.date} ${report.revision}`, (signal) =>
    recount.check(report, signal),
  )
  return check ? [check] : []
}

const isJudged = ({ state }: Turn, date: string, revision: number): boolean =>
  revision <= (state.get('judged', date)?.revision ?? 0)
