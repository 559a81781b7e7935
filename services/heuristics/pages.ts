import { erasurePages } from '#erasure/erasure-record.ts'
import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import type { State } from '#runtime/actor.ts'
import {
  type DaySummary,
  type HeuristicsDayPage,
  type HeuristicsHeardPage,
  type HeuristicsIndexPage,
  type HeuristicsYearPage,
  heuristicsArtistsPage,
  heuristicsDayPage,
  heuristicsErasurePage,
  heuristicsHeardPage,
  heuristicsIndexPage,
  heuristicsYearPage,
} from '#schemas/index.ts'
import { nothingHeard } from './heard.ts'
import { cutHashOf } from './zone.ts'

/** One more whenever what is computed from day pages changes: older pages are then indexed again. */
export const LAYOUT = 8
/** The first layout whose plays are on the days on which they count now: those of earlier ones are assigned again. */
export const LAYOUT_CUT = 8

export const pageFamilies = {
  index: heuristicsIndexPage,
  /** By local date, YYYYMMDD. */
  days: heuristicsDayPage,
  /** By calendar year, YYYY. */
  years: heuristicsYearPage,
  /** What was heard on a local date, by name, YYYYMMDD. */
  heard: heuristicsHeardPage,
  /** Artists and tracks, by the first hex digit of the key. */
  artists: heuristicsArtistsPage,
  ...erasurePages(heuristicsErasurePage),
} as const

/**
 * One listener's pages, as the domain reads them. A play touches one day, one year, its artist's digit and its
 * track's: what it costs does not grow with the years before it.
 */
export interface ListenerPages {
  /** What is known of the music in them. */
  readonly catalogue: Catalogue
  readonly index: HeuristicsIndexPage
  /** The plays of a local date, YYYYMMDD. */
  day(date: string): HeuristicsDayPage | undefined
  /** Dates that have a page, ascending. */
  dates(): readonly string[]
  /** Summaries of a calendar year's days with counted plays. */
  year(year: number): HeuristicsYearPage
  /** What was heard on a local date, by name. */
  heard(date: string): HeuristicsHeardPage
  /** Packed first days of the artists and tracks whose key begins with a hex digit. */
  artists(digit: string): Buffer
  /** Years, dates and digits that have a page. */
  indexed(): {
    readonly years: readonly string[]
    readonly heard: readonly string[]
    readonly artists: readonly string[]
  }
}

/** What an event does to the pages; one that is undefined goes. */
export interface DayChange extends IndexedDays {
  readonly days: ReadonlyMap<string, HeuristicsDayPage | undefined>
}

/** The part of a change that follows from the day pages. */
export interface IndexedDays {
  readonly index: HeuristicsIndexPage
  readonly years: ReadonlyMap<string, HeuristicsYearPage | undefined>
  readonly heard: ReadonlyMap<string, HeuristicsHeardPage | undefined>
  readonly artists: ReadonlyMap<string, Buffer | undefined>
}

const newIndex = ({ version }: Catalogue): HeuristicsIndexPage => ({
  listener: null,
  imports: [],
  years: [],
  selections: [],
  countedAt: 0,
  layout: LAYOUT,
  partition: -1,
  playsFrom: -1,
  playsTo: -1,
  catalogueVersion: version,
  offsetsHash: cutHashOf(null),
})

const emptyYear: HeuristicsYearPage = { days: [], newArtists: [] }
const nobody = Buffer.alloc(0)

type Reads = Pick<State<typeof pageFamilies>, 'get' | 'parts'>

/** As they are now: to be opened again after a change. */
export function openPages(state: Reads, catalogue: Catalogue = noCatalogue): ListenerPages {
  // Every artist and track of a message is looked up, and there are sixteen pages of them: each is read once.
  const artists = new Map<string, Buffer>()
  return {
    catalogue,
    index: state.get('index') ?? newIndex(catalogue),
    day: (date) => state.get('days', date),
    dates: () => state.parts('days'),
    year: (year) => state.get('years', `${year}`) ?? emptyYear,
    heard: (date) => state.get('heard', date) ?? nothingHeard,
    artists: (digit) => {
      const read = artists.get(digit) ?? state.get('artists', digit)?.firstHeard ?? nobody
      artists.set(digit, read)
      return read
    },
    indexed: () => ({
      years: state.parts('years'),
      heard: state.parts('heard'),
      artists: state.parts('artists'),
    }),
  }
}

/** Summaries of every day with counted plays, ascending. Reads every year. */
export const summariesOf = ({ index, year }: ListenerPages): readonly DaySummary[] =>
  index.years.flatMap((each) => year(each.year).days)

export function applyChange(
  state: State<typeof pageFamilies>,
  change: DayChange | undefined,
): void {
  if (!change) return
  state.set('index', '', change.index)
  write(
    change.days,
    (date, page) => state.set('days', date, page),
    (date) => state.delete('days', date),
  )
  write(
    change.years,
    (year, page) => state.set('years', year, page),
    (year) => state.delete('years', year),
  )
  write(
    change.heard,
    (date, page) => state.set('heard', date, page),
    (date) => state.delete('heard', date),
  )
  write(
    change.artists,
    (digit, firstHeard) => state.set('artists', digit, { firstHeard }),
    (digit) => state.delete('artists', digit),
  )
}

function write<T>(
  pages: ReadonlyMap<string, T | undefined>,
  set: (part: string, page: T) => void,
  remove: (part: string) => void,
): void {
  for (const [part, page] of pages) {
    if (page === undefined) remove(part)
    else set(part, page)
  }
}
