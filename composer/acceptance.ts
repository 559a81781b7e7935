// Says which of the composer's sentences the fact check supports: only those are written. What it cannot settle is true
// and would still need a second reader.
import { checkText } from '#fact-check/check.ts'
import type { SentenceClaims } from '#fact-check/claim.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import type { Phrase, StatedClaim } from './claim.ts'
import { claimsOf } from './sentence.ts'

export type Part = 'title' | 'story'

export interface Acceptance {
  /** A finished sentence as it may be written, with the claims that support it; undefined where it may not. */
  sentence(part: Part, phrase: Phrase): Phrase | undefined
  /** Which of the sentences may not be written after each other: what "it" is can depend on the one before. */
  refusedIn(sentences: readonly Phrase[]): readonly string[]
}

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

/** Each sentence is checked one time. */
export function acceptanceOf(day: CheckedDay): Acceptance {
  const known = new Map<string, Phrase | undefined>()
  return {
    sentence(part, phrase) {
      const key = `${part}:${phrase.text}`
      if (!known.has(key)) known.set(key, supported(part, phrase, day))
      return known.get(key)
    },
    refusedIn(sentences) {
      const words = sentences.map(({ text }) => text).join(' ')
      return [[], sentences.map(claimsOf)].flatMap((claims) =>
        unsupported('story', words, claims, day),
      )
    },
  }
}

/** Where nothing is checked. */
export const acceptAll: Acceptance = { sentence: (_part, phrase) => phrase, refusedIn: () => [] }

/** Supported by its words alone, since a stored text is read again without claims, and with its claims as well. */
function supported(part: Part, phrase: Phrase, day: CheckedDay): Phrase | undefined {
  if (!isSupported(part, phrase.text, [], day)) return undefined
  for (const claims of variantsOf(phrase)) {
    const own = claimsOf({ ...phrase, claims })
    if (isSupported(part, phrase.text, [own], day)) return { ...phrase, claims }
  }
  return undefined
}

const isSupported = (
  part: Part,
  words: string,
  claims: readonly SentenceClaims[],
  day: CheckedDay,
): boolean => unsupported(part, words, claims, day).length === 0

/** The sentences that the check does not support, or that state facts and have no claims for them. */
function unsupported(
  part: Part,
  words: string,
  claims: readonly SentenceClaims[],
  day: CheckedDay,
): readonly string[] {
  const checked = { title: '', story: '', [part]: words }
  const { sentences } = checkText(checked, day, { claims, limits: noLimits })
  const silent = new Set(claims.filter((each) => each.claims.length === 0).map(({ text }) => text))
  return sentences
    .filter((sentence) => sentence.part === part)
    .filter(
      ({ text, outcome, factIds }) =>
        outcome !== 'supported' || (silent.has(text) && factIds.length > 0),
    )
    .map(({ text }) => text)
}

/** A claim may bind words too narrowly: then the sentence is tried with wider words, or without that claim. */
function* variantsOf({ text, claims }: Phrase): Generator<readonly StatedClaim[]> {
  yield claims
  const unclaimed = (claim: StatedClaim): StatedClaim => ({ ...claim, relation: 'used' })
  const stated = claims.filter(({ relation }) => relation !== 'used')
  for (const claim of stated.slice(0, VARIANTS_MAX)) {
    const span = text.replace(/\.$/, '')
    yield claims.map((each) => (each === claim ? { ...each, span } : unclaimed(each)))
  }
  for (const claim of stated.slice(0, VARIANTS_MAX)) {
    yield claims.map((each) => (each === claim ? unclaimed(each) : each))
  }
  yield claims.map(unclaimed)
}
