// The form of a category: a reason why a day is worth a report. A record holds everything that is said of one; only
// its rule, which needs code, is in `services/heuristics/candidates/`. README.md says how to add one.

import type { Measure } from '#facts/year.ts'
import type { FactKind } from '#schemas/fact-kinds.ts'

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
  /** What the current prompt says of it; null where the prompt lets its name speak. */
  readonly prompt: string | null
  /** Words of mood that its own name makes a computed statement. */
  readonly ownMood?: RegExp
  /** The name that the day is about: a story may give it twice. */
  readonly star?: FactKind
  /** The text that needs no model. */
  readonly template: CategoryTemplate
  /** What the fake model puts its stories together from. */
  readonly plan: StoryPlan
}

export interface CategoryMeasure {
  /** In a year that counts minutes. */
  readonly timed: Measure
  /** In a year that counts plays; null if there is none. */
  readonly untimed: Measure | null
}

/** Sentences with placeholders and guards: `[music-minutes#1] {top-artist} led with {top-artist-minutes}.` */
export type Sentences = readonly string[]

export interface CategoryTemplate {
  /** The first one whose guard holds and whose facts the day has; of guards, `[id#1]` alone: the fact has rank 1. */
  readonly titles: Sentences
  readonly sentences: readonly SentenceName[]
  /** One to three words in lower case, or a holiday. */
  readonly tag: string
  /** The name next to it. */
  readonly tagName: 'top-artist' | 'top-show'
}

/** The sentences of the template, which categories share: `services/generation/template-sentences.ts`. */
export type SentenceName =
  | 'total'
  | 'counted'
  | 'usualPlays'
  | 'artistByPlays'
  | 'begin'
  | 'date'
  | 'music'
  | 'onlyMusic'
  | 'usualMusic'
  | 'podcasts'
  | 'usualPodcasts'
  | 'show'
  | 'genre'
  | 'middleYear'
  | 'decade'
  | 'variety'
  | 'artist'
  | 'track'
  | 'discoveries'
  | 'onlyDiscoveries'
  | 'repeats'
  | 'onlyRepeats'
  | 'clock'
  | 'end'
  | 'birthday'
  | 'newYear'

/**
 * A story takes one of each part, one to three of the details, and two tags. `models/fake/sentence.ts` reads the
 * guards. No closing is in two plans: an archive has a category once, so no two of its stories end alike. A closing
 * boasts only under a guard.
 */
export interface StoryPlan {
  /** 10 to 17 words. */
  readonly titles: Sentences
  readonly openings: Sentences
  /** Two to four numbers each. */
  readonly statistics: Sentences
  readonly details: Sentences
  readonly closings: Sentences
  readonly tags: Sentences
}
