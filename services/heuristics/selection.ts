import { offsetsHashOf } from '#facts/cut-offsets.ts'
import { factsOfDay, overviewOf } from '#facts/day.ts'
import type { DayMaterial } from '#facts/day-material.ts'
import { canonicalHash, factsHashOf, profileHashOf } from '#facts/hash.ts'
import { isOfDay } from '#facts/heard-play.ts'
import { averageHoursOf } from '#facts/hours.ts'
import { dayNumberOf, localTimeOf } from '#facts/local-time.ts'
import { newFact } from '#facts/new-fact.ts'
import { isTimedOn } from '#facts/rank.ts'
import { RULES_VERSION } from '#facts/rules.ts'
import { inOrder } from '#facts/session.ts'
import { timelineOf } from '#facts/timeline.ts'
import { yearOf } from '#facts/year.ts'
import { zoneData } from '#facts/zone-data.ts'
import type {
  Basis,
  DaysSelected,
  Fact,
  Listener,
  LogEntry,
  SelectedDay,
  SourceMessage,
} from '#schemas/index.ts'
import type { YearView } from './candidates/candidate.ts'
import { hearFor, nextDate } from './counting.ts'
import { withSources } from './day-page.ts'
import { artistKeyOf, digitOf, firstDayOf, trackKeyOf } from './first-heard.ts'
import type { ListenerPages } from './pages.ts'
import { returnsOn } from './returns.ts'
import { type ChosenDay, select } from './select.ts'

export interface SelectionSettings {
  /** The last day of a year that is looked at, MM-DD. */
  readonly windowEnd: string
}

/** A selection before it has a revision and times. */
export type YearSelected = Omit<
  DaysSelected,
  'userId' | 'revision' | 'basis' | 'startedAt' | 'selectedAt'
>

/**
 * The years to select: those asked for, or the latest with plays; and those that have a selection
 * already. None before the first play.
 */
export function yearsToSelect({ index, dates }: ListenerPages): number[] {
  const latest = index.years.at(-1)?.year ?? yearIn(dates().at(-1))
  const selected = index.selections.map(({ year }) => year)
  if (latest === undefined) return selected
  const asked = index.listener?.years ?? []
  const wanted = asked.length > 0 ? asked : [latest]
  return [...new Set([...wanted, ...selected])].sort((a, b) => a - b)
}

/** What a selection can see now; null where plays were counted before this was noted. */
export function basisOf({ index, catalogue }: ListenerPages): Basis | null {
  const { listener, partition, playsFrom, playsTo } = index
  if (!listener || playsFrom < 0) return null
  return {
    partition,
    playsFrom,
    playsTo,
    declaredAt: listener.declaredAt,
    profileHash: profileHashOf(listener),
    catalogueVersion: catalogue.version,
    rulesVersion: RULES_VERSION,
    tzVersion: zoneData.version,
    offsetsHash: offsetsHashOf(listener),
  }
}

const HIDDEN = 'This archive is hidden, as you asked.'

const yearIn = (date: string | undefined): number | undefined =>
  date === undefined ? undefined : Number(date.slice(0, 4))

/** The selection of one year. Equal plays and profile give an equal selection, however they came. */
export function selectYear(
  pages: ListenerPages,
  listener: Listener,
  year: number,
  settings: SelectionSettings,
): YearSelected {
  const { zone, country, language } = listener
  const about = { year, zone, country, language }
  if (listener.isHidden) {
    const nothing = { days: [], runnersUp: [], overview: [], averageHours: [] }
    const selected = { ...about, ...nothing, notes: [HIDDEN] }
    return { ...selected, factsHash: visibleHashOf(selected) }
  }
  const view = yearViewOf(pages, listener, year, settings)
  const selection = select(view)
  const selected = {
    ...about,
    days: describeDays(pages, listener, view, selection.chosen),
    runnersUp: selection.runnersUp,
    overview: overviewOf(view),
    averageHours: view.unit === 'minutes' ? averageHoursOf(view.days) : [],
    notes: [...selection.notes, ...zoneNotes(listener, year)],
  }
  return { ...selected, factsHash: visibleHashOf(selected) }
}

/** Which zones the days of the year were cut in, where it was more than one. */
function zoneNotes({ zone, zoneHistory }: Listener, year: number): string[] {
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  const during = zoneHistory.filter(({ fromMs }) => fromMs > from && fromMs < to)
  if (during.length === 0) return []
  const first = zoneHistory.findLast(({ fromMs }) => fromMs <= from)?.zone ?? zone
  const moves = during.map(
    (period) => `${period.zone} from ${localTimeOf(period.zone).dateOf(period.fromMs)}`,
  )
  return [`Days follow the zones you gave: ${[first, ...moves].join(', ')}.`]
}

