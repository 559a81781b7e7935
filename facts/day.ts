// The stats block of one day: everything a story may state, computed from the day's plays and from
// what the other days of the year come to. Numbers are rounded here, once, as a reader would say
// them; the model never calculates.
import type { Fact, LogEntry } from '#schemas/index.ts'
import { clockFacts, zoneFacts } from './clock-facts.ts'
import type { DayMaterial } from './day-material.ts'
import { holidaysOf } from './holiday.ts'
import { dayNumberOf, type LocalTime, localTimeOf } from './local-time.ts'
import { logOf } from './log.ts'
import { momentFacts, newArtistTimes } from './moment-facts.ts'
import { newFact as fact, minutesOf as minutes } from './new-fact.ts'
import { amongDays, type RankOf, rankOf } from './rank.ts'
import { soundFacts } from './sound-facts.ts'
import { byPlays, type Tally, type TallyEntry, tally } from './tally.ts'
import { distributionOf, type Measure, type Year } from './year.ts'
import { yearTopFacts } from './year-top-facts.ts'

/** How many artists, tracks, episodes and new artists are named. */
const NAMES_MAX = 5
/** "Times the usual" is said from this ratio on, and only where the usual is worth comparing with. */
const TIMES_USUAL_MIN = 1.1
const USUAL_MINUTES_MIN = 5

/**
 * A day's facts and log. Equal plays give equal facts, in any order. Plays of unknown duration are counted, and only
 * their start is stated.
 */
export function factsOfDay(day: DayMaterial): { facts: Fact[]; log: LogEntry[] } {
  const time = localTimeOf(day.zone, day.zoneHistory)
  const sums = tally(day.plays)
  const among = amongDays(day)
  const { isTimed } = among
  const ranked = rankOf(day, among)
  const facts = [
    fact('date', day.date, 'date'),
    fact('weekday', weekdayOf(day.date), 'weekday'),
    ...holidaysOf(day.date, day.birthday).map((name, n) =>
      fact('holiday', name, 'name', n ? { n: n + 1 } : {}),
    ),
    ...amounts(sums, ranked, isTimed),
    ...(isTimed ? artists(sums) : artistsByPlays(sums, ranked)),
    ...tracks(sums.tracks),
    ...podcasts(sums, ranked, isTimed),
    ...discoveries(day, sums, { ranked, isTimed, time }),
    ...(isTimed ? soundFacts(day, ranked) : []),
    ...yearTopFacts(day.year, among, ranked),
    ...clockFacts(day, time, isTimed),
    ...momentFacts(day, time, isTimed),
    ...zoneFacts(day, time),
  ]
  const isNew = among.newArtists === null ? undefined : day.isNew
  return { facts, log: logOf(day.plays, time, { isTimed, isNew }) }
}

/** Facts about the year as a whole. */
export function overviewOf(year: Year): Fact[] {
  const sum = (measure: Measure) => distributionOf(year, measure).reduce((a, b) => a + b, 0)
  const isTimed = year.unit === 'minutes'
  return [
    ...(isTimed ? [fact('year-minutes', minutes(sum('minutes')), 'minutes')] : []),
    fact('year-days', year.days.length, 'days'),
    fact('year-tracks', sum('tracks'), 'plays'),
    ...(isTimed ? [fact('year-podcast-minutes', minutes(sum('podcast-minutes')), 'minutes')] : []),
  ]
}

function amounts(sums: Tally, ranked: RankOf, isTimed: boolean): Fact[] {
  const time = (kind: 'minutes' | 'music-minutes' | 'podcast-minutes', ms: number): Fact[] =>
    isTimed ? [fact(kind, minutes(ms), 'minutes', ranked(kind))] : []
  const total = time('minutes', sums.musicMs + sums.podcastMs + sums.otherMs)
  const facts = [...total]
  if (sums.trackPlays > 0) {
    facts.push(
      ...time('music-minutes', sums.musicMs),
      fact('tracks', sums.trackPlays, 'plays', ranked('tracks')),
      fact('distinct-tracks', sums.distinctTracks, 'tracks'),
      fact('repeats', sums.trackPlays - sums.distinctTracks, 'plays', ranked('repeats')),
    )
  }
  if (sums.artists[0]) {
    facts.push(fact('artists', sums.artists.length, 'artists', ranked('artists')))
  }
  const top = isTimed ? topOf(sums.artists, sums.uncounted.artists) : undefined
  if (top) {
    facts.push(
      fact('top-artist-minutes', minutes(top.playedMs), 'minutes', {
        subject: top.name,
        ...ranked('top-artist-minutes'),
      }),
    )
  }
  if (sums.episodes.length > 0) {
    facts.push(
      ...time('podcast-minutes', sums.podcastMs),
      fact('episodes', sums.episodes.length, 'episodes', ranked('episodes')),
      fact('shows', sums.shows.length, 'shows'),
    )
  }
  return [...facts, ...total.flatMap(timesUsual)]
}

