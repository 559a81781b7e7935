// What the listener knows and likes: a library that grows, favourites of the month with a long tail,
// shows followed in order.
import {
  type Artist,
  type Episode,
  inventCatalogue,
  type SampleCatalogue,
  type Show,
  type Track,
  unheardCount,
} from './catalogue.ts'
import { type Chance, newWeighted } from './chance.ts'

export interface Taste {
  /** Lives on to `date`: the month's favourites change, and now and then a new artist is met. */
  reach(date: string): void
  favourite(): Artist
  song(artist: Artist): Track
  /** The month's playlist: sixty tracks. */
  playlist(): readonly Track[]
  /** Artists never heard before, which are known from now on. */
  discover(count: number): readonly Artist[]
  episode(): Episode
  /** A show to fill a whole day, from the listener's next episode on. */
  nextOfFavouriteShow(): Episode
}

const knownAtFirst = 48
const meetings = 0.2
const tracksOfPlaylist = 60
const bingedShow = 3
const artistsCount = 300

/** The artists that the taste of `seed` is made of. */
export const inventedArtists = (seed: Chance): readonly Artist[] =>
  inventCatalogue(tasteOf(seed).fork('catalogue'), artistsCount).artists

/** The chance of the taste among all that a seed decides. */
export const tasteOf = (seed: Chance): Chance => seed.fork('taste')

export function newTaste(chance: Chance): Taste {
  const catalogue = inventCatalogue(chance.fork('catalogue'), artistsCount)
  const unheard = catalogue.artists.slice(-unheardCount)
  const others = catalogue.artists.slice(knownAtFirst, -unheardCount)
  const known = catalogue.artists.slice(0, knownAtFirst)
  const listened = newShelf(catalogue)
  const draws = chance.fork('draws')
  let pickArtist = favouritesOf(known, draws)
  let playlist = playlistOf(known, draws)
  let month = ''
  return {
    reach: (date) => {
      const next = draws.happens(meetings) ? others.shift() : undefined
      if (next) known.splice(draws.whole(5, known.length), 0, next)
      if (date.slice(0, 6) === month && !next) return
      if (date.slice(0, 6) !== month) playlist = playlistOf(known, draws)
      month = date.slice(0, 6)
      pickArtist = favouritesOf(known, chance.fork(`favourites ${month}`))
    },
    favourite: () => pickArtist(draws),
    song: (artist) => popular(artist, draws),
    playlist: () => playlist,
    discover: (count) => {
      const met = unheard.splice(-count)
      known.push(...met)
      return met
    },
    episode: () => listened.next(draws.pick([0, 0, 1, 1, 2, 4, 5, 6, 7])),
    nextOfFavouriteShow: () => listened.next(bingedShow),
  }
}

/** Zipf over the library, with four artists of the month well above their rank. */
function favouritesOf(known: readonly Artist[], chance: Chance): (chance: Chance) => Artist {
  const boosted = new Set(Array.from({ length: 4 }, () => chance.pick(known)))
  const ranked = known.map((artist, rank) => ({
    artist,
    weight: (boosted.has(artist) ? 7 : 1) / (rank + 4),
  }))
  const pick = newWeighted(ranked, ({ weight }) => weight)
  return (draws) => pick(draws).artist
}

const playlistOf = (known: readonly Artist[], chance: Chance): readonly Track[] =>
  Array.from({ length: tracksOfPlaylist }, () => popular(chance.pick(known.slice(0, 60)), chance))

/** The square of a draw: the first tracks of an artist are heard most. */
const popular = ({ tracks }: Artist, chance: Chance): Track =>
  tracks[Math.floor(chance.next() ** 2 * tracks.length)] as Track

function newShelf({ shows }: SampleCatalogue): { next(show: number): Episode } {
  const heard = shows.map(() => 0)
  return {
    next: (index) => {
      const { episodes } = shows[index] as Show
      const number = heard[index] as number
      heard[index] = (number + 1) % episodes.length
      return episodes[number] as Episode
    },
  }
}
