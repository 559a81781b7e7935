// The artist, show and genre of a year: those with most minutes over its ranked days, or most plays in a year that
// counts plays. Exactly one each, whatever ties.
import type { DaySummary, HeardName } from '#schemas/index.ts'
import { type Catalogue, COVERAGE_MIN, KNOWN_MS_MIN } from './catalogue.ts'
import { compareText } from './tally.ts'

/** What was heard on one day, by name. */
export interface DayHeard {
  /** Artists with a name. */
  readonly artists: readonly HeardName[]
  /** Shows with a name. */
  readonly shows: readonly HeardName[]
}

/** How much of something a day has. */
export interface HeardAmount {
  readonly playedMs: number
  readonly plays: number
}

export interface YearTop {
  readonly name: string
  /** Of all music, podcasts or music of a known genre in the year, 0 to 1. */
  readonly share: number
  /** By date; nothing for a day without it. */
  readonly days: ReadonlyMap<string, HeardAmount>
}

export interface YearTops {
  readonly artist: YearTop | undefined
  /** None in a year that counts plays. */
  readonly show: YearTop | undefined
  /** None in a year that counts plays, nor if too little of its music has a known genre. */
  readonly genre: YearTop | undefined
  /** Share of the year's music, 0 to 1, that has a known genre. */
  readonly genreCoverage: number
}

export interface YearTopsMaterial {
  /** The days that are ranked. */
  readonly days: readonly DaySummary[]
  readonly unit: 'minutes' | 'plays'
  readonly catalogue: Catalogue
  heardOn(date: string): DayHeard
}

export function yearTopsOf({ days, unit, catalogue, heardOn }: YearTopsMaterial): YearTops {
  const heard = days.map(({ date }) => ({ date, ...heardOn(date) }))
  const sum = (of: (day: DaySummary) => number) => days.reduce((total, day) => total + of(day), 0)
  const musicMs = sum((day) => day.musicMs)
  const genreMs = sum((day) => day.genreKnownMs)
  const isTimed = unit === 'minutes'
  const isKnown = genreMs >= KNOWN_MS_MIN && genreMs >= COVERAGE_MIN * musicMs
  const artists = heard.map(({ date, artists }) => ({ date, names: artists }))
  const shows = heard.map(({ date, shows }) => ({ date, names: shows }))
  return {
    artist: topOf(artists, unit, isTimed ? musicMs : sum((day) => day.tracks)),
    show: isTimed
      ? topOf(
          shows,
          unit,
          sum((day) => day.podcastMs),
        )
      : undefined,
    genre: isTimed && isKnown ? topOf(artists.map(genresIn(catalogue)), unit, genreMs) : undefined,
    genreCoverage: musicMs > 0 ? genreMs / musicMs : 0,
  }
}

interface DayNames {
  readonly date: string
  readonly names: readonly HeardName[]
}

/** A track counts for each genre of its artist. */
const genresIn =
  (catalogue: Catalogue) =>
  ({ date, names }: DayNames): DayNames => {
    const sums = new Map<string, HeardAmount>()
    for (const { name, playedMs, plays } of names) {
      for (const genre of catalogue.genresOf(name)) {
        const { playedMs: ms = 0, plays: count = 0 } = sums.get(genre) ?? {}
        sums.set(genre, { playedMs: ms + playedMs, plays: count + plays })
      }
    }
    return { date, names: [...sums].map(([name, amount]) => ({ name, ...amount })) }
  }

interface NameSum {
  readonly name: string
  playedMs: number
  plays: number
  days: number
}

function topOf(
  days: readonly DayNames[],
  unit: 'minutes' | 'plays',
  whole: number,
): YearTop | undefined {
  const sums = new Map<string, NameSum>()
  for (const { names } of days) {
    for (const { name, playedMs, plays } of names) {
      const known = sums.get(name)
      if (known) {
        known.playedMs += playedMs
        known.plays += plays
        known.days += 1
      } else sums.set(name, { name, playedMs, plays, days: 1 })
    }
  }
  const amountOf = (each: NameSum) => (unit === 'minutes' ? each.playedMs : each.plays)
  let top: NameSum | undefined
  for (const each of sums.values()) {
    if (!top || isAhead(each, top, amountOf)) top = each
  }
  if (!top) return undefined
  const { name } = top
  const own = days.flatMap(({ date, names }): [string, HeardAmount][] => {
    const found = names.find((each) => each.name === name)
    return found ? [[date, found]] : []
  })
  return { name, share: whole > 0 ? amountOf(top) / whole : 0, days: new Map(own) }
}

/** Of equals, the one heard on more days; of these, the first in the order of code units. */
function isAhead(a: NameSum, b: NameSum, amountOf: (each: NameSum) => number): boolean {
  const order = amountOf(b) - amountOf(a) || b.days - a.days || compareText(a.name, b.name)
  return order < 0
}