/** A year as candidates see it. */
export function yearViewOf(
  { index, year: pageOf, heard, catalogue }: ListenerPages,
  listener: Listener,
  year: number,
  { windowEnd }: SelectionSettings,
): YearView {
  const { days, newArtists } = pageOf(year)
  const before = index.years.filter((each) => each.year < year)
  const history = {
    days,
    newArtists,
    daysBefore: before.reduce((sum, each) => sum + each.days, 0),
    heardOn: heard,
    knownFrom: index.years[0]?.from ?? '',
  }
  const { birthday } = listener
  return { ...yearOf(history, year, windowEnd, catalogue), birthday, catalogue }
}

interface StoryDay {
  readonly facts: readonly Fact[]
  readonly log: readonly LogEntry[]
}

/** With the days that share its first place: where there are any, it is not the one and only. */
export const withShared = <T extends StoryDay>(day: T, chosen: ChosenDay | undefined): T => ({
  ...day,
  facts: [
    ...day.facts,
    ...(chosen?.sharedWith ?? []).map((date, index) =>
      newFact('shared-with', date, 'date', { n: index + 1 }),
    ),
  ],
})

/** What the facts of a day are computed from. */
export function materialOf(
  pages: ListenerPages,
  listener: Listener,
  view: YearView,
  date: string,
): DayMaterial {
  const plays = hearFor(listener)(date, pages.day)
  const day = dayNumberOf(date)
  const isNew = (key: number) => firstDayOf(pages.artists(digitOf(key)), key) === day
  return {
    date,
    plays,
    zone: listener.zone,
    zoneHistory: listener.zoneHistory,
    year: view,
    birthday: listener.birthday,
    catalogue: pages.catalogue,
    isNew: (artist, title) =>
      isNew(title === undefined ? artistKeyOf(artist) : trackKeyOf(artist, title)),
  }
}

/** The material with what came back on the day, in one search for all days. */
export function withReturns(
  pages: ListenerPages,
  materials: readonly DayMaterial[],
): readonly DayMaterial[] {
  const days = materials.map((material) => ({ ...material, isTimed: isTimedOn(material) }))
  const returns = returnsOn(pages, days)
  return materials.map((material) => ({ ...material, returns: returns.get(material.date) }))
}

/** Days as their selection tells of them, each for the category that it is chosen for. */
export function describeDays(
  pages: ListenerPages,
  listener: Listener,
  view: YearView,
  chosen: readonly ChosenDay[],
): SelectedDay[] {
  const materials = chosen.map(({ score }) => materialOf(pages, listener, view, score.day.date))
  return withReturns(pages, materials).flatMap((material, at) => {
    const own = chosen[at]
    return own ? [describe(pages, own, material)] : []
  })
}

function describe(pages: ListenerPages, chosen: ChosenDay, material: DayMaterial): SelectedDay {
  const { date } = material
  const { category } = chosen.candidate
  const { facts, log } = withShared(factsOfDay(material), chosen)
  const playsCount = material.plays.filter(isOfDay).length
  const sources = sourcesOf(pages, material)
  const zone = zoneOf(material)
  const factsHash = factsHashOf({ category, facts, log })
  const { strength } = chosen.score
  const timeline = timelineOf(material)
  const told = { facts, log, timeline, factsHash, playsCount, sources }
  return { date, zone, category, strength, ...told }
}

/** The messages of a day's plays, and of those of the next day that had begun before midnight. */
function sourcesOf(pages: ListenerPages, { date, plays }: DayMaterial): readonly SourceMessage[] {
  const ofDay = pages.day(date)?.sources ?? []
  const begun = new Set(plays.filter((part) => !isOfDay(part)).map(({ playId }) => playId))
  const next = begun.size > 0 ? pages.day(nextDate(date)) : undefined
  const used = new Set(
    next?.plays.filter(({ play }) => begun.has(play.playId)).map((kept) => kept.source),
  )
  return withSources(ofDay, next?.sources.filter((_, at) => used.has(at)) ?? [])
}

/** The zone in force at the last play of a day. */
export function zoneOf({ plays, zone, zoneHistory }: DayMaterial): string {
  const last = inOrder(plays).at(-1)
  return last ? localTimeOf(zone, zoneHistory).zoneOf(last.endedAt) : zone
}

/**
 * Over what a reader could see: not over strengths, nor over the messages that plays came in. The average day follows
 * from days of which the overview tells: where it alone is new, the same plays are read by newer code.
 */
const visibleHashOf = ({ averageHours, ...selected }: Omit<YearSelected, 'factsHash'>): string =>
  canonicalHash({
    ...selected,
    days: selected.days.map(({ date, category, factsHash }) => ({ date, category, factsHash })),
    runnersUp: selected.runnersUp.map(({ date, category, reason }) => ({ date, category, reason })),
  })
