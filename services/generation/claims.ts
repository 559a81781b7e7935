// Claims that cannot be looked up: of a fact that is not there, by words that are not there, or none for what is
// stated. Whether a claim is true is the fact check's to say.
import type { Claim, SentenceClaims } from '#fact-check/claim.ts'
import type { CheckedSentence } from '#fact-check/fault.ts'
import type { Fact } from '#schemas/index.ts'

/** Each in a sentence for a writer. */
export function claimFaults(
  claims: readonly SentenceClaims[],
  facts: readonly Fact[],
  sentences: readonly CheckedSentence[],
): readonly string[] {
  const ids = new Set(facts.map(({ id }) => id))
  const silent = new Set(claims.filter((each) => each.claims.length === 0).map(({ text }) => text))
  return [
    ...claims.flatMap(({ text, claims: own }) => own.flatMap((claim) => faultOf(claim, text, ids))),
    ...sentences
      .filter(({ text, factIds }) => factIds.length > 0 && silent.has(text))
      .map(({ text }) => `"${text}" states facts and gives no claims for them.`),
  ]
}

function faultOf({ facts, span }: Claim, text: string, ids: ReadonlySet<string>): string[] {
  const unknown = facts.find((id) => !ids.has(id))
  if (unknown !== undefined) return [`A claim names the fact "${unknown}", and there is none.`]
  if (text.includes(span)) return []
  return [`"${text}" does not have the words "${span}" that its claim gives.`]
}
