// Words that no fact carries: genres that are not the day's, moods, scenes; and words that no story uses.
import { categories } from '#categories/categories.ts'
import type { TextFaultKind } from './fault.ts'
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type TextReading, wordsOf } from './reading.ts'
import { genres, moods } from './words/genres.ts'
import { policyWords } from './words/policy.ts'
import { scenes } from './words/scenes.ts'

interface Listed {
  readonly kind: TextFaultKind
  readonly says: string
}

const listed = new Map<string, Listed>()
const list = (kind: TextFaultKind, says: string, phrases: readonly string[]) => {
  for (const phrase of phrases) {
    const key = phrase.split(/[\s-]+/).join(' ')
    if (!listed.has(key)) listed.set(key, { kind, says })
  }
}
for (const [name, words] of Object.entries(policyWords)) {
  list('policy', `is not used in stories (${name})`, words)
}
list('genre', 'names a genre that no fact of the day names', genres)
list('mood', 'names a mood; no fact names one', moods)
list('scene', 'tells of something that plays do not show', scenes)
const phrases = indexPhrases(listed.keys())

export function checkVocabulary(reading: TextReading): void {
  const { list, ground } = reading
  const own = categories[ground.day.category].ownMood
  for (let i = 0; i < list.length; i++) {
    const to = reading.taken.has(i) ? -1 : phraseEnd(list, i, phrases)
    if (to < 0 || own?.test(list[i]?.word ?? '') || isHarmless(reading, i, to)) continue
    const found = listed.get(keyOf(reading, i, to))
    if (!found) continue
    const detail = `"${wordsOf(reading, i, to)}" ${found.says}`
    reading.fault({ kind: found.kind, from: i, to, detail })
    i = to
  }
}

/** As listed: a possessive as written, or without its ending. */
function keyOf({ list }: TextReading, from: number, to: number): string {
  const tokens = list.slice(from, to + 1)
  const key = tokens.map(({ word }) => word).join(' ')
  return listed.has(key) ? key : tokens.map(({ text }) => text.toLowerCase()).join(' ')
}

/** Everyday phrases in which a listed word describes no scene. */
const harmless = indexPhrases([
  'at the heart of',
  'the heart of the',
  'the beat went on',
  'city of',
  'in the running',
  'up and running',
  'running order',
  'running total',
  'kept running',
  'ran and ran',
  'new release radar',
  'audience of one',
  'walked past',
  'happy returns',
  'come rain or shine',
])

function isHarmless({ list }: TextReading, from: number, to: number): boolean {
  for (let at = Math.max(0, from - 3); at <= from; at++) {
    if (phraseEnd(list, at, harmless) >= to) return true
  }
  return false
}
