import type { DaySummary } from '#schemas/index.ts'
import { type Catalogue, COVERAGE_MIN, KNOWN_MS_MIN, noCatalogue } from './catalogue.ts'
import { dayNumberOf } from './local-time.ts'
import { isMeasured, type OutlierReason, outlierReasonOf, totalMs } from './outlier.ts'
import { tasteDistances } from './taste.ts'
import {
  type DayHeard,
  type HeardAmount,
  type YearTop,
  type YearTops,
  yearTopsOf,
} from './year-tops.ts'

/** "First heard" means something only after a history of this many calendar days ... */
export const HISTORY_DAYS_MIN = 60
/** ... of which this many have plays. */
export const HISTORY_LISTENING_DAYS_MIN = 30

/** A day among the days of its year. */
export interface YearDay extends DaySummary {
  /** Calendar days between the first play known and this day. */
  readonly historyDays: number
  /** Artists never heard before; null if the history before is too short to know. */
  readonly newArtists: number | null
  /** The distance of its taste from the year's, 0 to 1; null if none of its genres is known. */
  readonly tasteDistance: number | null
  /** Whether its minutes may be stated. */
  readonly isTimed: boolean
  /** What it has of the year's top artist, show and genre. */
  readonly ofYearTops: OfYearTops
}

export interface OfYearTops {
  readonly artistMs: number
  readonly artistPlays: number
  readonly showMs: number
  readonly genreMs: number
}

export const noneOfYearTops: OfYearTops = { artistMs: 0, artistPlays: 0, showMs: 0, genreMs: 0 }

export interface OutlierDay {
  readonly day: YearDay
  readonly reason: OutlierReason
}

export interface Year {
  readonly year: number
  /** What its days are compared by. A year of which most days come without lengths is counted by plays. */
  readonly unit: 'minutes' | 'plays'
  /** Days with counted plays, ascending, without outliers: ranks and usual values are taken over these. */
  readonly days: readonly YearDay[]
  /** Days that nobody listened through, ascending: neither ranked nor chosen. */
  readonly outliers: readonly OutlierDay[]
  /** The first day with plays that is known at all, YYYYMMDD; empty when there is none. */
  readonly knownFrom: string
  /** What was heard most over `days`. */
  readonly tops: YearTops
}

export interface History {
  /** The year's days with counted plays, ascending by date. */
  readonly days: readonly DaySummary[]
  /** For each of them, how many artists were first heard on it. */
  readonly newArtists: readonly number[]
  /** How many days with counted plays are before the year. */
  readonly daysBefore: number
  /** What was heard on one of them, by name. */
  heardOn(date: string): DayHeard
  /** The first day with counted plays that is known at all, YYYYMMDD; empty when there is none. */
  readonly knownFrom: string
}

/** The days of a calendar year up to and including `windowEnd` (MM-DD). */
export function yearOf(
  { days: known, newArtists, daysBefore, heardOn, knownFrom }: History,
  year: number,
  windowEnd = '12-31',
  catalogue: Catalogue = noCatalogue,
): Year {
  const to = `${year}${windowEnd.replace('-', '')}`
  const within = known.flatMap((day, index): YearDay[] => {
    if (day.date > to) return []
    const historyDays = dayNumberOf(day.date) - dayNumberOf(knownFrom)
    const listeningDays = daysBefore + index
    const tells = historyDays >= HISTORY_DAYS_MIN && listeningDays >= HISTORY_LISTENING_DAYS_MIN
    const fresh = tells ? (newArtists[index] ?? 0) : null
    const isTimed = isMeasured(day)
    const ofYearTops = noneOfYearTops
    return [{ ...day, historyDays, newArtists: fresh, tasteDistance: null, isTimed, ofYearTops }]
  })
  const unit = unitOf(within)
  const reasonOf = (day: YearDay): OutlierReason | undefined =>
    outlierReasonOf(day) ?? (unit === 'minutes' && !day.isTimed ? 'unmeasured' : undefined)
  const outliers = within.flatMap((day): OutlierDay[] => {
    const reason = reasonOf(day)
    return reason ? [{ day, reason }] : []
  })
  const listened = within.filter((day) => reasonOf(day) === undefined)
  const distances = tasteDistances(listened, catalogue)
  const tops = yearTopsOf({ days: listened, unit, catalogue, heardOn })
  const days = listened.map((day) => ({
    ...day,
    tasteDistance: distances.get(day.date) ?? null,
    isTimed: unit === 'minutes',
    ofYearTops: ofYearTopsOn(day.date, tops),
  }))
  return { year, unit, days, outliers, knownFrom, tops }
}

/** Nothing where none of its plays counts on the day. */
function countedOn(top: YearTop | undefined, date: string): HeardAmount | undefined {
  const amount = top?.days.get(date)
  return amount && amount.plays > 0 ? amount : undefined
}

function ofYearTopsOn(date: string, { artist, show, genre }: YearTops): OfYearTops {
  const ofArtist = countedOn(artist, date)
  return {
    artistMs: ofArtist?.playedMs ?? 0,
    artistPlays: ofArtist?.plays ?? 0,
    showMs: countedOn(show, date)?.playedMs ?? 0,
    genreMs: genre?.days.get(date)?.playedMs ?? 0,
  }
}

/** What a day without any has no value of. */
const positive = (value: number): number | undefined => (value > 0 ? value : undefined)

