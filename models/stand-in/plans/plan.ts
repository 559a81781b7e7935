import type { Sentences } from '../sentence.ts'

/** What a story about one category of day is put together from: one of each, one or two of the details. */
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
  'Quite a {weekday}.',
  'The rest of the calendar can only look up.',
  'As days go, this one kept the play button busy.',
  'That is what a full play count looks like.',
  'Liner notes have been written about less.',
  'The numbers can speak for themselves.',
  'Put that on the back of the sleeve.',
  'Some days ask for a page of their own.',
  'The archive keeps the page open.',
  'The needle went round, and so did the {weekday}.',
  'Turn the page over, and there is more on the other side.',
  'Play by play, that is how it added up.',
  'Keep the sleeve; the day may come up again.',
  'Every play in it has been counted.',
  'A {weekday} to write on the spine.',
  'It all fits on one side of a sleeve.',
]
