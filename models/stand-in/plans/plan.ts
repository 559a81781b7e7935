import type { Sentences } from '../sentence.ts'

/** What a story about one category of day is put together from: one of each, two of the details. */
export interface Plan {
  /** 10 to 17 words. */
  readonly titles: Sentences
  readonly openings: Sentences
  /** Two to four numbers each. */
  readonly statistics: Sentences
  readonly details: Sentences
  readonly closings: Sentences
  readonly tags: Sentences
}

/** Closings that claim nothing, fit for any day. */
export const anyClosings: Sentences = [
  'Not bad for a {weekday}.',
  'The rest of the calendar can only look up.',
  'As days go, this one kept the play button warm.',
  'Somewhere in the year, other days took note.',
  'That is what a play count looks like when nobody presses pause.',
  'Liner notes have been written about less.',
  'The numbers did not need an encore.',
  'Put that on the back of the sleeve.',
]
