import type { SentenceClaims } from '#fact-check/claim.ts'

/** A story as the fake model composes it, right or wrong. */
export interface ComposedStory {
  readonly title: string
  readonly story: string
  readonly tags: readonly string[]
  /** What the composer says that its sentences claim, the title first; a mutated sentence is none of them. */
  readonly claims?: readonly SentenceClaims[]
}

export const plainOf = ({ title, story, tags }: ComposedStory): ComposedStory => ({
  title,
  story,
  tags,
})
