import type { Sentence } from '#schemas/index.ts'

/** What a fault is about. Facts first, then what a text may not say, then its form. */
export type TextFaultKind =
  | 'number'
  | 'name'
  | 'date'
  | 'clock'
  | 'superlative'
  | 'comparative'
  | 'first-time'
  | 'negation'
  | 'genre'
  | 'mood'
  | 'scene'
  | 'sentence'
  | 'policy'
  | 'spelling'
  | 'length'
  | 'cut'
  | 'title-case'
  | 'language'

/** `contradicted` blocks; `unverifiable` is for a judge to decide. */
export type Weight = 'contradicted' | 'unverifiable'

export interface TextFault {
  readonly kind: TextFaultKind
  readonly weight: Weight
  readonly part: 'title' | 'story'
  /** The faulty words, as the part has them. */
  readonly text: string
  /** UTF-16 offsets of `text` in the part. */
  readonly start: number
  readonly end: number
  /** One sentence for a writer: what the text says and what the facts say. */
  readonly detail: string
  /** What the facts say instead, where one value can be named. */
  readonly expected?: string
}

export interface CheckResult {
  /** `supported` means no fault at all. */
  readonly outcome: 'supported' | Weight
  readonly faults: readonly TextFault[]
  /** Every sentence of the story with the ids of the facts that it rests on. */
  readonly sentences: readonly Sentence[]
}
