// The form of a category: a reason why a day is worth a report. A record holds everything that is said of one; only
// its rule, which needs code, is in `services/heuristics/candidates/`. README.md says how to add one.

import type { Measure } from '#facts/year.ts'
import type { CategoryStories } from './story.ts'

export interface CategoryRecord {
  /** What a reader sees above the report: `Biggest day with one artist`. */
  readonly label: string
  /** What reasons call it: `the day is told as your biggest top-artist day`. */
  readonly name: string
  /** How good a story it makes, 0 to 1: its priority among categories. */
  readonly weight: number
  /** Whether only its very best day may be chosen: a second-biggest day is not the biggest. */
  readonly isSuperlative: boolean
  /** What its days are compared by; null where it goes by a date. */
  readonly measure: CategoryMeasure | null
  /** Its row in `docs/HEURISTICS.md`. */
  readonly document: { readonly chooses: string; readonly silentWhen: string }
  /** What the current prompt says of it. */
  readonly prompt: string
  /** Words of mood that its own name makes a computed statement. */
  readonly ownMood?: RegExp
  /** How its stories are written. */
  readonly stories: CategoryStories
}

export interface CategoryMeasure {
  /** In a year that counts minutes. */
  readonly timed: Measure
  /** In a year that counts plays; null if there is none. */
  readonly untimed: Measure | null
}
