// An invented catalogue: artists with albums and tracks, shows with episodes. No name is a real one's.
import type { Chance } from './chance.ts'
import {
  adjectives,
  bandEnds,
  bandStarts,
  counted,
  givenNames,
  hardArtists,
  hardTitles,
  nouns,
  shows,
  subjects,
  surnameEnds,
  surnameStarts,
  verbs,
} from './words.ts'

export interface Track {
  readonly kind: 'track'
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly uri: string
  readonly durationMs: number
}

export interface Episode {
  readonly kind: 'episode'
  readonly title: string
  readonly show: string
  readonly uri: string
  readonly durationMs: number
}

export interface Artist {
  readonly name: string
  readonly albums: readonly (readonly Track[])[]
  /** Tracks in the order of their popularity. */
  readonly tracks: readonly Track[]
}

export interface Show {
  readonly name: string
  /** In the order they came out. */
  readonly episodes: readonly Episode[]
}

export interface SampleCatalogue {
  readonly artists: readonly Artist[]
  readonly shows: readonly Show[]
}

const episodesPerShow = 130

/** The last artists of a catalogue are for discovery days: the listener has not heard them before. */
export const unheardCount = 60

/** `artistsCount` artists, 100 or more; half of the hard names are first, half are last. */
export function inventCatalogue(chance: Chance, artistsCount: number): SampleCatalogue {
  const names = artistNames(chance.fork('artists'), artistsCount)
  const titles = [...hardTitles]
  const artists = names.map((name) => inventArtist(name, chance.fork(`artist ${name}`), titles))
  return { artists, shows: shows.map((show) => inventShow(show, chance.fork(`show ${show.name}`))) }
}

function artistNames(chance: Chance, count: number): readonly string[] {
  const names = new Set<string>()
  while (names.size < count - hardArtists.length) names.add(artistName(chance))
  const placed = [...names]
  const half = hardArtists.length / 2
  for (const [index, name] of hardArtists.entries()) {
    const isFirst = index < half
    placed.splice(isFirst ? 1 + index * 3 : placed.length - 2 - (index - half) * 11, 0, name)
  }
  return placed
}

function artistName(chance: Chance): string {
  const surname = () => `${chance.pick(surnameStarts)}${chance.pick(surnameEnds)}`
  const patterns = [
    () => `${chance.pick(givenNames)} ${surname()}`,
    () => `${chance.pick(givenNames)} ${surname()}`,
    () =>
      `The ${chance.pick(bandStarts)} ${surname()} ${chance.pick(['Trio', 'Assembly', 'Quartet'])}`,
    () => `${chance.pick(bandStarts)} ${chance.pick(bandEnds)}`,
    () => `${surname()} & ${surname()}`,
    () => surname(),
  ]
  return chance.pick(patterns)()
}

function inventArtist(name: string, chance: Chance, hard: string[]): Artist {
  const albums = Array.from({ length: chance.whole(1, 4) }, () => {
    const album = songTitle(chance)
    const titles = new Set<string>()
    const length = chance.whole(7, 13)
    while (titles.size < length) titles.add(songTitle(chance))
    // The next hard title is the opener of an artist's first albums: often heard, easily met.
    const opener = hard.shift()
    const list = opener === undefined ? [...titles] : [opener, ...titles]
    return list.map((title) => inventTrack({ title, artist: name, album }, chance))
  })
  return { name, albums, tracks: chance.shuffled(albums.flat()) }
}

const inventTrack = (
  named: { readonly title: string; readonly artist: string; readonly album: string },
  chance: Chance,
): Track => ({
  kind: 'track',
  ...named,
  uri: `spotify:track:${identifier(chance)}`,
  durationMs: Math.round(Math.min(480, Math.max(95, chance.normal(214, 46))) * 1000),
})

function songTitle(chance: Chance): string {
  const noun = () => chance.pick(nouns)
  const patterns = [
    () => `${chance.pick(adjectives)} ${noun()}`,
    () => `${chance.pick(adjectives)} ${noun()}`,
    () => `${noun()} in the ${noun()}`,
    () => `${chance.pick(verbs)} for the ${noun()}`,
    () => `The ${noun()}`,
    () => `${chance.pick(verbs)} ${chance.pick(['Home', 'Slowly', 'Again', 'Backwards'])}`,
    () => `Letter to ${chance.pick(givenNames)}`,
    () => `${noun()}, ${noun()}`,
    () => `${chance.pick(['Two', 'Three', 'Seven', '40'])} ${chance.pick(counted)}`,
  ]
  return chance.pick(patterns)()
}

function inventShow(show: (typeof shows)[number], chance: Chance): Show {
  const topics = subjects[show.topics]
  const episodes = Array.from({ length: episodesPerShow }, (_, index): Episode => {
    const start = chance.pick(['How to Lose', 'Notes on', 'Return to', 'The Price of', 'Against'])
    return {
      kind: 'episode',
      title: `${index + 1}: ${start} ${chance.pick(topics)}`,
      show: show.name,
      uri: `spotify:episode:${identifier(chance)}`,
      durationMs: Math.round(show.minutes * chance.between(0.8, 1.25) * 60_000),
    }
  })
  return { name: show.name, episodes }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const identifier = (chance: Chance): string =>
  Array.from({ length: 22 }, () => letters[chance.whole(0, letters.length - 1)]).join('')
