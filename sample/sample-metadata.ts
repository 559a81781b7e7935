// What is known of the invented music: a catalogue in the project's own tables, of every name made up here. As with
// real ones, some of it is missing.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Artist } from './catalogue.ts'
import { type Chance, newChance } from './chance.ts'
import { inventedArtists } from './taste.ts'

/** Each with its place on the map of genres, and how loud it is. */
const genres = [
  ['chamber pop', 20, 20, 0.3],
  ['art rock', 40, 35, 0.6],
  ['indie rock', 45, 45, 0.65],
  ['dream pop', 35, 30, 0.4],
  ['shoegaze', 40, 40, 0.7],
  ['folk', 10, 15, 0.25],
  ['country', 12, 25, 0.45],
  ['soul', 25, 55, 0.5],
  ['funk', 35, 65, 0.7],
  ['hip hop', 55, 75, 0.7],
  ['house', 80, 80, 0.85],
  ['techno', 90, 85, 0.9],
  ['ambient', 85, 15, 0.1],
  ['jazz', 15, 60, 0.4],
  ['metal', 60, 5, 0.95],
  ['flamenco', 5, 90, 0.55],
] as const
const families: Readonly<Record<string, string>> = {
  'art rock': 'rock',
  'indie rock': 'rock',
  shoegaze: 'indie rock',
  metal: 'rock',
  'chamber pop': 'pop',
  'dream pop': 'pop',
  funk: 'soul',
  techno: 'electronic',
  house: 'electronic',
  ambient: 'electronic',
}

/** Of how many artists the genre is known, and of how many tracks the year. */
const genreKnown = 0.93
const yearKnown = 0.88
const lastYear = 2025

/** Writes the tables into `folder`, all or none. The same seed gives the same bytes. */
export async function writeSampleMetadata(folder: string, seed: string | number): Promise<void> {
  const partial = `${folder}.${process.pid}.partial`
  await mkdir(partial, { recursive: true })
  try {
    for (const [name, rows] of Object.entries(tablesOf(`${seed}`))) {
      await writeFile(join(partial, name), rows.map((row) => `${row.map(cell).join()}\n`).join(''))
    }
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

type Row = readonly (string | number)[]

function tablesOf(seed: string): Readonly<Record<string, readonly Row[]>> {
  const chance = newChance(seed)
  const known = inventedArtists(chance).map((artist) => ({
    artist,
    ...lifeOf(chance.fork(`life of ${artist.name}`)),
  }))
  return {
    'artists.csv': [
      ['artist', 'genres'],
      ...known.flatMap(({ artist, own, draws }) =>
        draws.happens(genreKnown) ? [[artist.name, own.map(([name]) => name).join('; ')]] : [],
      ),
    ],
    'tracks.csv': [['artist', 'title', 'year', 'energy'], ...known.flatMap(tracksOf)],
    'genres.csv': [
      ['genre', 'x', 'y', 'parent'],
      ...genres.map(([name, x, y]) => [name, x, y, families[name] ?? 'music']),
    ],
  }
}

interface Known {
  readonly artist: Artist
  readonly own: readonly (typeof genres)[number][]
  /** Of the first album. */
  readonly debut: number
  readonly draws: Chance
}

function lifeOf(draws: Chance): Omit<Known, 'artist'> {
  const first = draws.whole(0, genres.length - 1)
  const second = draws.happens(0.4) ? [genres[(first + 1) % genres.length]] : []
  const own = [genres[first], ...second].filter((each) => each !== undefined)
  // More artists are of today than of old.
  const debut = lastYear - 1 - Math.floor(draws.next() ** 2 * 62)
  return { own, debut, draws }
}

const tracksOf = ({ artist, own, debut, draws }: Known): Row[] =>
  artist.albums.flatMap((album, index) =>
    album.map(({ title }): Row => {
      const year = draws.happens(yearKnown) ? Math.min(lastYear, debut + index * 2) : ''
      const energy = Math.min(1, Math.max(0, draws.normal(own[0]?.[3] ?? 0.5, 0.12)))
      return [artist.name, title, year, Math.round(energy * 1000) / 1000]
    }),
  )

const cell = (value: string | number): string =>
  /[",;\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`
