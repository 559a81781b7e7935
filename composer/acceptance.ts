// Says which of the composer's sentences the fact check supports: only those are written. What it cannot settle is true
// and would still need a second reader.
import { checkText } from '#fact-check/check.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import type { Phrase, StatedClaim } from './claim.ts'
import { claimsOf } from './sentence.ts'

export type Part = 'title' | 'story'

/** A finished sentence as it may be written, with the claims that support it; undefined where it may not. */
export type Acceptance = (part: Part, phrase: Phrase) => Phrase | undefined

/** Of each kind. */
const VARIANTS_MAX = 2

const noLimits = {
  titleWordsMin: 0,
  titleWordsMax: 1_000,
  storyWordsMin: 0,
  storyWordsMax: 1_000,
  titleCharactersMax: 10_000,
  storyCharactersMax: 10_000,
}

/** Each sentence is looked at once. */
export function acceptanceOf(day: CheckedDay): Acceptance {
  const known = new Map<string, Phrase | undefined>()
  return (part, phrase) => {
    const key = `${part}:${phrase.text}`
    if (!known.has(key)) known.set(key, supported(part, phrase, day))
    return known.get(key)
  }
}

/** A claim may bind words too narrowly: then the sentence is tried with wider words, or without that claim. */
function supported(part: Part, phrase: Phrase, day: CheckedDay): Phrase | undefined {
  for (const claims of variantsOf(phrase)) {
    const tried = { ...phrase, claims }
    const text = { title: '', story: '', [part]: phrase.text }
    const own = claimsOf(tried)
    const { sentences } = checkText(text, day, { claims: [own], limits: noLimits })
    const read = sentences.filter((sentence) => sentence.part === part)
    const isSilent = own.claims.length === 0 && read.some(({ factIds }) => factIds.length > 0)
    if (!isSilent && read.every(({ outcome }) => outcome === 'supported')) return tried
  }
  return undefined
}

function* variantsOf({ text, claims }: Phrase): Generator<readonly StatedClaim[]> {
  yield claims
  const stated = claims.filter(({ relation }) => relation !== 'used')
  for (const claim of stated.slice(0, VARIANTS_MAX)) {
    yield [{ ...claim, span: text.replace(/\.$/, '') }]
  }
  for (const claim of stated.slice(0, VARIANTS_MAX)) yield claims.filter((each) => each !== claim)
  yield claims.filter(({ relation }) => relation === 'used')
}
