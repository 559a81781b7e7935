/** What is known of artists and tracks beyond the plays. Equal content, equal version and equal answers. */
export interface Catalogue {
  /** SHA-256 in hex over the content; empty where there is none. */
  readonly version: string
  /** Every genre that some artist has, ascending: at most 65,536. */
  readonly genres: readonly string[]
  /** Of how much it knows anything. */
  readonly counts: { readonly artists: number; readonly dated: number; readonly energies: number }
  /** In lower case, the one that fits best first; none where the artist is not known. */
  genresOf(artist: string): readonly string[]
  /** Year in which a track first came out. */
  releaseYearOf(artist: string, title: string): number | undefined
  /** 0 to 1. */
  energyOf(artist: string, title: string): number | undefined
  /** The distance of two genres, 0 to 1; 1 if it is unknown. */
  distance(a: string, b: string): number
}

/** Knows nothing: everything that rests on a catalogue is silent, and says so. */
export const noCatalogue: Catalogue = {
  version: '',
  genres: [],
  counts: { artists: 0, dated: 0, energies: 0 },
  genresOf: () => [],
  releaseYearOf: () => undefined,
  energyOf: () => undefined,
  distance: (a, b) => (a === b ? 0 : 1),
}

/** Minimal coverage: below this share of a day's or year's music, the catalogue's values are not stated. */
export const COVERAGE_MIN = 0.6
/** A day with less known music than this has no values from the catalogue. */
export const KNOWN_MS_MIN = 30 * 60_000
