import type { Token } from './tokens.ts'

/** Phrases by their first word, longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

export function indexPhrases(phrases: Iterable<string>): Phrases {
  const index = new Map<string, string[][]>()
  for (const phrase of phrases) {
    const words = phrase.split(/[\s-]+/)
    const first = words[0] ?? ''
    index.set(first, [...(index.get(first) ?? []), words])
  }
  for (const entries of index.values()) entries.sort((a, b) => b.length - a.length)
  return index
}

/** Index of the last token of the longest phrase that starts at `at`; -1 where none does. */
export function phraseEnd(list: readonly Token[], at: number, phrases: Phrases): number {
  const token = list[at]
  if (!token || token.kind === 'name' || token.kind === 'mark') return -1
  for (const words of phrases.get(token.word) ?? []) {
    if (words.every((word, k) => isWord(list[at + k], word))) return at + words.length - 1
  }
  return -1
}

const isWord = (token: Token | undefined, word: string): boolean =>
  token !== undefined &&
  token.kind !== 'name' &&
  (token.word === word || token.text.toLowerCase() === word)
