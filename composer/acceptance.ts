// Says which of the composer's sentences the fact check supports: only those are written. It supports them by their
// words alone, with the log and without it, so that a judge, who reads a published text again, says the same.
import { checkText } from '#fact-check/check.ts'
import type { SentenceClaims } from '#fact-check/claim.ts'
import { type CheckedDay, publishedDay } from '#fact-check/ground.ts'
import type { Phrase, StatedClaim } from './claim.ts'
import { claimsOf } from './sentence.ts'

export type TextPart = 'title' | 'story'

export interface Acceptance {
  /** A finished sentence as it may be written, with the claims that support it; undefined where it may not. */
  sentence(part: TextPart, phrase: Phrase): Phrase | undefined
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

interface AcceptanceOptions {
  /** The sentences are written with claims, which have to be true as well. */
  readonly isClaimed?: boolean
}

/** Each sentence is checked one time. */
export function acceptanceOf(
  day: CheckedDay,
  { isClaimed = false }: AcceptanceOptions = {},
): Acceptance {
  const known = new Map<string, Phrase | undefined>()
  const days = day.log.length > 0 ? [day, publishedDay(day)] : [day]
  const inWords = (part: TextPart, words: string) =>
    days.flatMap((each) => unsupported(part, words, [], each))
  // A story is read as a whole with the log as well: its sentences one by one need not be.
  const isRefused = (part: TextPart, words: string) =>
    part === 'title'
      ? inWords(part, words).length > 0
      : unsupported(part, words, [], publishedDay(day)).length > 0
  const accept = (part: TextPart, phrase: Phrase): Phrase | undefined => {
    if (isRefused(part, phrase.text)) return undefined
    return isClaimed ? withClaims(part, phrase, day) : phrase
  }
  return {
    sentence(part, phrase) {
      const key = `${part}:${phrase.text}`
      if (!known.has(key)) known.set(key, accept(part, phrase))
      return known.get(key)
    },
    refusedIn(sentences) {
      const words = sentences.map(({ text }) => text).join(' ')
      const claims = isClaimed ? unsupported('story', words, sentences.map(claimsOf), day) : []
      return [...inWords('story', words), ...claims]
    },
  }
}

/** Where nothing is checked. */
export const acceptAll: Acceptance = { sentence: (_part, phrase) => phrase, refusedIn: () => [] }

/** With those of its claims that support it; undefined where none do. */
function withClaims(part: TextPart, phrase: Phrase, day: CheckedDay): Phrase | undefined {
  for (const claims of variantsOf(phrase)) {
    const own = claimsOf({ ...phrase, claims })
    if (unsupported(part, phrase.text, [own], day).length === 0) return { ...phrase, claims }
  }
  return undefined
}

/** The sentences that the check does not support, or that state facts and have no claims for them. */
function unsupported(
  part: TextPart,
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
