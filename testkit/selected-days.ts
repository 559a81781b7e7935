import type { Catalogue } from '#facts/catalogue.ts'
import { factsOfDay, overviewOf } from '#facts/day.ts'
import { factsHashOf } from '#facts/hash.ts'
import { averageHoursOf } from '#facts/hours.ts'
import { localTimeOf } from '#facts/local-time.ts'
import { summarise } from '#facts/summary.ts'
import { timelineOf } from '#facts/timeline.ts'
import { type Year, yearOf } from '#facts/year.ts'
import { type Random, seededRandom } from '#foundation/random.ts'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import { type Category, categoryNames } from '#schemas/categories.ts'
import type { DaySummary, DaysSelected, Play, SelectedDay } from '#schemas/index.ts'
import { heardOf } from '#services/heuristics/heard.ts'
import { returnsOn } from '#services/heuristics/returns.ts'

const artists = [
  'Marrow Lane', 'The 1975', 'blink-182', 'Sigur Rós', 'Nina Kessler', 'Twenty One Pilots', 'AC/DC',
  'Tyler, The Creator', 'Florence + The Machine', 'Die Ärzte', 'May', 'Beyoncé', 'Orchestra of the Long Field',
  'P!nk', 'Röyksopp', 'Lena & The Slow Trains', 'KID A', 'Godspeed You! Black Emperor', '10cc', 'Boards of Canada',
  'Sun Kil Moon', 'Mitski', 'Fela Kuti', 'Les Chats Noirs', 'Vampire Weekend', 'The The', 'Aldous Harding', 'Ø',
] // biome-ignore format: a list
const titles = [
  'Low Tide', '7 rings', 'Tuesday', 'Everything In Its Place', '99 Problems and Counting', 'Svefn', 'No One Knows',
  'Second Hand News', 'Half a Person', 'Blue Monday', 'One', 'Ten Years Gone (2016 Remaster)', 'Über Nacht', 'Paper Boats',
] // biome-ignore format: a list
const shows = ['Radio Half Light', 'The Daily Ledger', '99% Unseen', 'Two Cups', 'History, Slowly']

const genres = ['ambient', 'art pop', 'folk', 'hip hop', 'jazz', 'shoegaze', 'synthwave'] as const

/** Knows nine of ten artists, each by their place in the list. */
export const catalogue: Catalogue = {
  version: 'invented',
  genres,
  counts: { artists: 25, dated: 25, energies: 25 },
  genresOf: (artist) => {
    const at = artists.indexOf(artist)
    if (at % 10 === 7) return []
    const own = [genres[at % 7], genres[(at * 3 + 1) % 7]] as const
    return own.filter((each) => each !== undefined).slice(0, at % 2 === 0 ? 1 : 2)
  },
  releaseYearOf: (artist) => {
    const at = artists.indexOf(artist)
    return at % 10 === 7 ? undefined : 1962 + ((at * 17) % 60)
  },
  energyOf: (artist) => (artists.indexOf(artist) % 10) / 9,
  distance: (a, b) => Math.abs(genres.indexOf(a as never) - genres.indexOf(b as never)) / 6,
}

const ZONE = 'Europe/London'
const FIRST_DAY = '20240901'
const DAYS = 480

/** The selection of an invented listener: a day for each category, with facts computed as for real ones. */
export function selection(seed: number): Selection {
  const known = made.get(seed) ?? invent(seed, 2025)
  made.set(seed, known)
  return known
}

type Selection = Omit<DaysSelected, 'userId'>
const made = new Map<number, Selection>()

function invent(seed: number, year: number): Selection {
  const random = seededRandom(seed)
  const days = inventDays(random)
  const summaries = [...days].map(([date, plays]) =>
    summarise(date, plays, localTimeOf(ZONE), catalogue),
  )
  const firsts = firstHeard(days)
  const heardOn = (date: string) => heardOf(days.get(date) ?? [])
  const history = { ...historyBefore(summaries, firsts, year), heardOn }
  const theYear = yearOf(history, year, '12-31', catalogue)
  const birthday = `0${1 + Math.floor(random.next() * 9)}-14`
  const dates = datesOf(theYear, `${year}${birthday.replace('-', '')}`)
  const pages = { dates: () => [...days.keys()], heard: heardOn }
  const chosen = categoryNames.map((category): SelectedDay => {
    const date = dates[category]
    const plays = days.get(date) ?? []
    const isNew = (artist: string) => firsts.get(artist) === date
    const returns = returnsOn(pages, [{ date, plays, isTimed: true, isNew }]).get(date)
    const own = { date, plays, zone: ZONE, isNew, returns }
    const material = { ...own, year: theYear, birthday, catalogue }
    const day = factsOfDay(material)
    return {
      ...day,
      timeline: timelineOf(material),
      date,
      zone: ZONE,
      category,
      strength: 0.9,
      factsHash: factsHashOf({ category, ...day }),
      playsCount: plays.length,
      sources: [{ topic: 'plays', partition: 1, offset: 7, traceparent: null }],
    }
  })
  return {
    year,
    zone: ZONE,
    country: 'GB',
    language: 'en',
    revision: 1,
    factsHash: `selection-${seed}`,
    basis: null,
    days: chosen,
    runnersUp: [],
    overview: overviewOf(theYear),
    averageHours: averageHoursOf(theYear.days),
    notes: [],
    startedAt: Date.UTC(2026, 0, 15, 11),
    selectedAt: Date.UTC(2026, 0, 15, 11) + 5,
  }
}

