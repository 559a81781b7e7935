import { eraseState, isErased } from '#erasure/erasure-record.ts'
import type { Catalogue } from '#facts/catalogue.ts'
import type { Clock } from '#foundation/clock.ts'
import { endSpan, startSpan } from '#observability/spans.ts'
import { type Context, defineActor, type TurnSource } from '#runtime/actor.ts'
import {
  daysRequested,
  daysSelected,
  type Listener,
  listenerErased,
  playsRecorded,
  playsTakenBack,
  profileDeclared,
  type SourceMessage,
  type YearSelection,
} from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { erasures } from '#topics/erasures.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'
import { areSamePlays } from './day-page.ts'
import { declareProfile, recordPlays, renewPages, takeBackPlays } from './listener.ts'
import {
  applyChange,
  type DayChange,
  type ListenerPages,
  openPages,
  pageFamilies,
} from './pages.ts'
import {
  basisOf,
  type SelectionSettings,
  selectYear,
  type YearSelected,
  yearsToSelect,
} from './selection.ts'
import { isCutAsNow } from './zone.ts'

export interface HeuristicsDeps {
  readonly clock: Pick<Clock, 'now'>
  /** The catalogue; days are summed up again if it is another one than before. */
  readonly catalogue: Catalogue
  readonly settings: SelectionSettings & {
    /** How long a listener must have been quiet before days are selected; 0 selects in the same turn. */
    readonly quietMs: number
  }
}

const UNFINISHED_MS = 2_000

type HeuristicsContext = Context<typeof days, typeof pageFamilies, HeuristicsDeps>

/** One actor per listener. Keeps the plays by day, and selects the days worth a report. */
export const heuristics = defineActor<HeuristicsDeps>()({
  name: 'heuristics',
  namespace: NAMESPACE,
  key: listenerKey,
  sends: [days],
  pages: pageFamilies,
})
  .on(plays, playsRecorded, (event, context) => {
    if (isErased(context.state, event.recordedAt)) return
    const before = renewed(context)
    const change = recordPlays(before.pages, event, sourceOf(context))
    const isHeardAnew = before.isKnownAnew || hasOtherPlays(before.pages, change)
    applyChange(context.state, change)
    if (!isHeardAnew) return
    arrangeSelection(context, event.isLast ? 'whole' : 'unfinished')
  })
  .on(plays, playsTakenBack, (event, context) => {
    applyChange(context.state, takeBackPlays(renewed(context).pages, event, sourceOf(context)))
    arrangeSelection(context)
  })
  .on(profiles, profileDeclared, (event, context) => {
    if (isErased(context.state, event.declaredAt)) return
    const before = renewed(context)
    const change = declareProfile(before.pages, event)
    const isSame = isSameProfile(before.pages.index.listener, change?.index.listener)
    applyChange(context.state, change)
    if (isSame && !before.isKnownAnew) return
    arrangeSelection(context, isCounted(context, event.declaredAt) ? 'whole' : 'changed')
  })
  .on(requests, daysRequested, (_event, context) => {
    const renewal = renewPages(openPages(context.state, context.deps.catalogue))
    if (!renewal) return
    applyChange(context.state, renewal)
    arrangeSelection(context, 'unfinished') // Never immediately: an import may be under way.
  })
  .on(erasures, listenerErased, ({ erasedAt }, context) => {
    withdrawSelections(context, erasedAt)
    eraseState(context.state, { erasedAt })
  })
  .onTimer('select', selectDays)

interface RenewedPages {
  readonly pages: ListenerPages
  /** Another catalogue or other time zone data says something else: days are selected again without new plays. */
  readonly isKnownAnew: boolean
}

/** The listener's pages, indexed again if an earlier version or another catalogue did it. */
function renewed({ state, deps }: HeuristicsContext): RenewedPages {
  const before = openPages(state, deps.catalogue)
  const isKnownAnew =
    before.index.catalogueVersion !== deps.catalogue.version || !isCutAsNow(before.index)
  applyChange(state, renewPages(before))
  return { pages: openPages(state, deps.catalogue), isKnownAnew }
}

