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
  | 'sentence'
  | 'policy'
  | 'spelling'
  | 'length'
  | 'cut'
  | 'repetition'
  | 'title-case'
  | 'language'

/** Faults of these kinds say nothing about truth. */
export const formKinds: ReadonlySet<TextFaultKind> = new Set([
  'policy',
  'spelling',
  'length',
  'cut',
  'repetition',
  'title-case',
])

/** What the facts say of a sentence. `not-stated`: they neither carry nor deny it, or it could not be read. */
export type SentenceOutcome = 'supported' | 'contradicted' | 'not-stated'

/** A fault of `form` says nothing about truth: a text that is too short, or spelt as another country does. */
export type Weight = Exclude<SentenceOutcome, 'supported'> | 'form'

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

/** One sentence with what the facts say of it, and why. */
export interface CheckedSentence {
  readonly part: 'title' | 'story'
  readonly text: string
  /** UTF-16 offsets of `text` in the part. */
  readonly start: number
  readonly end: number
  readonly outcome: SentenceOutcome
  /** The facts that it rests on. */
  readonly factIds: readonly string[]
  /** Why it is not supported; empty where it is. */
  readonly reasons: readonly TextFault[]
}

export interface CheckResult {
  /** Of the text: contradicted where one sentence is, else not-stated where one is. */
  readonly outcome: SentenceOutcome
  /** The title's, then the story's, in order. */
  readonly sentences: readonly CheckedSentence[]
  /** All faults, those of form too. */
  readonly faults: readonly TextFault[]
}
