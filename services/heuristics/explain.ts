import assert from 'node:assert/strict'
import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import { factsOfDay } from '#facts/day.ts'
import type { DayMaterial } from '#facts/day-material.ts'
import { factById } from '#facts/fact.ts'
import { beganBefore, type HeardPlay, heardMsOf, isOfDay, wholeOf } from '#facts/heard-play.ts'
import { dayNumberOf, localTimeOf } from '#facts/local-time.ts'
import { minutesOf } from '#facts/new-fact.ts'
import { outlierWords } from '#facts/outlier.ts'
import { playsOf } from '#facts/plays-of.ts'
import type { Inspection } from '#runtime/introspection/inspect.ts'
import { mapKey, stateOverMap } from '#runtime/state/map-state.ts'
import type { Category } from '#schemas/categories.ts'
import type { Fact, Listener, LogEntry, Play } from '#schemas/index.ts'
import { bestDays, type Candidate, ineligibleText, type YearView } from './candidates/candidate.ts'
import { candidates } from './candidates/candidates.ts'
import { countFor } from './counting.ts'
import { renewPages } from './listener.ts'
import {
  applyChange,
  type ListenerPages,
  openPages,
  type pageFamilies,
  summariesOf,
} from './pages.ts'
import { type ChosenDay, ineligibleReason, isChosen, reasonLost, select } from './select.ts'
import {
  materialOf,
  type SelectionSettings,
  withReturns,
  withShared,
  yearViewOf,
  zoneOf,
} from './selection.ts'

export interface Explanation {
  /** YYYYMMDD */
  readonly date: string
  /** In force at the last play of the day. */
  readonly zone: string
  readonly facts: readonly Fact[]
  readonly log: readonly LogEntry[]
  /** What of its minutes was counted otherwise than one might expect, in words for the listener. */
  readonly notes: readonly string[]
  /** Every candidate, in the order of its priority. */
  readonly candidates: readonly CandidateExplained[]
  /** Where one fact was asked for: it, and the plays it came from. */
  readonly from?: FactPlays
}

export interface FactPlays {
  readonly fact: Fact
  /** In the order they ended, each with the local clock time of its end; none where it rests on no play of the day. */
  readonly plays: readonly { readonly at: string; readonly play: Play }[]
}

export interface CandidateExplained {
  readonly category: Category
  readonly strength: number
  readonly chosen: boolean
  /** Why this day, or why not, in words for the listener. */
  readonly reason: string
}

export type ExplainOutcome =
  | { readonly ok: true; readonly explanation: Explanation }
  /** `nearest` are dates with plays, closest first. */
  | { readonly ok: false; readonly fault: 'no-plays'; readonly nearest: readonly string[] }
  | { readonly ok: false; readonly fault: 'hidden'; readonly hidden: HiddenDay }
  /** `facts` are the ids that the day has. */
  | { readonly ok: false; readonly fault: 'no-fact'; readonly facts: readonly string[] }
  | { readonly ok: false; readonly fault: 'no-listener' }
  | { readonly ok: false; readonly fault: 'no-profile' }
  /** This process does not have the listener: another one does, or it is still starting. */
  | { readonly ok: false; readonly fault: 'elsewhere' }

/** What of a day the listener wants left out, so that nothing of it counts. */
export type HiddenDay =
  | { readonly what: 'all' }
  | { readonly what: 'day' }
  | {
      readonly what: 'creators'
      readonly artists: readonly string[]
      readonly shows: readonly string[]
    }

const NEAREST_MAX = 3

/** The facts of any day of a listener, and why it was chosen or not; of one fact, the plays too. */
export function explainDay(
  pages: ListenerPages,
  date: string,
  settings: SelectionSettings,
  factId?: string,
): ExplainOutcome {
  const { index } = pages
  if (!index.listener) return { ok: false, fault: hasPlays(pages) ? 'no-profile' : 'no-listener' }
  const hidden = hiddenOn(pages, index.listener, date)
  if (hidden) return { ok: false, fault: 'hidden', hidden }
  const isThere = (day: { readonly date: string }) => day.date === date
  if (!pages.year(Number(date.slice(0, 4))).days.some(isThere)) {
    return { ok: false, fault: 'no-plays', nearest: nearestTo(date, summariesOf(pages)) }
  }
  const view = yearViewOf(pages, index.listener, Number(date.slice(0, 4)), settings)
  const { chosen } = select(view)
  const [material] = withReturns(pages, [materialOf(pages, index.listener, view, date)])
  assert(material)
  const choice = chosen.find(({ score }) => score.day.date === date)
  const { facts, log } = withShared(factsOfDay(material), choice)
  const explained = candidates.map((candidate) => explain(candidate, view, chosen, date))
  const zone = zoneOf(material)
  const notes = facts.some(({ kind }) => kind === 'minutes') ? minuteNotes(material) : []
  const explanation = { date, zone, facts, log, notes, candidates: explained }
  if (factId === undefined) return { ok: true, explanation }
  const fact = factById(facts, factId)
  if (!fact) return { ok: false, fault: 'no-fact', facts: facts.map(({ id }) => id) }
  const time = localTimeOf(material.zone, material.zoneHistory)
  const from = playsOf(fact, material).map((play) => ({ at: time.clockOf(play.endedAt), play }))
  return { ok: true, explanation: { ...explanation, from: { fact, plays: from } } }
}

