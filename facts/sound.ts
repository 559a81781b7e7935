// A day's music by the catalogue: genres, release years, energy, and the coverage of each.

import type { Catalogue } from './catalogue.ts'
import { type HeardPlay, heardMsOf } from './heard-play.ts'
import { compareText } from './tally.ts'

export interface ListenedShare {
  /** A genre, or a decade such as `1980s`. */
  readonly name: string
  readonly playedMs: number
}

export interface Sound {
  /** Most heard first. A track counts for each genre of its artist. */
  readonly genres: readonly ListenedShare[]
  readonly genreKnownMs: number
  /** Half of the dated music, by time, came out in this year or before; undefined where none is dated. */
  readonly releaseYear: number | undefined
  /** Most heard first. */
  readonly decades: readonly ListenedShare[]
  readonly datedMs: number
  /** Mean by time, 0 to 1; undefined where none is known. */
  readonly energy: number | undefined
  readonly energyKnownMs: number
}

/** `plays` are those that count; only tracks have a sound. */
export function soundOf(plays: readonly HeardPlay[], catalogue: Catalogue): Sound {
  const genres = new Map<string, number>()
  const years = new Map<number, number>()
  let genreKnownMs = 0
  let datedMs = 0
  let energyKnownMs = 0
  let energySum = 0
  for (const play of plays) {
    const { kind, creator, title } = play
    if (kind !== 'track') continue
    const playedMs = heardMsOf(play)
    const known = catalogue.genresOf(creator)
    for (const genre of known) genres.set(genre, (genres.get(genre) ?? 0) + playedMs)
    if (known.length > 0) genreKnownMs += playedMs
    const year = catalogue.releaseYearOf(creator, title)
    if (year !== undefined) {
      years.set(year, (years.get(year) ?? 0) + playedMs)
      datedMs += playedMs
    }
    const energy = catalogue.energyOf(creator, title)
    if (energy !== undefined) {
      energySum += energy * playedMs
      energyKnownMs += playedMs
    }
  }
  return {
    genres: mostHeard(genres),
    genreKnownMs,
    releaseYear: middleOf(years, datedMs),
    decades: mostHeard(decadesOf(years)),
    datedMs,
    energy: energyKnownMs > 0 ? energySum / energyKnownMs : undefined,
    energyKnownMs,
  }
}

const mostHeard = (sums: ReadonlyMap<string, number>): ListenedShare[] =>
  [...sums]
    .map(([name, playedMs]) => ({ name, playedMs }))
    .sort((a, b) => b.playedMs - a.playedMs || compareText(a.name, b.name))

function middleOf(years: ReadonlyMap<number, number>, datedMs: number): number | undefined {
  let sum = 0
  for (const [year, ms] of [...years].sort(([a], [b]) => a - b)) {
    sum += ms
    if (sum * 2 >= datedMs) return year
  }
  return undefined
}

function decadesOf(years: ReadonlyMap<number, number>): Map<string, number> {
  const decades = new Map<string, number>()
  for (const [year, ms] of years) {
    const decade = `${year - (year % 10)}s`
    decades.set(decade, (decades.get(decade) ?? 0) + ms)
  }
  return decades
}

const TASTE_GENRES_MAX = 6
const TASTE_BYTES = 4
const WHOLE = 65_535

/** A share of a day's taste: place of the genre in the catalogue, 0 to 1. */
export type TasteShare = readonly [genre: number, share: number]

/** The most heard genres with their shares of one another, packed as a summary keeps them. */
export function packTaste(genres: readonly ListenedShare[], catalogue: Catalogue): Buffer {
  const kept = genres.slice(0, TASTE_GENRES_MAX)
  const sum = kept.reduce((total, { playedMs }) => total + playedMs, 0)
  const packed = Buffer.alloc(kept.length * TASTE_BYTES)
  for (const [index, { name, playedMs }] of kept.entries()) {
    packed.writeUInt16BE(placeOf(catalogue, name), index * TASTE_BYTES)
    packed.writeUInt16BE(Math.round((playedMs / sum) * WHOLE), index * TASTE_BYTES + 2)
  }
  return packed
}

export function unpackTaste(packed: Buffer): TasteShare[] {
  return Array.from({ length: packed.length / TASTE_BYTES }, (_, index) => [
    packed.readUInt16BE(index * TASTE_BYTES),
    packed.readUInt16BE(index * TASTE_BYTES + 2) / WHOLE,
  ])
}

const places = new WeakMap<Catalogue, ReadonlyMap<string, number>>()

function placeOf(catalogue: Catalogue, genre: string): number {
  let known = places.get(catalogue)
  if (!known) {
    known = new Map(catalogue.genres.map((name, place) => [name, place]))
    places.set(catalogue, known)
  }
  return known.get(genre) ?? 0
}
