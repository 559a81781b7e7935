// Builds a catalogue from files and rows; the result does not depend on their order.
import { createHash } from 'node:crypto'
import type { Catalogue } from '#facts/catalogue.ts'
import { compareText } from '#facts/tally.ts'
import { type MapPoint, mapDistance, treeDistance } from './distance.ts'
import { errors } from './errors.ts'
import { artistKey, titleKey } from './keys.ts'

/** Genres of one artist: with twenty tags, no tag says much. */
const GENRES_EACH_MAX = 3
const GENRES_MAX = 65_536
export const ENTRIES_MAX = 2_000_000
const YEAR_MIN = 1_860
const YEAR_MAX = 2_100

export class CatalogueBuilder {
  /** By artist, then by genre: how many sources name it. */
  readonly #genres = new Map<string, Map<string, number>>()
  readonly #years = new Map<string, number>()
  readonly #energies = new Map<string, number>()
  readonly #points = new Map<string, MapPoint>()
  readonly #parents = new Map<string, string>()
  readonly #folder: string
  #entries = 0

  /** `folder` is named where it says too much. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** `weight` is how many people say it. */
  addGenre(artist: string, genre: string, weight = 1): void {
    const key = artistKey(artist)
    const name = genreName(genre)
    if (key === '' || name === '' || !(weight > 0)) return
    const known = this.#genres.get(key)
    if (!known) this.#count()
    const weights = known ?? new Map<string, number>()
    weights.set(name, (weights.get(name) ?? 0) + weight)
    this.#genres.set(key, weights)
  }

  /** The earliest year is the first. */
  addYear(artist: string, title: string, year: number): void {
    if (!Number.isInteger(year) || year < YEAR_MIN || year > YEAR_MAX) return
    this.#addLeast(this.#years, trackKey(artist, title), year)
  }

  /** 0 to 1. */
  addEnergy(artist: string, title: string, energy: number): void {
    if (!(energy >= 0 && energy <= 1)) return
    this.#addLeast(this.#energies, trackKey(artist, title), energy)
  }

  addMapPoint(genre: string, point: MapPoint): void {
    if (Number.isFinite(point.x) && Number.isFinite(point.y)) {
      this.#points.set(genreName(genre), point)
    }
  }

  addParent(genre: string, parent: string): void {
    const [child, above] = [genreName(genre), genreName(parent)]
    if (child !== '' && above !== '' && child !== above) this.#parents.set(child, above)
  }

  close(): Catalogue {
    const byArtist = new Map([...this.#genres].map(([artist, said]) => [artist, mostSaid(said)]))
    const genres = [...new Set([...byArtist.values()].flat())].sort(compareText)
    if (genres.length > GENRES_MAX) throw this.#tooLarge()
    const near = mapDistance(this.#points)
    const related = treeDistance(this.#parents)
    const [years, energies] = [this.#years, this.#energies]
    return {
      version: this.#version(byArtist),
      genres,
      counts: { artists: byArtist.size, dated: years.size, energies: energies.size },
      genresOf: (artist) => byArtist.get(artistKey(artist)) ?? [],
      releaseYearOf: (artist, title) => years.get(trackKey(artist, title)),
      energyOf: (artist, title) => energies.get(trackKey(artist, title)),
      distance: (a, b) => (a === b ? 0 : (near(a, b) ?? related(a, b) ?? 1)),
    }
  }

  #addLeast(values: Map<string, number>, key: string, value: number): void {
    const known = values.get(key)
    if (known === undefined) this.#count()
    if (known === undefined || value < known) values.set(key, value)
  }

  #count(): void {
    this.#entries += 1
    if (this.#entries > ENTRIES_MAX) throw this.#tooLarge()
  }

  #tooLarge(): Error {
    return errors.CATALOGUE_TOO_LARGE({ folder: this.#folder, entriesMax: ENTRIES_MAX })
  }

  /** Empty where nothing is known. */
  #version(byArtist: ReadonlyMap<string, readonly string[]>): string {
    if (this.#entries === 0) return ''
    const hash = createHash('sha256')
    const parts: ReadonlyMap<string, unknown>[] = [
      byArtist,
      this.#years,
      this.#energies,
      this.#points,
      this.#parents,
    ]
    for (const part of parts) {
      const keys = [...part.keys()].sort(compareText)
      for (const key of keys) hash.update(`${key}\u0000${JSON.stringify(part.get(key))}\n`)
      hash.update('\u0001')
    }
    return hash.digest('hex')
  }
}

const genreName = (genre: string): string => genre.normalize('NFKC').trim().toLowerCase()

const trackKey = (artist: string, title: string): string =>
  `${artistKey(artist)}\n${titleKey(title)}`

const mostSaid = (said: ReadonlyMap<string, number>): string[] =>
  [...said]
    .sort(([a, m], [b, n]) => n - m || compareText(a, b))
    .slice(0, GENRES_EACH_MAX)
    .map(([genre]) => genre)