/** By minutes where half of the days that were listened to are measured, and where there are none. */
function unitOf(days: readonly YearDay[]): Year['unit'] {
  const listened = days.filter((day) => outlierReasonOf(day) === undefined)
  const timed = listened.filter(({ isTimed }) => isTimed)
  return timed.length * 2 >= listened.length ? 'minutes' : 'plays'
}

/** With this share of a day's music, one artist is what it was about. */
const ONE_ARTIST_SHARE_MIN = 0.5

/** Whether enough of a day's music is known to state its values. */
export const isCovered = (knownMs: number, { musicMs }: DaySummary): boolean =>
  knownMs >= KNOWN_MS_MIN && knownMs >= COVERAGE_MIN * musicMs

/** What rests on how long plays were heard. */
const timed =
  (of: (day: YearDay) => number | undefined) =>
  (day: YearDay): number | undefined =>
    day.isTimed ? of(day) : undefined

const timedMeasures = {
  minutes: timed(totalMs),
  'music-minutes': timed((day) => (day.tracks > 0 ? day.musicMs : undefined)),
  'podcast-minutes': timed((day) => (day.episodes > 0 ? day.podcastMs : undefined)),
  'top-artist-minutes': timed((day) => (day.tracks > 0 ? day.topArtistMs : undefined)),
  'top-show-minutes': timed((day) => (day.episodes > 0 ? day.topShowMs : undefined)),
  'top-genre-minutes': timed((day) =>
    isCovered(day.genreKnownMs, day) ? day.topGenreMs : undefined,
  ),
  'year-top-artist-minutes': timed((day) => positive(day.ofYearTops.artistMs)),
  'year-top-show-minutes': timed((day) => positive(day.ofYearTops.showMs)),
  'year-top-genre-minutes': timed((day) =>
    isCovered(day.genreKnownMs, day) ? positive(day.ofYearTops.genreMs) : undefined,
  ),
  /** In years, of the music with a known release year; none for a day that one artist dominates. */
  'music-age': timed((day) =>
    isCovered(day.datedMs, day) && day.topArtistMs <= ONE_ARTIST_SHARE_MIN * day.musicMs
      ? Number(day.date.slice(0, 4)) - day.releaseYear
      : undefined,
  ),
  'taste-distance': timed((day) =>
    isCovered(day.genreKnownMs, day) ? (day.tasteDistance ?? undefined) : undefined,
  ),
  energy: timed((day) => (isCovered(day.energyKnownMs, day) ? day.energy : undefined)),
} as const

/** What a day can be ranked by. Undefined where the day has nothing of the kind. */
export const measures = {
  ...timedMeasures,
  tracks: (day: YearDay) => (day.tracks > 0 ? day.tracks : undefined),
  repeats: (day: YearDay) => (day.tracks > 0 ? day.tracks - day.distinctTracks : undefined),
  episodes: (day: YearDay) => (day.episodes > 0 ? day.episodes : undefined),
  artists: (day: YearDay) => (day.tracks > 0 ? day.artists : undefined),
  /** Artists; of days with as many, the one that gave its top artist the least part goes first. */
  variety: (day: YearDay) =>
    day.tracks > 0 ? day.artists + (1 - topArtistShare(day)) / 10 : undefined,
  'top-artist-plays': (day: YearDay) => (day.tracks > 0 ? day.topArtistPlays : undefined),
  'year-top-artist-plays': (day: YearDay) => positive(day.ofYearTops.artistPlays),
  'new-artists': (day: YearDay) =>
    day.tracks > 0 && day.newArtists !== null ? day.newArtists : undefined,
} as const satisfies Record<string, (day: YearDay) => number | undefined>

export type Measure = keyof typeof measures

/** Part of a day's music that its top artist had, 0 to 1: of the minutes, or of the plays. */
export const topArtistShare = (day: YearDay): number =>
  day.isTimed ? day.topArtistMs / day.musicMs : day.topArtistPlays / day.tracks

/** A year is asked for the same distribution by every one of its days. */
const distributions = new WeakMap<Year, Map<Measure, readonly number[]>>()

/** The listener's own values of one measure over a year's days, ascending. */
export function distributionOf(year: Year, measure: Measure): readonly number[] {
  let known = distributions.get(year)
  if (!known) {
    known = new Map()
    distributions.set(year, known)
  }
  let ascending = known.get(measure)
  if (!ascending) {
    ascending = year.days
      .map(measures[measure])
      .filter((value) => value !== undefined)
      .sort((a, b) => a - b)
    known.set(measure, ascending)
  }
  return ascending
}

/** Middle value of an ascending list; undefined when it is empty. */
export const medianOf = (ascending: readonly number[]): number | undefined =>
  quantileOf(ascending, 0.5)

/** The quantile `share` (0 to 1) of an ascending list, interpolated; undefined when it is empty. */
export function quantileOf(ascending: readonly number[], share: number): number | undefined {
  const position = (ascending.length - 1) * share
  const lower = ascending[Math.floor(position)]
  const upper = ascending[Math.ceil(position)]
  if (lower === undefined || upper === undefined) return undefined
  return lower + (upper - lower) * (position - Math.floor(position))
}

/** 1 for the greatest; null where another day has the same value: neither is then the most. */
export function rankAmong(ascending: readonly number[], value: number): number | null {
  const greater = ascending.filter((each) => each > value).length
  const equal = ascending.filter((each) => each === value).length
  return equal === 1 ? greater + 1 : null
}
