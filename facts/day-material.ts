import type { ZonePeriod } from '#schemas/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { HeardPlay } from './heard-once.ts'
import type { Year } from './year.ts'

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
  /** MM-DD. */
  readonly birthday: string | null
  /** Where none is given, nothing is said that rests on one. */
  readonly catalogue?: Catalogue
}