/** Whether the import that declared a profile was counted before it: topics do not wait for each other. */
const isCounted = ({ state }: HeuristicsContext, declaredAt: number): boolean =>
  (state.get('index')?.countedAt ?? 0) >= declaredAt

/**
 * Whether a change says anything of a play that was not known. A history that is imported again does not, and nothing
 * is selected: an archive that earlier rules wrote stays as it is until there is something new to tell.
 */
const hasOtherPlays = (pages: ListenerPages, change: DayChange | undefined): boolean =>
  [...(change?.days ?? [])].some(([date, page]) => !areSamePlays(pages.day(date), page))

/** Whether a profile says what the one before said. */
const isSameProfile = (before: Listener | null, after: Listener | null | undefined): boolean =>
  !after ||
  JSON.stringify({ ...before, declaredAt: 0 }) === JSON.stringify({ ...after, declaredAt: 0 })

/**
 * Selects immediately after the last message of an import, otherwise after a quiet time. Nothing flickers
 * while an import runs: between its batches there is always a wait, for the case that it was cut off.
 */
function arrangeSelection(
  context: HeuristicsContext,
  state: 'whole' | 'unfinished' | 'changed' = 'changed',
): void {
  const { quietMs } = context.deps.settings
  const waitMs = { whole: 0, unfinished: Math.max(quietMs, UNFINISHED_MS), changed: quietMs }[state]
  if (waitMs === 0) {
    context.clearTimer('select')
    selectDays(context)
  } else context.setTimer('select', context.nowMs + waitMs)
}

/** Sends the selections that a reader could tell from the last ones. */
function selectDays(context: HeuristicsContext): void {
  const { clock, settings } = context.deps
  const { pages } = renewed(context)
  const { listener, selections } = pages.index
  if (!listener) return
  const sent: YearSelection[] = []
  for (const year of yearsToSelect(pages)) {
    const startedAt = clock.now()
    const span = startSpan('select days', { parent: context.span, attributes: { year } })
    const selected = selectYear(pages, listener, year, settings)
    endSpan(span)
    const last = selections.find((each) => each.year === year)
    if (selected.factsHash === last?.factsHash) continue
    const revision = (last?.revision ?? 0) + 1
    const times = { startedAt, selectedAt: clock.now() }
    context.send(days, daysSelected, { ...selected, revision, basis: basisOf(pages), ...times })
    sent.push({ year, revision, factsHash: selected.factsHash })
  }
  if (sent.length === 0) return
  const kept = selections.filter(({ year }) => !sent.some((each) => each.year === year))
  const index = { ...pages.index, selections: [...kept, ...sent].sort((a, b) => a.year - b.year) }
  context.state.set('index', '', index)
}

/**
 * Tells that nothing is selected any more, of every year that had a selection: as of the erasure, so that
 * nobody who has obeyed it keeps that.
 */
function withdrawSelections(context: HeuristicsContext, at: number): void {
  const { listener, selections } = openPages(context.state, context.deps.catalogue).index
  if (!listener) return
  const { zone, country, language } = listener
  const nothing = {
    days: [],
    runnersUp: [],
    overview: [],
    averageHours: [],
    notes: ['Everything was erased.'],
  }
  for (const { year, revision } of selections) {
    const selected: YearSelected = { year, zone, country, language, ...nothing, factsHash: '' }
    const times = { startedAt: at, selectedAt: at }
    const event = { ...selected, revision: revision + 1, basis: null, ...times }
    context.send(days, daysSelected, event)
  }
}

/** The message of the turn, as lineage keeps it. */
function sourceOf({ source }: HeuristicsContext): SourceMessage | undefined {
  if (!source) return undefined
  const { topic, partition, offset, traceparent }: TurnSource = source
  return { topic, partition, offset, traceparent: traceparent ?? null }
}
