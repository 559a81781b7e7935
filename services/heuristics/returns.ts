// Which artist and which track of a day came back after the longest absence. One pass over the days before, latest
// first, for all days that are asked about: it ends when everything is found.
import type { DayReturns } from '#facts/day-material.ts'
import type { HeardPlay } from '#facts/heard-play.ts'
import { dayNumberOf } from '#facts/local-time.ts'
import { byPlays, tally } from '#facts/tally.ts'
import type { HeuristicsHeardPage } from '#schemas/index.ts'
import { KEY_BYTES, trackKeyOf } from './first-heard.ts'

/** A shorter absence is no return: the same span that "never heard before" asks of a history. */
export const ABSENCE_DAYS_MIN = 60

/** A day with its counted plays. */
export interface ReturnDay {
  readonly date: string
  readonly plays: readonly HeardPlay[]
  /** What measures its names: minutes, or plays where lengths are not known. */
  readonly isTimed: boolean
  isNew(artist: string, title?: string): boolean
}

interface HeardPages {
  /** Dates with plays, ascending. */
  dates(): readonly string[]
  heard(date: string): HeuristicsHeardPage
}

interface Search {
  readonly day: ReturnDay
  /** What is still to be found. */
  readonly artists: Set<string>
  readonly tracks: Set<number>
  /** Day numbers on which they were last heard. */
  readonly artistDays: Map<string, number>
  readonly trackDays: Map<number, number>
}

export function returnsOn(
  pages: HeardPages,
  days: readonly ReturnDay[],
): ReadonlyMap<string, DayReturns> {
  const searches = days.map(begin)
  const latest =
    days
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? ''
  for (const date of pages.dates().toReversed()) {
    if (date >= latest) continue
    const open = searches.filter((each) => each.artists.size + each.tracks.size > 0)
    if (open.length === 0) break
    const page = pages.heard(date)
    for (const search of open) if (date < search.day.date) look(search, page, dayNumberOf(date))
  }
  return new Map(searches.map((search) => [search.day.date, longestAbsences(search)]))
}

function begin(day: ReturnDay): Search {
  const { artists, tracks } = tally(day.plays)
  const known = artists.filter(({ name }) => !day.isNew(name))
  const knownTracks = tracks.filter(({ creator, name }) => !day.isNew(creator, name))
  return {
    day,
    artists: new Set(known.map(({ name }) => name)),
    tracks: new Set(knownTracks.map(({ creator, name }) => trackKeyOf(creator, name))),
    artistDays: new Map(),
    trackDays: new Map(),
  }
}

function look(search: Search, page: HeuristicsHeardPage, day: number): void {
  if (search.artists.size > 0) {
    for (const { name, plays } of page.artists) {
      if (plays > 0 && search.artists.delete(name)) search.artistDays.set(name, day)
    }
  }
  for (let at = 0; at < page.tracks.length && search.tracks.size > 0; at += KEY_BYTES) {
    const key = page.tracks.readUIntBE(at, KEY_BYTES)
    if (search.tracks.delete(key)) search.trackDays.set(key, day)
  }
}

/** Of absences as long, that of what the day has most of. */
function longestAbsences({ day, artistDays, trackDays }: Search): DayReturns {
  const today = dayNumberOf(day.date)
  const { artists, tracks } = tally(day.plays)
  const heard = day.isTimed ? artists : byPlays(artists)
  const artist = longestOf(heard, ({ name }) => absence(artistDays.get(name), today))
  const track = longestOf(byPlays(tracks), ({ creator, name }) =>
    absence(trackDays.get(trackKeyOf(creator, name)), today),
  )
  return {
    artist: artist && { name: artist.of.name, days: artist.days },
    track: track && { name: track.of.name, artist: track.of.creator, days: track.days },
  }
}

const absence = (last: number | undefined, today: number): number =>
  last === undefined ? 0 : today - last

function longestOf<T>(
  all: readonly T[],
  daysOf: (each: T) => number,
): { readonly of: T; readonly days: number } | undefined {
  let longest: { of: T; days: number } | undefined
  for (const of of all) {
    const days = daysOf(of)
    if (days >= ABSENCE_DAYS_MIN && days > (longest?.days ?? 0)) longest = { of, days }
  }
  return longest
}
