// The stats block of one day: everything a story may state, computed from the day's plays and from
// what the other days of the year come to. Numbers are rounded here, once, as a reader would say
// them; the model never calculates.
import type { Fact, LogEntry, Play, ZonePeriod } from '#schemas/index.ts'
import { type Catalogue, noCatalogue } from './catalogue.ts'
import { holidaysOf } from './holiday.ts'
import { dayNumberOf, type LocalTime, localTimeOf } from './local-time.ts'
import { logOf } from './log.ts'
import { newFact as fact, minutesOf as minutes } from './new-fact.ts'
import { inOrder, sessionsOf } from './session.ts'
import { soundFacts } from './sound-facts.ts'
import { summarise } from './summary.ts'
import { type Tallied, type Tally, tally } from './tally.ts'
import {
  distributionOf,
  type Measure,
  measures,
  medianOf,
  rankAmong,
  type Year,
  type YearDay,
} from './year.ts'

/** How many artists, tracks, episodes and new artists are named. */
const NAMES_MAX = 5
/** "Times the usual" is said from this ratio on, and only where the usual is worth comparing with. */
const TIMES_USUAL_MIN = 1.1
const USUAL_MINUTES_MIN = 5

export interface DayMaterial {
  /** Local date, YYYYMMDD. */
  readonly date: string
  /** The plays of the day that count, in any order. */
  readonly plays: readonly Play[]
  readonly zone: string
  /** Where the listener lived in other zones, and from when on. */
  readonly zoneHistory?: readonly ZonePeriod[]
  /** The year that the day is ranked in. */
  readonly year: Year
  /** Whether an artist of the day was never heard before it. */
  isNew(artist: string): boolean
  /** MM-DD. */
  readonly birthday: string | null
  /** Where none is given, nothing is said that rests on one. */
  readonly catalogue?: Catalogue
}

/** A day's facts and log. Equal plays give equal facts, in whatever order they come. */
export function factsOfDay(day: DayMaterial): { facts: Fact[]; log: LogEntry[] } {
  const time = localTimeOf(day.zone, day.zoneHistory)
  const sums = tally(day.plays)
  const standing = standingOf(day)
  const facts = [
    fact('date', day.date, 'date'),
    fact('weekday', weekdayOf(day.date), 'weekday'),
    ...holidaysOf(day.date, day.birthday).map((name, n) =>
      fact('holiday', name, 'name', n ? { n: n + 1 } : {}),
    ),
    ...amounts(sums, standing),
    ...artists(sums),
    ...tracks(sums.tracks),
    ...podcasts(sums, standing),
    ...discoveries(day, sums, standing),
    ...soundFacts(day, standing),
    ...clock(day, time),
  ]
  return { facts, log: logOf(day.plays, time) }
}

/** Facts about the year as a whole. */
export function overviewOf(year: Year): Fact[] {
  const sum = (measure: Measure) => distributionOf(year, measure).reduce((a, b) => a + b, 0)
  return [
    fact('year-minutes', minutes(sum('minutes')), 'minutes'),
    fact('year-days', year.days.length, 'days'),
    fact('year-tracks', sum('tracks'), 'plays'),
    fact('year-podcast-minutes', minutes(sum('podcast-minutes')), 'minutes'),
  ]
}

function amounts(sums: Tally, standing: StandingOf): Fact[] {
  const total = standing('minutes')
  const facts = [
    fact('minutes', minutes(sums.musicMs + sums.podcastMs + sums.otherMs), 'minutes', total),
  ]
  if (sums.trackPlays > 0) {
    facts.push(
      fact('music-minutes', minutes(sums.musicMs), 'minutes', standing('music-minutes')),
      fact('tracks', sums.trackPlays, 'plays', standing('tracks')),
      fact('distinct-tracks', sums.distinctTracks, 'tracks'),
      fact('repeats', sums.trackPlays - sums.distinctTracks, 'plays', standing('repeats')),
    )
  }
  if (sums.artists[0]) {
    facts.push(
      fact('artists', sums.artists.length, 'artists', standing('artists')),
      fact('top-artist-minutes', minutes(sums.artists[0].playedMs), 'minutes', {
        subject: sums.artists[0].name,
        ...standing('top-artist-minutes'),
      }),
    )
  }
  if (sums.episodes.length > 0) {
    facts.push(
      fact('podcast-minutes', minutes(sums.podcastMs), 'minutes', standing('podcast-minutes')),
      fact('episodes', sums.episodes.length, 'episodes', standing('episodes')),
      fact('shows', sums.shows.length, 'shows'),
    )
  }
  return [...facts, ...timesUsual(facts[0] as Fact)]
}

/** Rank and usual value of the day in one measure. */
export type StandingOf = (measure: Measure) => Pick<Fact, 'rank' | 'usual'>

