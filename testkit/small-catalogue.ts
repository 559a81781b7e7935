import type { Catalogue } from '#facts/catalogue.ts'

/** What is known of an artist, and of all of their tracks. */
export interface Known {
  readonly genres?: readonly string[]
  readonly year?: number
  readonly energy?: number
}

/** A catalogue of artists by name; genres lie as far apart as their places in the alphabet. */
export function smallCatalogue(known: Readonly<Record<string, Known>>, version = 'v1'): Catalogue {
  const all = Object.values(known)
  const genres = [...new Set(all.flatMap((each) => each.genres ?? []))].sort()
  const apart = Math.max(1, genres.length - 1)
  return {
    version,
    genres,
    counts: {
      artists: all.filter((each) => each.genres).length,
      dated: all.filter((each) => each.year !== undefined).length,
      energies: all.filter((each) => each.energy !== undefined).length,
    },
    genresOf: (artist) => known[artist]?.genres ?? [],
    releaseYearOf: (artist) => known[artist]?.year,
    energyOf: (artist) => known[artist]?.energy,
    distance: (a, b) => Math.abs(genres.indexOf(a) - genres.indexOf(b)) / apart,
  }
}
