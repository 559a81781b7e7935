import type { Sentences } from '../sentence.ts'

/** What a story about one category of day is put together from: one of each, one or two of the details. */
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

/**
 * No closing is in two plans: an archive has a category once, so no two of its stories end alike. A closing
 * boasts only under a guard.
 */
export const anyClosings: Sentences = [
  'Some days ask for a page of their own.',
  'The archive keeps the page open.',
  'A {weekday} to write on the spine.',
  'Put that on the back of the sleeve.',
  '[times-usual>1] Liner notes have been written about less.',
]
