// Words that no fact can carry yet: genres, moods, scenes; and words that no story uses.
import type { FaultKind } from './fault.ts'
import { indexPhrases, type Phrases, phraseEnd } from './phrases.ts'
import { type Reading, wordsOf } from './reading.ts'
import { genres, moods, moodsByCategory } from './words/genres.ts'
import { policyWords } from './words/policy.ts'
import { scenes } from './words/scenes.ts'

interface Class {
  readonly kind: FaultKind
  readonly phrases: Phrases
  readonly says: string
}

const classes: readonly Class[] = [
  ...Object.entries(policyWords).map(([name, words]) => ({
    kind: 'policy' as const,
    phrases: indexPhrases(words),
    says: `is not used in stories (${name})`,
  })),
  { kind: 'genre', phrases: indexPhrases(genres), says: 'names a genre; no fact names one' },
  { kind: 'mood', phrases: indexPhrases(moods), says: 'names a mood; no fact names one' },
  {
    kind: 'scene',
    phrases: indexPhrases(scenes),
    says: 'tells of something that plays do not show',
  },
]

export function checkVocabulary(reading: Reading): void {
  const { list, ground } = reading
  const own = moodsByCategory[ground.day.category]
  for (let i = 0; i < list.length; i++) {
    if (reading.taken.has(i)) continue
    for (const { kind, phrases, says } of classes) {
      const to = phraseEnd(list, i, phrases)
      if (to < 0 || own?.test(list[i]?.word ?? '')) continue
      if (isHarmless(reading, i, to)) continue
      const detail = `"${wordsOf(reading, i, to)}" ${says}`
      reading.fault({ kind, from: i, to, detail })
      i = to
      break
    }
  }
}

/** Everyday turns in which a listed word tells of no scene. */
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

function isHarmless({ list }: Reading, from: number, to: number): boolean {
  for (let at = Math.max(0, from - 3); at <= from; at++) {
    if (phraseEnd(list, at, harmless) >= to) return true
  }
  return false
}
