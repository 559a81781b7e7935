// A made-up listener in few words: who there is to hear, how an ordinary day goes, and the days that are different.
import type { Known } from '#testkit/small-catalogue.ts'

/** Bounds, inclusive. */
type Between = readonly [min: number, max: number]

/**
 * A piece of a day, from a local clock time on: so many plays of
 * - `mix`: artists by chance, the first of the list most often
 * - `each`: artists `at`, `at` + 1, ... one play each
 * - `artist`: the artist `at`, tracks by chance
 * - `loop`: the artist `at`, the first `titles` tracks in turn
 * - `new`: names that only such days hold, from `at` on, one play each
 * - `show`: the show `at`, an episode each
 * - `book`: the chapters of a book
 */
export type Piece = readonly [
  clock: string,
  what: 'mix' | 'each' | 'artist' | 'loop' | 'new' | 'show' | 'book',
  count: number,
  at?: number,
  titles?: number,
]

export interface ListenerPlan {
  readonly id: string
  /** Texts about a listener of this kind are for measuring only. */
  readonly isHeldOut?: true
  readonly seed: number
  readonly zone: string
  /** Of the zone from UTC, in winter. */
  readonly offsetHours: number
  readonly country: string
  readonly birthday?: string
  readonly zoneHistory?: readonly { readonly zone: string; readonly fromMs: number }[]
  readonly years: readonly number[]
  /** Periods with listening: first day YYYYMMDD, and how many days. */
  readonly spans: readonly (readonly [from: string, days: number])[]
  /** Share of a period's days with plays, in 100. */
  readonly activity: number
  readonly plays: Between
  readonly startHour: Between
  /** Minutes of a track; whole ones make ties. */
  readonly minutes: Between
  readonly isWhole?: true
  readonly isAssumed?: true
  /** Names by `|` or line, each with `=genres;year;energy` if a catalogue knows it; `-` is none. */
  readonly artists: string
  readonly newcomers?: string
  readonly shows?: string
  /** In 100 plays of an ordinary day. */
  readonly episodes?: number
  readonly titlesEach: number
  readonly special: Readonly<Record<string, readonly Piece[]>>
}

export interface Named {
  readonly name: string
  readonly known?: Known
}

/** Names of a plan, with what a catalogue knows. */
export const namesIn = (list = ''): Named[] =>
  list.split(/[|\n]/).flatMap((entry) => {
    const each = entry.trim()
    const [name = '', about] = each.split('=')
    if (name === '') return []
    if (about === undefined) return [{ name: name === '-' ? '' : name }]
    const [genres = '', year = '', energy = ''] = about.split(';')
    const known: Known = {
      ...(genres && { genres: genres.split(',') }),
      ...(year && { year: Number(year) }),
      ...(energy && { energy: Number(energy) / 100 }),
    }
    return [{ name, known }]
  })
