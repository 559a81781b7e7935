import { type HeardPlay, heardMsOf, isOfDay } from './heard-play.ts'

/** Most heard first: by time, then plays, then name, so that equal plays give equal order. */
export interface TallyEntry {
  /** Artist, show or title. */
  readonly name: string
  /** Who made it, where `name` is a title; otherwise the name again. */
  readonly creator: string
  readonly plays: number
  readonly playedMs: number
}

/** Without those of which no play counts on the day: something of them was heard on it, before midnight. */
export interface Tally {
  readonly plays: number
  readonly trackPlays: number
  readonly musicMs: number
  readonly podcastMs: number
  readonly otherMs: number
  /** Distinct tracks, unnamed ones included. */
  readonly distinctTracks: number
  readonly artists: readonly TallyEntry[]
  readonly tracks: readonly TallyEntry[]
  readonly shows: readonly (TallyEntry & { readonly episodes: number })[]
  readonly episodes: readonly TallyEntry[]
  /** Of which no play counts on the day. */
  readonly uncounted: {
    readonly artists: readonly TallyEntry[]
    readonly shows: readonly TallyEntry[]
  }
}

type Sums = Map<string, { name: string; creator: string; plays: number; playedMs: number }>

/** Sums up plays that count. A track is the same when title and artist are: not all exports have addresses. */
export function tally(plays: readonly HeardPlay[]): Tally {
  const artists: Sums = new Map()
  const tracks: Sums = new Map()
  const shows: Sums = new Map()
  const episodes: Sums = new Map()
  const ms = { music: 0, podcast: 0, other: 0 }
  let trackPlays = 0

  for (const play of plays) {
    if (play.kind === 'track') {
      trackPlays += Number(isOfDay(play))
      ms.music += heardMsOf(play)
      add(artists, play.creator, play.creator, play)
      add(tracks, `${play.creator}\n${play.title}`, play.title, play)
    } else if (play.kind === 'episode') {
      ms.podcast += heardMsOf(play)
      add(shows, play.creator, play.creator, play)
      add(episodes, `${play.creator}\n${play.title}`, play.title, play)
    } else {
      ms.other += heardMsOf(play)
    }
  }
  return {
    plays: plays.filter(isOfDay).length,
    trackPlays,
    musicMs: ms.music,
    podcastMs: ms.podcast,
    otherMs: ms.other,
    distinctTracks: [...tracks.values()].filter(isCounted).length,
    artists: ranked(artists),
    tracks: ranked(tracks),
    shows: ranked(shows).map((show) => ({ ...show, episodes: countOf(episodes, show.name) })),
    episodes: ranked(episodes),
    uncounted: { artists: ranked(artists, isUncounted), shows: ranked(shows, isUncounted) },
  }
}

function add(sums: Sums, key: string, name: string, play: HeardPlay): void {
  const { creator } = play
  const playedMs = heardMsOf(play)
  const sum = sums.get(key)
  const plays = Number(isOfDay(play))
  if (sum) {
    sum.plays += plays
    sum.playedMs += playedMs
  } else sums.set(key, { name, creator, plays, playedMs })
}

const isCounted = ({ plays }: { readonly plays: number }): boolean => plays > 0

const isUncounted = ({ plays }: { readonly plays: number }): boolean => plays === 0

/** Without the unnamed: they are heard and counted, but nothing can be said of them. */
const ranked = (sums: Sums, isOf = isCounted): TallyEntry[] =>
  [...sums.values()]
    .filter((sum) => sum.name !== '' && isOf(sum))
    .sort(
      (a, b) =>
        b.playedMs - a.playedMs ||
        b.plays - a.plays ||
        compareText(a.name, b.name) ||
        compareText(a.creator, b.creator),
    )

/** Most played first; of as many plays, most heard first. */
export const byPlays = (heard: readonly TallyEntry[]): TallyEntry[] =>
  [...heard].sort((a, b) => b.plays - a.plays)

const countOf = (episodes: Sums, show: string): number =>
  [...episodes.values()].filter((sum) => sum.creator === show && isCounted(sum)).length

/** Order by code unit: the same on every machine, with any locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
