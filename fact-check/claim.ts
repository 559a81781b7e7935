// What a writer says that a sentence claims: facts, a relation between them, and the words that say it.

/** The relations that a claim can state. */
export const relations = [
  'is',
  'usual',
  'more',
  'less',
  'times',
  'share',
  'rank',
  'most',
  'first',
  'new',
  'by',
  'of',
  'began',
  'ended',
  'between',
  'count',
  'sum',
  'difference',
  'ratio',
  'part',
  'about',
] as const

export type Relation = (typeof relations)[number]

export interface Claim {
  /** Ids of facts, in the order in which the relation takes them: part before whole, minuend before subtrahend. */
  readonly facts: readonly string[]
  readonly relation: Relation
  /** The words of the sentence that say it, as the sentence has them. */
  readonly span: string
}

export interface SentenceClaims {
  /** The sentence, as the text has it. */
  readonly text: string
  readonly claims: readonly Claim[]
}
