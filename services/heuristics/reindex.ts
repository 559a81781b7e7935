// Keeps the index, the years and the artists true to the day pages, whatever happened to them: added, late,
// corrected or taken-back plays all come through here.
import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { reachesBack } from '#facts/midnight.ts'
import { summarise } from '#facts/summary.ts'
import type {
  DaySummary,
  HeuristicsDayPage,
  HeuristicsHeardPage,
  HeuristicsIndexPage,
  HeuristicsYearPage,
  YearNote,
} from '#schemas/index.ts'
import {
  type CountDay,
  countFor,
  dateBefore,
  heardIn,
  hearFor,
  type PageOf,
  playsOn,
} from './counting.ts'
import { changeFirstHeard, digitOf, firstDayOf, isArtistKey } from './first-heard.ts'
import { heardOf } from './heard.ts'
import { type IndexedDays, LAYOUT, type ListenerPages, summariesOf } from './pages.ts'
import { timeOf } from './zone.ts'

export type ChangedDays = ReadonlyMap<string, HeuristicsDayPage | undefined>
type FirstDays = Map<number, number | undefined>

/**
 * What follows when `changed` days replace theirs. Reads other days only where an artist or track lost the first one.
 */
export function reindex(
  pages: ListenerPages,
  index: HeuristicsIndexPage,
  changed: ChangedDays,
): IndexedDays {
  if (changed.size === 0) return nothingIndexed(index)
  const count = countFor(index.listener)
  const heard = new Map<number, Set<number>>()
  const lost = new Map<number, number>()

  for (const [date, page] of changed) {
    const day = dayNumberOf(date)
    const keys = heardIn(count(date, page))
    heard.set(day, keys)
    for (const key of heardIn(count(date, pages.day(date)))) {
      if (!keys.has(key) && firstDay(pages, key) === day) lost.set(key, day)
    }
  }

  const sums = sumsAfter(pages, index, changed)
  const summaries = new Map([...sums].map(([date, each]) => [date, each?.summary]))
  const first = changesOf(pages, heard, lost)
  if (lost.size > 0) findAgain(pages, { first, lost, changed, summaries, count })
  const years = changeYears(pages, summaries, firstCounts(pages, first))
  return {
    index: { ...index, years: noteYears(index.years, years) },
    years,
    heard: new Map([...sums].map(([date, each]) => [date, each?.names])),
    artists: changeArtists(pages, first),
  }
}

/** What index pages keep of a date. */
interface DaySums {
  readonly summary: DaySummary
  readonly names: HeuristicsHeardPage
}

/** Of the dates whose plays changed, and of those before them that were heard on too; undefined for nothing. */
function sumsAfter(
  pages: ListenerPages,
  index: HeuristicsIndexPage,
  changed: ChangedDays,
): Map<string, DaySums | undefined> {
  const sumUp = sumsFor(index, pages)
  const pageOf = (date: string) => (changed.has(date) ? changed.get(date) : pages.day(date))
  const reaches = reachFor(index)
  const dates = new Set(changed.keys())
  for (const [date, page] of changed)
    if (reaches(page) || reaches(pages.day(date))) dates.add(dateBefore(date))
  return new Map([...dates].map((date) => [date, sumUp(date, pageOf)]))
}

/** The sums of a date; undefined if nothing was heard on it. */
function sumsFor(
  { listener }: HeuristicsIndexPage,
  { catalogue }: Pick<ListenerPages, 'catalogue'>,
) {
  const hear = hearFor(listener)
  const time = timeOf(listener)
  return (date: string, page: PageOf): DaySums | undefined => {
    const heard = hear(date, page)
    if (heard.length === 0) return undefined
    return { summary: summarise(date, heard, time, catalogue), names: heardOf(heard) }
  }
}

/** Whether something of a date's plays was heard on the date before. */
function reachFor({ listener }: HeuristicsIndexPage) {
  const time = timeOf(listener)
  return (page: HeuristicsDayPage | undefined): boolean =>
    page !== undefined && reachesBack(playsOn(page), time)
}

