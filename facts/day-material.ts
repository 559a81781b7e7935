import type { ZonePeriod } from '#schemas/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { HeardPlay } from './heard-play.ts'
import type { Year } from './year.ts'

/** What came back on a day after the longest absence. */
export interface DayReturns {
  readonly artist: { readonly name: string; readonly days: number } | undefined
  readonly track:
    | { readonly name: string; readonly artist: string; readonly days: number }
    | undefined
}

/** What a day's facts are made from. */
export interface DayMaterial {
  /** Local date, YYYYMMDD. */
  readonly date: string
  /** The plays of the day that count, in any order. */
  readonly plays: readonly HeardPlay[]
  readonly zone: string
  /** Where the listener lived in other zones, and from when on. */
  readonly zoneHistory?: readonly ZonePeriod[]
  /** The year that the day is ranked in. */
  readonly year: Year
  /** Whether an artist of the day, or a track of theirs, was never heard before it. */
  isNew(artist: string, title?: string): boolean
  /** Where it is left out, nothing is said of what came back. */
  readonly returns?: DayReturns | undefined
  /** MM-DD. */
  readonly birthday: string | null
  /** Where none is given, nothing is said that rests on one. */
  readonly catalogue?: Catalogue
}