/** From the rounded numbers, so that what a reader divides is what a reader gets. */
function timesUsual({ value, usual }: Fact): Fact[] {
  if (usual === null || usual < USUAL_MINUTES_MIN) return []
  const times = Math.round((Number(value) / usual) * 10) / 10
  return times >= TIMES_USUAL_MIN ? [fact('times-usual', times, 'times')] : []
}

/** The most heard; none where another was heard as long, or one of which no play counts. */
function topOf<T extends TallyEntry>(
  [first, second]: readonly T[],
  [uncounted]: readonly TallyEntry[],
): T | undefined {
  const nextMs = Math.max(second?.playedMs ?? 0, uncounted?.playedMs ?? 0)
  return first && first.playedMs > nextMs ? first : undefined
}

function artists({ artists: heard, musicMs, uncounted }: Tally): Fact[] {
  const top = topOf(heard, uncounted.artists)
  const subject = top?.name ?? null
  return [
    ...(top
      ? [
          fact('top-artist', top.name, 'name'),
          fact('top-artist-plays', top.plays, 'plays', { subject }),
          fact('top-artist-share', Math.round((top.playedMs / musicMs) * 100), 'share', {
            subject,
          }),
        ]
      : []),
    ...furtherArtists(heard, top !== undefined),
  ]
}

const furtherArtists = (heard: readonly TallyEntry[], hasTop: boolean): Fact[] =>
  heard.slice(hasTop ? 1 : 0, NAMES_MAX).flatMap(({ name, plays }, index) => {
    const n = index + (hasTop ? 2 : 1)
    return [
      fact('artist', name, 'name', { n }),
      fact('artist-plays', plays, 'plays', { subject: name, n }),
    ]
  })

/** No artist is the top artist if another has as many plays. */
function artistsByPlays({ artists: heard }: Tally, ranked: RankOf): Fact[] {
  const ordered = byPlays(heard)
  const [first, second] = ordered
  const hasTop = first && first.plays > (second?.plays ?? 0)
  return [
    ...(hasTop
      ? [
          fact('top-artist', first.name, 'name'),
          fact('top-artist-plays', first.plays, 'plays', {
            subject: first.name,
            ...ranked('top-artist-plays'),
          }),
        ]
      : []),
    ...furtherArtists(ordered, hasTop ?? false),
  ]
}

/** No track is the top track where several were played as often, or none twice. */
function tracks(heard: readonly TallyEntry[]): Fact[] {
  const ordered = byPlays(heard)
  const [first, second] = ordered
  const hasTop = first && first.plays > (second?.plays ?? 1)
  const further = ordered.slice(hasTop ? 1 : 0, NAMES_MAX)
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

function podcasts({ shows, episodes, uncounted }: Tally, ranked: RankOf, isTimed: boolean): Fact[] {
  const top = isTimed ? topOf(shows, uncounted.shows) : undefined
  const subject = top?.name ?? null
  if (shows.length === 0) return []
  return [
    ...(top
      ? [
          fact('top-show', top.name, 'name'),
          fact('top-show-minutes', minutes(top.playedMs), 'minutes', {
            subject,
            ...ranked('top-show-minutes'),
          }),
          fact('top-show-episodes', top.episodes, 'episodes', { subject }),
        ]
      : []),
    ...episodes
      .slice(0, NAMES_MAX)
      .map(({ name, creator }, index) =>
        fact('episode', name, 'name', { subject: creator, n: index + 1 }),
      ),
  ]
}

interface Means {
  readonly ranked: RankOf
  readonly isTimed: boolean
  readonly time: LocalTime
}

function discoveries(day: DayMaterial, sums: Tally, { ranked, isTimed, time }: Means): Fact[] {
  const known = day.year.days.find(({ date }) => date === day.date)
  if (!known || known.newArtists === null || sums.artists.length === 0) return []
  const heard = isTimed ? sums.artists : byPlays(sums.artists)
  const found = heard.filter(({ name }) => day.isNew(name))
  const named = found.slice(0, NAMES_MAX).map(({ name }) => name)
  return [
    fact('new-artists', found.length, 'artists', ranked('new-artists')),
    ...named.map((name, index) => fact('new-artist', name, 'name', { n: index + 1 })),
    ...newArtistTimes(day, time, named),
    // In the order of the named tracks, so that each of those that is new is among them.
    ...byPlays(sums.tracks)
      .filter(({ name, creator }) => day.isNew(creator, name))
      .slice(0, NAMES_MAX)
      .map(({ name, creator }, index) =>
        fact('new-track', name, 'name', { subject: creator, n: index + 1 }),
      ),
    fact('history-days', known.historyDays, 'days'),
  ]
}

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']
/** 1 January 1970 was a Thursday. */
export const weekdayOf = (date: string): string => weekdays[dayNumberOf(date) % 7] as string
