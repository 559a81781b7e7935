// How long the texts of a report are: what every writer aims at, and what the check accepts. The prompt states the
// targets too; a test holds it to these.

/** Bounds in words, inclusive. */
export interface WordRange {
  readonly min: number
  readonly max: number
}

/** What a model is asked for, and what the template and the fake model write. */
export const targetWords = {
  title: { min: 10, max: 17 },
  story: { min: 39, max: 67 },
} as const satisfies Readonly<Record<string, WordRange>>

/** Bounds in words, inclusive, and in characters. Wider than the target: a text that misses it by a little is good. */
export interface TextLimits {
  readonly titleWordsMin: number
  readonly titleWordsMax: number
  readonly storyWordsMin: number
  readonly storyWordsMax: number
  readonly titleCharactersMax: number
  readonly storyCharactersMax: number
}

export const defaultTextLimits: TextLimits = {
  titleWordsMin: 5,
  titleWordsMax: 22,
  storyWordsMin: 25,
  storyWordsMax: 90,
  titleCharactersMax: 200,
  storyCharactersMax: 1000,
}

/** `39 to 67 words` */
export const rangeText = ({ min, max }: WordRange): string => `${min} to ${max} words`