/** Where a play counts on one day and was heard on two, and where minutes count less than they lasted. */
function minuteNotes({ plays }: DayMaterial): string[] {
  const sumOf = (of: (part: HeardPlay) => number, isOf = (_: HeardPlay) => true) =>
    minutesOf(plays.filter(isOf).reduce((ms, part) => ms + of(part), 0))
  const before = sumOf((part) => wholeOf(part).playedMs - part.playedMs, beganBefore)
  const after = sumOf(heardMsOf, (part) => !isOfDay(part))
  const together = sumOf((part) => part.playedMs - heardMsOf(part))
  return [
    ...(before > 0
      ? [`its plays had ${before} minutes before midnight: these are minutes of the day before`]
      : []),
    ...(after > 0
      ? [`${after} of its minutes were heard in a play that ended the next day and counts there`]
      : []),
    ...(together > 0
      ? [`${together} minutes were heard at the same time as others: an hour counts 60 at most`]
      : []),
  ]
}

/** Undefined where anything of the day counts, or nothing would. */
function hiddenOn(pages: ListenerPages, listener: Listener, date: string): HiddenDay | undefined {
  if (listener.isHidden) return { what: 'all' }
  const page = pages.day(date)
  const everything = { ...listener, hiddenCreators: [], hiddenDates: [] }
  const heard = countFor(everything)(date, page)
  if (heard.length === 0 || countFor(listener)(date, page).length > 0) return undefined
  if (listener.hiddenDates.includes(date)) return { what: 'day' }
  const named = (isShow: boolean) => {
    const plays = heard.filter(({ kind }) => (kind === 'episode') === isShow)
    return [...new Set(plays.map(({ creator }) => creator))].sort()
  }
  return { what: 'creators', artists: named(false), shows: named(true) }
}

const hasPlays = (pages: ListenerPages): boolean => pages.dates().length > 0

function explain(
  candidate: Candidate,
  view: YearView,
  chosen: readonly ChosenDay[],
  date: string,
): CandidateExplained {
  const { category } = candidate
  const not = (reason: string, strength = 0) => ({ category, strength, chosen: false, reason })
  const day = view.days.find((each) => each.date === date)
  if (!day) {
    const outlier = view.outliers.find((each) => each.day.date === date)
    return not(
      outlier ? outlierWords[outlier.reason] : 'the day lies after the part of the year looked at',
    )
  }
  const yearReason = candidate.ineligible(view)
  if (yearReason !== undefined) return not(yearReason)
  const score = candidate.score(view, day)
  const { strength, words, ineligible } = score
  if (isChosen(chosen, candidate, date)) return { category, strength, chosen: true, reason: words }
  if (ineligible !== undefined) return not(ineligibleText(score), strength)
  const best = bestDays(candidate, view)
  if (best.length === 0) return not(ineligibleReason(candidate, view), strength)
  return not(reasonLost(candidate, score, best, chosen), strength)
}

const nearestTo = (date: string, days: readonly { readonly date: string }[]): string[] =>
  days
    .map((day) => day.date)
    .sort((a, b) => distance(a, date) - distance(b, date))
    .slice(0, NEAREST_MAX)

const distance = (a: string, b: string): number => Math.abs(dayNumberOf(a) - dayNumberOf(b))

export interface ExplainDeps {
  readonly settings: SelectionSettings
  readonly catalogue?: Catalogue
}

/** What a running actor shows of a listener: see `RunningActor.inspect`. */
export type InspectedState = Pick<Inspection, 'key' | 'pages' | 'timers'>

/** The same over a running actor's pages, as far as this process has them. */
export function explainInspected(
  inspected: InspectedState | undefined,
  date: string,
  { settings, catalogue = noCatalogue }: ExplainDeps,
  factId?: string,
): ExplainOutcome {
  if (!inspected) return { ok: false, fault: 'elsewhere' }
  const pages = inspected.pages.map(
    ({ family, part, page }) => [mapKey(family, part), page] as const,
  )
  const state = stateOverMap<typeof pageFamilies>(new Map<string, unknown>(pages))
  applyChange(state, renewPages(openPages(state, catalogue)))
  return explainDay(openPages(state, catalogue), date, settings, factId)
}
