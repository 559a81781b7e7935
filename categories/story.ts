// How the stories of a category are written, as data: the composer (`composer/`) puts them together.

/** What can make a day remarkable, beside its category. `composer/moments.ts` measures how far it does. */
export type Moment =
  | 'edges'
  | 'returning'
  | 'in-a-row'
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

/**
 * Figures of speech of the composer's own: openings that set a mood and last lines that close. People have read each of
 * them: it counts nothing, and names only what the facts put first. `{id}` is a fact, `(id>n)` and `(id#1)` say when it
 * may be written. A list that is closed: figures of others are read by the rules.
 */
export interface Voice {
  /** With the date. */
  readonly openings: readonly string[]
  readonly closings: readonly string[]
}

/** A story is a lead, one sentence of numbers, one or two of details, and an ending that belongs to the day. */
export interface CategoryStories {
  /** What the details are about; `any` on a day of the calendar. */
  readonly topic: 'music' | 'genres' | 'years' | 'talk' | 'any'
  readonly voice: Voice
  /**
   * By what the story is about: 10 to 17 words, without a clock time. The last one holds for every day that has the
   * facts of the category.
   */
  readonly titles: Readonly<Partial<Record<Moment, Patterns>>>
  /** What else a story may be about: its title is a head with a tail. */
  readonly untitled: readonly Moment[]
  /** Beginnings of titles, about the category; a tail about the moment follows. */
  readonly heads: Patterns
  /** How the story opens: what made the day, with the date. */
  readonly leads: Patterns
  readonly numbers: Patterns
  readonly endings: Patterns
  /** One to three words each. */
  readonly tags: Patterns
}
