// How the stories of a category are written, as data: the composer (`composer/`) puts them together.
import type { Voice } from './figures.ts'

/** What can make a day remarkable, beside its category. `composer/moments.ts` measures how far it does. */
export type Moment =
  | 'record'
  | 'tied'
  | 'plain'
  | 'big-ratio'
  | 'few-tracks'
  | 'one-track'
  | 'no-repeats'
  | 'repeats'
  | 'one-artist'
  | 'close-second'
  | 'many-artists'
  | 'new-artists'
  | 'no-new-artists'
  | 'long-session'
  | 'one-session'
  | 'many-sessions'
  | 'long-span'
  | 'night'
  | 'early'
  | 'late'
  | 'podcasts-beside'
  | 'music-beside'
  | 'one-show'
  | 'many-shows'
  | 'one-episode'
  | 'many-episodes'
  | 'genre'
  | 'many-genres'
  | 'decade'
  | 'energy'

/** Sentences with choices, placeholders and conditions; `composer/pattern.ts` reads them. */
export type Patterns = readonly string[]

/** One way to write about a day, for days on which its moment is remarkable. */
export interface StoryPlan {
  readonly moment: Moment
  /** 10 to 17 words, without a clock time. Where there are none, a head of the category with a tail for the moment. */
  readonly titles: Patterns
}

/** A story is a lead, one sentence of numbers, one or two of details, and an ending that belongs to the day. */
export interface CategoryStories {
  /** What the details are about; `any` on a day of the calendar. */
  readonly topic: 'music' | 'genres' | 'years' | 'talk' | 'any'
  readonly voice: Voice
  /** Twelve and more; the last one holds for every day that has the facts of the category. */
  readonly plans: readonly StoryPlan[]
  /** Beginnings of titles, about the category; a tail about the plan's moment follows. */
  readonly heads: Patterns
  /** How the story opens: what made the day, with the date. */
  readonly leads: Patterns
  readonly numbers: Patterns
  readonly endings: Patterns
  /** One to three words each. */
  readonly tags: Patterns
}
