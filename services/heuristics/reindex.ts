// Keeps the index page true to the day pages, whatever happened to them: added, late, corrected or
// taken-back plays all come through here.
import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { summarise } from '#facts/summary.ts'
import type { DaySummary, HeuristicsDayPage, HeuristicsIndexPage } from '#schemas/index.ts'
import { artistsOf, type Count, countFor } from './counting.ts'
import { artistKeyOf, changeFirstHeard, firstDayOf } from './first-heard.ts'
import type { ListenerPages } from './pages.ts'

export type ChangedDays = ReadonlyMap<string, HeuristicsDayPage | undefined>

/** The index after `changed` days replaced theirs. Reads other days only where an artist lost the first one. */
export function reindex(
  pages: ListenerPages,
  index: HeuristicsIndexPage,
  changed: ChangedDays,
): HeuristicsIndexPage {
  if (changed.size === 0) return index
  const count = countFor(index.listener)
  const summaries = new Map<string, DaySummary | undefined>()
  const heard = new Map<number, Set<number>>()
  const lost = new Map<number, number>()

  for (const [date, page] of changed) {
    const day = dayNumberOf(date)
    const plays = count(date, page)
    summaries.set(date, plays.length > 0 ? summarise(date, plays) : undefined)
    heard.set(day, keysOf(artistsOf(plays)))
    for (const artist of keysOf(artistsOf(count(date, pages.day(date))))) {
      const isLost = !heard.get(day)?.has(artist)
      if (isLost && firstDayOf(index.firstHeard, artist) === day) lost.set(artist, day)
    }
  }

  const days = changeDays(index.days, summaries)
  const first = changesOf(index.firstHeard, heard, lost)
  if (lost.size > 0) findAgain(first, lost, days, (date) => readDay(pages, changed, count, date))
  return { ...index, days, firstHeard: changeFirstHeard(index.firstHeard, first) }
}

/** The index made anew from all of its day pages. */
export function indexAll(
  index: HeuristicsIndexPage,
  dates: Iterable<string>,
  day: (date: string) => HeuristicsDayPage | undefined,
): HeuristicsIndexPage {
  const count = countFor(index.listener)
  const days: DaySummary[] = []
  const first = new Map<number, number>()
  for (const date of dates) {
    const plays = count(date, day(date))
    if (plays.length === 0) continue
    days.push(summarise(date, plays))
    for (const artist of keysOf(artistsOf(plays))) {
      if (!first.has(artist)) first.set(artist, dayNumberOf(date))
    }
  }
  return { ...index, days, firstHeard: changeFirstHeard(Buffer.alloc(0), first) }
}

const keysOf = (names: ReadonlySet<string>): Set<number> => {
  const keys = new Set<number>()
  for (const name of names) keys.add(artistKeyOf(name))
  return keys
}

function changesOf(
  firstHeard: Buffer,
  heard: ReadonlyMap<number, ReadonlySet<number>>,
  lost: ReadonlyMap<number, number>,
): Map<number, number | undefined> {
  const changes = new Map<number, number | undefined>()
  for (const artist of lost.keys()) changes.set(artist, undefined)
  for (const [day, artists] of heard) {
    for (const artist of artists) {
      const known = changes.has(artist) ? changes.get(artist) : firstDayOf(firstHeard, artist)
      if (known === undefined || known > day) changes.set(artist, day)
    }
  }
  return changes
}

/** Looks for artists whose first day is gone on the days after it, until all are found. */
function findAgain(
  changes: Map<number, number | undefined>,
  lost: Map<number, number>,
  days: readonly DaySummary[],
  artistsOn: (date: string) => ReadonlySet<number>,
): void {
  const from = dateOfDayNumber(Math.min(...lost.values()))
  for (const { date } of days) {
    if (date < from) continue
    if (lost.size === 0) return
    const day = dayNumberOf(date)
    for (const artist of artistsOn(date)) {
      if (!lost.delete(artist)) continue
      const found = changes.get(artist)
      if (found === undefined || found > day) changes.set(artist, day)
    }
  }
}

const readDay = (pages: ListenerPages, changed: ChangedDays, count: Count, date: string) =>
  keysOf(artistsOf(count(date, changed.has(date) ? changed.get(date) : pages.day(date))))

/** Replaces, adds and removes summaries; both are ascending afterwards. */
function changeDays(
  days: readonly DaySummary[],
  changes: ReadonlyMap<string, DaySummary | undefined>,
): DaySummary[] {
  const kept = days.filter(({ date }) => !changes.has(date))
  const added = [...changes.values()].filter((summary) => summary !== undefined)
  return [...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1))
}
