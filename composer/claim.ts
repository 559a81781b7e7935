// What a composed text says, and which words of it rest on which facts: the fact check need not guess it.
import type { Claim, Relation } from '#fact-check/claim.ts'

/** `used` says that the words rest on the fact in a way that no relation states, such as that none was new. */
export interface StatedClaim extends Omit<Claim, 'relation'> {
  readonly relation: Relation | 'used'
}

/** A text with what it claims. */
export interface Phrase {
  readonly text: string
  readonly claims: readonly StatedClaim[]
}
