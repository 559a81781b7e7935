// One revision of a report, as events and pages say it.
import { modelCallsOf } from '#models/model-call.ts'
import type { ReportTrace } from '#observability/report-trace.ts'
import type { EarlierReport, PromptInput } from '#prompts/report/conversation.ts'
import type { State } from '#runtime/actor.ts'
import type { Schema } from '#runtime/schema.ts'
import type {
  KeptSelection,
  ModelCalled,
  ReportDrafted,
  SelectedDay,
  WrittenReport,
} from '#schemas/index.ts'
import { lineageOf } from './lineage.ts'
import { openingOf } from './opening.ts'
import type { Origin } from './trace.ts'
import type { Attempt, WriteResult } from './write.ts'

export interface About {
  readonly reportId: string
  readonly revision: number
  readonly trace: ReportTrace
  readonly promptVersion: string
  /** Of the second reader; empty where there is none. */
  readonly readerPrompt: string
}

/** The other reports of the archive that a reader sees. */
export function openingsOf(
  state: State<{ readonly reports: Schema<WrittenReport> }>,
  year: number,
  date: string,
): readonly EarlierReport[] {
  return state.parts('reports').flatMap((part): EarlierReport[] => {
    const page = part === date ? undefined : state.get('reports', part)
    if (!page || page.year !== year || page.isWithdrawn) return []
    return [{ date: part, category: page.category, title: page.title, opening: page.opening }]
  })
}

/** `own` are openings of the report itself that it may not use again. */
export const briefFor = (
  { reportId, revision }: Pick<About, 'reportId' | 'revision'>,
  day: SelectedDay,
  { country, overview }: KeptSelection,
  earlier: readonly EarlierReport[],
  own: readonly string[],
): PromptInput => ({
  reportId,
  revision,
  day,
  country,
  overview,
  earlier,
  openings: [...earlier.map(({ opening }) => opening), ...own],
})

export const calledOf = (
  attempts: readonly Attempt[],
  { reportId, revision, trace, promptVersion, readerPrompt }: About,
): readonly Omit<ModelCalled, 'userId'>[] =>
  attempts.flatMap(({ purpose, outcome, result, detail, rules }, index) =>
    modelCallsOf(outcome, {
      reportId,
      revision,
      purpose,
      attempt: index + 1,
      promptVersion: purpose === 'read' ? readerPrompt : promptVersion,
      outcome: result,
      detail,
      rules,
      traceId: trace.traceId,
    }),
  )

export function draftedOf(
  day: SelectedDay,
  kept: KeptSelection,
  { draft, sentences, writtenBy, attempts }: WriteResult,
  about: About & {
    readonly year: number
    readonly replaces: string | null
    readonly origin: Origin
    readonly nowMs: number
  },
): Omit<ReportDrafted, 'userId'> {
  const last = attempts.at(-1)?.outcome
  return {
    reportId: about.reportId,
    year: about.year,
    date: day.date,
    category: day.category,
    revision: about.revision,
    zone: day.zone || kept.zone,
    title: draft.title,
    story: draft.story,
    sentences,
    tags: draft.tags,
    facts: day.facts,
    timeline: day.timeline,
    writtenBy,
    lineage: lineageOf(day, kept),
    traceparent: about.trace.traceparent,
    replaces: about.replaces,
    assembledFrom: about.origin.startedAt,
    draftedAt: last ? Math.round(last.calledAt + last.latencyMs) : about.nowMs,
  }
}

export const pageOf = (
  year: number,
  { category, factsHash }: SelectedDay,
  { draft }: WriteResult,
  {
    revision,
    traceId,
    rewrites,
    campaignId,
  }: Pick<WrittenReport, 'revision' | 'traceId' | 'rewrites' | 'campaignId'>,
): WrittenReport => ({
  year,
  category,
  revision,
  factsHash,
  title: draft.title,
  opening: openingOf(draft.story),
  traceId,
  isWithdrawn: false,
  rewrites,
  isFailed: false,
  campaignId,
})
