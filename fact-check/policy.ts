import type { TextReading } from './reading.ts'
import { policyWords } from './words/policy.ts'

const classes: ReadonlyMap<string, string> = new Map(
  Object.entries(policyWords).flatMap(([name, words]) =>
    words.map((word) => [word, name] as const),
  ),
)
const firstWords = new Set([...classes.keys()].map((phrase) => phrase.split(' ')[0]))
const LENGTH_MAX = 2

/** Words that no story uses outside a name. */
export function checkPolicy(reading: TextReading): void {
  const { items } = reading
  for (let at = 0; at < items.length; at++) {
    if (!firstWords.has(items[at]?.word ?? '')) continue
    for (let length = LENGTH_MAX; length > 0; length--) {
      const words = items.slice(at, at + length)
      const name = classes.get(words.map(({ word }) => word).join(' '))
      if (!name || words.some(({ kind }) => kind !== 'word')) continue
      const to = at + length - 1
      const detail = `"${reading.wordsOf(at, to)}" is not used in stories (${name})`
      reading.fault({ kind: 'policy', from: at, to, detail })
      break
    }
  }
}
