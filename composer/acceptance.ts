// Says which of the composer's sentences the fact check supports: only those are written. It supports them by their
// words alone, with the log and without it, so that a judge, who reads a published text again, says the same.
import { checkPart } from '#fact-check/check.ts'
import type { SentenceClaims } from '#fact-check/claim.ts'
import { type CheckedDay, publishedDay } from '#fact-check/ground.ts'
import type { Phrase, StatedClaim } from './claim.ts'
import type { Draft } from './draft.ts'
import { claimsOf } from './sentence.ts'

export type TextPart = 'title' | 'story'

export interface Acceptance {
  /** Whether a finished sentence may be written, by itself. */
  isWritable(part: TextPart, text: string): boolean
  /**
   * The draft, with the claims that support it, or the sentences that may not be written in it: what "it" is can
   * depend on the sentence before.
   */
  settle(draft: Draft): SettledDraft
}

type SettledDraft = { readonly draft: Draft } | { readonly refused: readonly string[] }

/** Of each kind. */
const VARIANTS_MAX = 2

interface AcceptanceOptions {
  /** The sentences are written with claims, which have to be true as well. */
  readonly isClaimed?: boolean
}

/** A sentence is checked one time by itself, with the published facts; a draft that may be the text, with all. */
export function acceptanceOf(
  day: CheckedDay,
  { isClaimed = false }: AcceptanceOptions = {},
): Acceptance {
  const known = new Map<string, boolean>()
  const published = publishedDay(day)
  const days = day.log.length > 0 ? [published, day] : [published]
  return {
    isWritable(part, text) {
      const key = `${part}:${text}`
      const found = known.get(key) ?? unsupported(part, text, published).length === 0
      known.set(key, found)
      return found
    },
    settle(draft) {
      const refused = days.flatMap((each) => unsupportedIn(draft, each))
      if (refused.length > 0) return { refused }
      return isClaimed ? withClaims(draft, day) : { draft }
    },
  }
}

/** Where nothing is checked. */
export const acceptAll: Acceptance = { isWritable: () => true, settle: (draft) => ({ draft }) }

/** With its claims; where they do not support a sentence, with others of it that do. */
function withClaims(draft: Draft, day: CheckedDay): SettledDraft {
  const wrong = new Set(unsupportedIn(draft, day, true))
  if (wrong.size === 0) return { draft }
  const claimed = (part: TextPart, phrase: Phrase) =>
    wrong.has(phrase.text) ? claimedAs(part, phrase, day) : phrase
  const other = {
    title: claimed('title', draft.title),
    story: draft.story.map((phrase) => claimed('story', phrase)),
  }
  const refused = unsupportedIn(other, day, true)
  return refused.length > 0 ? { refused } : { draft: other }
}

/** With those of its claims that support it; as it is where none do. */
function claimedAs(part: TextPart, phrase: Phrase, day: CheckedDay): Phrase {
  for (const claims of variantsOf(phrase)) {
    const claimed = { ...phrase, claims }
    if (unsupported(part, phrase.text, day, [claimsOf(claimed)]).length === 0) return claimed
  }
  return phrase
}

const unsupportedIn = (
  { title, story }: Draft,
  day: CheckedDay,
  isClaimed = false,
): readonly string[] => [
  ...unsupported('title', title.text, day, isClaimed ? [claimsOf(title)] : []),
  ...unsupported(
    'story',
    story.map(({ text }) => text).join(' '),
    day,
    isClaimed ? story.map(claimsOf) : [],
  ),
]

/** The sentences that the check does not support, or that state facts and have no claims for them. */
function unsupported(
  part: TextPart,
  words: string,
  day: CheckedDay,
  claims: readonly SentenceClaims[] = [],
): readonly string[] {
  const silent = new Set(claims.filter((each) => each.claims.length === 0).map(({ text }) => text))
  return checkPart(part, words, day, claims)
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
