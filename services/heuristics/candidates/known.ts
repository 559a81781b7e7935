import { COVERAGE_MIN } from '#facts/catalogue.ts'
import { countText } from '#facts/wording.ts'
import type { YearDay } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { YearView } from './candidate.ts'

/** What a candidate needs from a catalogue. */
export interface MetadataNeed {
  /** Of how many artists or tracks the catalogue knows it. */
  counted(view: YearView): number
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

/** Whether no catalogue holds it for any music. */
export const lacksMetadata =
  (need: MetadataNeed) =>
  (view: YearView): boolean =>
    need.counted(view) === 0

/** Why too little of a year's music is known; undefined where it is enough. */
export function tooLittleKnown(view: YearView, need: MetadataNeed): string | undefined {
  if (need.counted(view) === 0) return `no catalogue tells the ${need.what} of any music`
  const knownMs = sum(view, need.knownMs)
  const musicMs = sum(view, ({ musicMs }) => musicMs)
  if (musicMs === 0 || knownMs >= COVERAGE_MIN * musicMs) return undefined
  return `${knownText(knownMs, musicMs, need)}; it takes ${COVERAGE_MIN * 100} % to tell`
}

/** How much of a day a statement rests on: `of 412 minutes of music, 380 have a known genre`. */
export const coverageText = (day: YearDay, need: MetadataNeed): string =>
  knownText(need.knownMs(day), day.musicMs, need)

const knownText = (knownMs: number, musicMs: number, { what }: MetadataNeed): string =>
  `of ${countText(minutes(musicMs), 'minute')} of music, ${minutes(knownMs).toLocaleString('en-US')} have a known ${what}`

const minutes = (ms: number): number => Math.round(ms / MINUTE_MS)

const sum = ({ days }: YearView, of: (day: YearDay) => number): number =>
  days.reduce((total, day) => total + of(day), 0)