/** Computes everything again from all day pages; pages that are not needed any more are deleted. */
export function indexAll(
  pages: Pick<ListenerPages, 'indexed' | 'catalogue'>,
  index: HeuristicsIndexPage,
  dates: Iterable<string>,
  day: (date: string) => HeuristicsDayPage | undefined,
): IndexedDays {
  const count = countFor(index.listener)
  const sumUp = sumsFor(index, pages)
  const reaches = reachFor(index)
  const heardOn = new Set<string>()
  for (const date of dates) {
    if (reaches(day(date))) heardOn.add(dateBefore(date))
    heardOn.add(date)
  }
  const days: DaySummary[] = []
  const known = pages.indexed()
  const heard = new Map<string, HeuristicsHeardPage | undefined>(
    known.heard.map((date) => [date, undefined]),
  )
  const first: FirstDays = new Map()
  const counts = new Map<number, number>()
  for (const date of heardOn) {
    const sums = sumUp(date, day)
    if (!sums) continue
    days.push(sums.summary)
    heard.set(date, sums.names)
    const number = dayNumberOf(date)
    for (const key of heardIn(count(date, day(date)))) {
      if (first.has(key)) continue
      first.set(key, number)
      if (isArtistKey(key)) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  }
  const years = new Map<string, HeuristicsYearPage | undefined>(
    known.years.map((year) => [year, undefined]),
  )
  for (const [year, ofYear] of Map.groupBy(days, ({ date }) => date.slice(0, 4))) {
    const newArtists = ofYear.map(({ date }) => counts.get(dayNumberOf(date)) ?? 0)
    years.set(year, { days: ofYear, newArtists })
  }
  const artists = new Map<string, Buffer | undefined>(
    known.artists.map((digit) => [digit, undefined]),
  )
  for (const [digit, changes] of byDigit(first)) {
    artists.set(digit, changeFirstHeard(Buffer.alloc(0), changes))
  }
  return {
    index: {
      ...index,
      years: noteYears([], years),
      layout: LAYOUT,
      catalogueVersion: pages.catalogue.version,
    },
    years,
    heard,
    artists,
  }
}

/** Nothing but the index itself. */
export const nothingIndexed = (index: HeuristicsIndexPage): IndexedDays => ({
  index,
  years: new Map(),
  heard: new Map(),
  artists: new Map(),
})

const firstDay = ({ artists }: ListenerPages, key: number): number | undefined =>
  firstDayOf(artists(digitOf(key)), key)

function changesOf(
  pages: ListenerPages,
  heard: ReadonlyMap<number, ReadonlySet<number>>,
  lost: ReadonlyMap<number, number>,
): FirstDays {
  const changes: FirstDays = new Map()
  for (const key of lost.keys()) changes.set(key, undefined)
  for (const [day, keys] of heard) {
    for (const key of keys) {
      const known = changes.has(key) ? changes.get(key) : firstDay(pages, key)
      if (known === undefined || known > day) changes.set(key, day)
    }
  }
  return changes
}

interface Search {
  readonly first: FirstDays
  readonly lost: Map<number, number>
  readonly changed: ChangedDays
  readonly summaries: ReadonlyMap<string, DaySummary | undefined>
  readonly count: CountDay
}

/** Looks for artists and tracks whose first day is gone on the days after it, until all are found. */
function findAgain(pages: ListenerPages, { first, lost, changed, summaries, count }: Search): void {
  const from = dateOfDayNumber(Math.min(...lost.values()))
  const dates = changeDays(summariesOf(pages), summaries).map(({ date }) => date)
  for (const date of dates) {
    if (date < from) continue
    if (lost.size === 0) return
    const day = dayNumberOf(date)
    const plays = count(date, changed.has(date) ? changed.get(date) : pages.day(date))
    for (const key of heardIn(plays)) {
      if (!lost.delete(key)) continue
      const found = first.get(key)
      if (found === undefined || found > day) first.set(key, day)
    }
  }
}

/** By how many artists each day's new ones change, by days since 1970. */
function firstCounts(pages: ListenerPages, first: FirstDays): Map<number, number> {
  const counts = new Map<number, number>()
  const add = (day: number | undefined, more: number) => {
    if (day !== undefined) counts.set(day, (counts.get(day) ?? 0) + more)
  }
  for (const [key, day] of first) {
    if (!isArtistKey(key)) continue
    add(firstDay(pages, key), -1)
    add(day, 1)
  }
  return counts
}

function changeYears(
  pages: ListenerPages,
  summaries: ReadonlyMap<string, DaySummary | undefined>,
  counts: ReadonlyMap<number, number>,
): Map<string, HeuristicsYearPage | undefined> {
  const counted = [...counts].map(([day, more]) => ({ date: dateOfDayNumber(day), more }))
  const touched = new Set([...summaries.keys(), ...counted.map(({ date }) => date)].map(yearOfDate))
  const years = new Map<string, HeuristicsYearPage | undefined>()
  for (const year of touched) {
    const page = pages.year(Number(year))
    const changes = new Map([...summaries].filter(([date]) => yearOfDate(date) === year))
    const news = new Map(page.days.map(({ date }, at) => [date, page.newArtists[at] ?? 0]))
    for (const { date, more } of counted) news.set(date, (news.get(date) ?? 0) + more)
    const days = changeDays(page.days, changes)
    const newArtists = days.map(({ date }) => news.get(date) ?? 0)
    years.set(year, days.length > 0 ? { days, newArtists } : undefined)
  }
  return years
}

const yearOfDate = (date: string): string => date.slice(0, 4)

function changeArtists(pages: ListenerPages, first: FirstDays): Map<string, Buffer | undefined> {
  const artists = new Map<string, Buffer | undefined>()
  for (const [digit, changes] of byDigit(first)) {
    const packed = changeFirstHeard(pages.artists(digit), changes)
    artists.set(digit, packed.length > 0 ? packed : undefined)
  }
  return artists
}

function byDigit(first: FirstDays): Map<string, FirstDays> {
  const digits = new Map<string, FirstDays>()
  for (const [key, day] of first) {
    const digit = digitOf(key)
    const changes = digits.get(digit)
    if (changes) changes.set(key, day)
    else digits.set(digit, new Map([[key, day]]))
  }
  return digits
}

function noteYears(
  notes: readonly YearNote[],
  years: ReadonlyMap<string, HeuristicsYearPage | undefined>,
): YearNote[] {
  const kept = notes.filter(({ year }) => !years.has(`${year}`))
  const added = [...years].flatMap(([year, page]) => {
    const from = page?.days[0]?.date
    return page && from ? [{ year: Number(year), days: page.days.length, from }] : []
  })
  return [...kept, ...added].sort((a, b) => a.year - b.year)
}

/** Replaces, adds and removes summaries; both are ascending afterwards. */
function changeDays(
  days: readonly DaySummary[],
  changes: ReadonlyMap<string, DaySummary | undefined>,
): DaySummary[] {
  const kept = days.filter(({ date }) => !changes.has(date))
  const added = [...changes.values()].filter((summary) => summary !== undefined)
  return [...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1))
}