function standingOf({ date, plays, year, catalogue = noCatalogue }: DayMaterial): StandingOf {
  const known = year.days.find((each) => each.date === date)
  const day: YearDay = known ?? {
    ...summarise(date, plays, catalogue),
    historyDays: 0,
    newArtists: null,
    tasteDistance: null,
  }
  return (measure) => {
    const distribution = distributionOf(year, measure)
    const value = measures[measure](day)
    const usual = medianOf(distribution)
    return {
      rank: known && value !== undefined ? rankAmong(distribution, value) : null,
      usual: usual === undefined ? null : shown(measure, usual),
    }
  }
}

/** A value of a measure as its fact states it. */
function shown(measure: Measure, value: number): number {
  if (measure === 'taste-distance') return Math.round(value * 100)
  if (measure === 'energy') return Math.round(value / 10)
  return measure.endsWith('minutes') ? minutes(value) : Math.round(value)
}

/** From the rounded numbers, so that what a reader divides is what a reader gets. */
function timesUsual({ value, usual }: Fact): Fact[] {
  if (usual === null || usual < USUAL_MINUTES_MIN) return []
  const times = Math.round((Number(value) / usual) * 10) / 10
  return times >= TIMES_USUAL_MIN ? [fact('times-usual', times, 'times')] : []
}

function artists({ artists: heard, musicMs }: Tally): Fact[] {
  const [top, ...further] = heard
  if (!top) return []
  const subject = top.name
  return [
    fact('top-artist', top.name, 'name'),
    fact('top-artist-plays', top.plays, 'plays', { subject }),
    fact('top-artist-share', Math.round((top.playedMs / musicMs) * 100), 'share', { subject }),
    ...further
      .slice(0, NAMES_MAX - 1)
      .flatMap(({ name, plays }, index) => [
        fact('artist', name, 'name', { n: index + 2 }),
        fact('artist-plays', plays, 'plays', { subject: name, n: index + 2 }),
      ]),
  ]
}

/** No track is the top track where several were played as often, or none twice. */
function tracks(heard: readonly Tallied[]): Fact[] {
  const byPlays = [...heard].sort((a, b) => b.plays - a.plays)
  const [first, second] = byPlays
  const hasTop = first && first.plays > (second?.plays ?? 1)
  const further = byPlays.slice(hasTop ? 1 : 0, NAMES_MAX)
  return [
    ...(hasTop
      ? [
          fact('top-track', first.name, 'name', { subject: first.creator }),
          fact('top-track-plays', first.plays, 'plays', { subject: first.name }),
        ]
      : []),
    ...further.map(({ name, creator }, index) =>
      fact('track', name, 'name', { subject: creator, n: index + (hasTop ? 2 : 1) }),
    ),
  ]
}

function podcasts({ shows, episodes }: Tally, standing: StandingOf): Fact[] {
  const [top] = shows
  if (!top) return []
  const subject = top.name
  return [
    fact('top-show', top.name, 'name'),
    fact('top-show-minutes', minutes(top.playedMs), 'minutes', {
      subject,
      ...standing('top-show-minutes'),
    }),
    fact('top-show-episodes', top.episodes, 'episodes', { subject }),
    ...episodes
      .slice(0, NAMES_MAX)
      .map(({ name, creator }, index) =>
        fact('episode', name, 'name', { subject: creator, n: index + 1 }),
      ),
  ]
}

function discoveries(day: DayMaterial, sums: Tally, standing: StandingOf): Fact[] {
  const known = day.year.days.find(({ date }) => date === day.date)
  if (!known || known.newArtists === null || sums.artists.length === 0) return []
  const found = sums.artists.filter(({ name }) => day.isNew(name))
  return [
    fact('new-artists', found.length, 'artists', standing('new-artists')),
    ...found
      .slice(0, NAMES_MAX)
      .map(({ name }, index) => fact('new-artist', name, 'name', { n: index + 1 })),
    fact('history-days', known.historyDays, 'days'),
  ]
}

function clock({ date, plays }: DayMaterial, time: LocalTime): Fact[] {
  const sessions = sessionsOf(inOrder(plays))
  const first = sessions[0]
  const last = sessions.at(-1)
  if (!first || !last) return []
  const longestMs = Math.max(...sessions.map(({ startedAt, endedAt }) => endedAt - startedAt))
  // A first play that began before midnight would read as if it were late in the day.
  const beganToday = time.dateOf(first.startedAt) === date
  return [
    ...(beganToday ? [fact('first-play-at', time.clockOf(first.startedAt), 'clock')] : []),
    fact('last-play-at', time.clockOf(last.endedAt), 'clock'),
    fact('sessions', sessions.length, 'times'),
    fact('longest-session-minutes', minutes(longestMs), 'minutes'),
  ]
}

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']
/** 1 January 1970 was a Thursday. */
export const weekdayOf = (date: string): string => weekdays[dayNumberOf(date) % 7] as string