/** A day for each category, no date twice. `birthday` is YYYYMMDD. */
function datesOf(ofYear: Year, birthday: string): Readonly<Record<Category, string>> {
  const { year } = ofYear
  const taken = new Set<string>([`${year}0101`, birthday])
  const most = (measure: (day: (typeof ofYear.days)[number]) => number) => {
    const free = ofYear.days.filter((day) => !taken.has(day.date))
    const date = free.sort((a, b) => measure(b) - measure(a))[0]?.date ?? ''
    taken.add(date)
    return date
  }
  return {
    'biggest-music-day': most((day) => day.musicMs),
    'biggest-podcast-day': most((day) => day.podcastMs),
    'biggest-top-artist-day': most((day) => day.ofYearTops.artistMs),
    'biggest-discovery-day': most((day) => day.newArtists ?? 0),
    'one-artist-day': most((day) => day.topArtistMs),
    'repeat-heavy-day': most((day) => day.tracks - day.distinctTracks),
    birthday,
    'new-years-day': `${year}0101`,
    'biggest-top-podcast-day': most((day) => day.ofYearTops.showMs),
    'biggest-top-genre-day': most((day) => day.ofYearTops.genreMs),
    'most-nostalgic-day': most((day) => (day.datedMs > 0 ? -day.releaseYear : -9_999)),
    'most-unusual-day': most((day) => day.tasteDistance ?? 0),
    'most-diverse-day': most((day) => day.artists),
    'most-energetic-day': most((day) => day.energy),
  }
}

function historyBefore(
  summaries: readonly DaySummary[],
  firsts: ReadonlyMap<string, string>,
  year: number,
) {
  const found = [...firsts.values()]
  const ofYear = summaries.filter(({ date }) => date.startsWith(`${year}`))
  return {
    days: ofYear,
    newArtists: ofYear.map(({ date }) => found.filter((each) => each === date).length),
    daysBefore: summaries.length - ofYear.length,
    knownFrom: FIRST_DAY,
  }
}

function inventDays(random: Random): Map<string, Play[]> {
  const days = new Map<string, Play[]>()
  const known = artists.length - 1
  for (let n = 0; n < DAYS; n += 1) {
    const date = dateAfter(FIRST_DAY, n)
    const early = n < 120 ? Math.floor(known / 2) : known
    const size = random.next() < 0.06 ? 60 + random.next() * 40 : 4 + random.next() * 20
    const narrow = random.next() < 0.1
    const plays: Play[] = []
    let atMs = Date.UTC(
      Number(date.slice(0, 4)),
      Number(date.slice(4, 6)) - 1,
      Number(date.slice(6)),
      6 + Math.floor(random.next() * 5),
    )
    for (let at = 0; at < size && atMs < startOf(date) + 21 * 60 * MINUTE_MS; at += 1) {
      const isEpisode = random.next() < (narrow ? 0.05 : 0.12)
      const playedMs = Math.round(
        (isEpisode ? 20 + random.next() * 40 : 2 + random.next() * 4) * MINUTE_MS,
      )
      atMs += playedMs + (random.next() < 0.08 ? 60 * MINUTE_MS : 1000)
      plays.push(
        isEpisode
          ? episode(random, atMs, playedMs)
          : track(random, atMs, playedMs, narrow ? 3 : early),
      )
    }
    days.set(date, plays)
  }
  return days
}

function track(random: Random, endedAt: number, playedMs: number, among: number): Play {
  const artist = Math.floor(random.next() ** 2 * among)
  const title = titles[(artist * 3 + Math.floor(random.next() * 3)) % titles.length] as string
  return play('track', title, artists[artist] as string, endedAt, playedMs)
}

function episode(random: Random, endedAt: number, playedMs: number): Play {
  const show = shows[Math.floor(random.next() ** 2 * shows.length)] as string
  return play(
    'episode',
    `Part ${1 + Math.floor(random.next() * 60)}: What the Harbour Kept`,
    show,
    endedAt,
    playedMs,
  )
}

const play = (
  kind: 'track' | 'episode',
  title: string,
  creator: string,
  endedAt: number,
  playedMs: number,
): Play => ({
  playId: `${endedAt}`,
  endedAt,
  playedMs,
  kind,
  title,
  creator,
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
})

function firstHeard(days: ReadonlyMap<string, readonly Play[]>): Map<string, string> {
  const firsts = new Map<string, string>()
  for (const [date, plays] of days) {
    for (const { kind, creator } of plays) {
      if (kind === 'track' && !firsts.has(creator)) firsts.set(creator, date)
    }
  }
  return firsts
}

const startOf = (date: string) =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)))

const dateAfter = (date: string, days: number) =>
  new Date(startOf(date) + days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
