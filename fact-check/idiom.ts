// Set phrases in a text, the longest first.
import type { Token } from './tokens.ts'
import { idioms as idiomsByTag } from './words/idioms.ts'
import { type Tag, tags as tagsByWord } from './words/lexicon.ts'

interface Idiom {
  readonly words: readonly string[]
  readonly tag: Tag
}

const byFirst: ReadonlyMap<string, readonly Idiom[]> = indexIdioms()

function indexIdioms(): Map<string, Idiom[]> {
  const index = new Map<string, Idiom[]>()
  for (const [tag, list] of Object.entries(idiomsByTag) as [Tag, string][]) {
    for (const phrase of list.trim().split(/,\s*/)) {
      const words = phrase.split(/[\s-]+/).filter(Boolean)
      const first = words[0] ?? ''
      index.set(first, [...(index.get(first) ?? []), { words, tag }])
    }
  }
  for (const idioms of index.values()) idioms.sort((a, b) => b.words.length - a.words.length)
  return index
}

const single: ReadonlyMap<Tag, ReadonlySet<Tag>> = new Map(
  [...new Set([...tagsByWord.values()].flatMap((each) => [...each]))].map((tag) => [
    tag,
    new Set([tag]),
  ]),
)

/** The longest set phrase that begins at `at`. */
export function idiomEnd(
  list: readonly Token[],
  at: number,
): { to: number; word: string; tags: ReadonlySet<Tag> } | null {
  const token = list[at]
  if (token?.kind !== 'word') return null
  for (const { words, tag } of byFirst.get(token.word) ?? []) {
    const isHere = words.every(
      (word, k) => list[at + k]?.kind === 'word' && isWord(list[at + k], word),
    )
    if (isHere && words.length > 1)
      return {
        to: at + words.length - 1,
        word: words.join(' '),
        tags: single.get(tag) ?? new Set([tag]),
      }
  }
  return null
}

const isWord = (token: Token | undefined, word: string): boolean =>
  token?.word === word || token?.text.toLowerCase() === word
