import { COVERAGE_MIN } from '#facts/catalogue.ts'
import { countText } from '#facts/wording.ts'
import type { YearDay } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { YearView } from './candidate.ts'

/** What a candidate asks of a catalogue. */
export interface MetadataNeed {
  /** Of how many artists or tracks the catalogue knows it. */
  counted(season: YearView): number
  /** Milliseconds of a day's music of which it is known. */
  knownMs(day: YearDay): number
  /** As in `the genre` of it, `a known genre`. */
  readonly what: string
}

export const genre: MetadataNeed = {
  counted: ({ catalogue }) => catalogue.counts.artists,
  knownMs: (day) => day.genreKnownMs,
  what: 'genre',
}
export const releaseYear: MetadataNeed = {
  counted: ({ catalogue }) => catalogue.counts.dated,
  knownMs: (day) => day.datedMs,
  what: 'year of release',
}
export const energy: MetadataNeed = {
  counted: ({ catalogue }) => catalogue.counts.energies,
  knownMs: (day) => day.energyKnownMs,
  what: 'energy',
}

/** Whether no catalogue tells it of anything. */
export const lacksMetadata =
  (asked: MetadataNeed) =>
  (season: YearView): boolean =>
    asked.counted(season) === 0

/** Why too little is known of a year's music; undefined where it is enough. */
export function unknownIn(season: YearView, asked: MetadataNeed): string | undefined {
  if (asked.counted(season) === 0) return `no catalogue tells the ${asked.what} of any music`
  const knownMs = sum(season, asked.knownMs)
  const musicMs = sum(season, ({ musicMs }) => musicMs)
  if (musicMs === 0 || knownMs >= COVERAGE_MIN * musicMs) return undefined
  return `${sayKnown(knownMs, musicMs, asked)}; it takes ${COVERAGE_MIN * 100} % to tell`
}

/** How much of a day a statement rests on: `of 412 minutes of music, 380 have a known genre`. */
export const sayCovered = (day: YearDay, asked: MetadataNeed): string =>
  sayKnown(asked.knownMs(day), day.musicMs, asked)

const sayKnown = (knownMs: number, musicMs: number, { what }: MetadataNeed): string =>
  `of ${countText(minutes(musicMs), 'minute')} of music, ${minutes(knownMs).toLocaleString('en-US')} have a known ${what}`

const minutes = (ms: number): number => Math.round(ms / MINUTE_MS)

const sum = ({ days }: YearView, of: (day: YearDay) => number): number =>
  days.reduce((total, day) => total + of(day), 0)
