// The form of a sentence: its first and last character, and what a country's style asks for.
import type { Relation, SentenceClaims } from '#fact-check/claim.ts'
import { isMonthFirst, months } from '#facts/wording.ts'
import type { Phrase } from './claim.ts'

export const wordCount = (text: string): number => (text === '' ? 0 : text.split(' ').length)

const quotesAfter = new Set(['US', 'CA', 'PH', 'PR', 'GU'])

/** `text` as a sentence. A name that ends it with a mark of its own needs no full stop. */
export function finish(text: string, country: string | null): string {
  let sentence = `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
  if (isMonthFirst(country)) sentence = sentence.replace(afterDate, '$1,')
  sentence = sentence.replace(/([.!?\u2026][\u201d\u2069]*)\.$/, '$1')
  // Where quotation marks close after a comma or full stop.
  if (quotesAfter.has(country ?? ''))
    sentence = sentence.replace(/(?<![.!?\u2026,])(\u201d)([.,])(?!\d)/g, '$2$1')
  return sentence
}

/** `Sunday, January 19` inside a sentence has a comma on both sides. */
const afterDate = new RegExp(`(\\b[A-Z][a-z]+day, (?:${months.join('|')}) \\d{1,2})(?= )`, 'g')

const WORDS_COMPARED = 4

/** Whether two stories begin with the same words. */
export const beginsLike = (story: string, opening: string): boolean =>
  beginningOf(story) === beginningOf(opening)

const beginningOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}:']+/gu) ?? []).slice(0, WORDS_COMPARED).join(' ')

/** The sentence with the claims that a check can look up: words that `finish` has changed are found as they are now. */
export function claimsOf({ text, claims }: Phrase): SentenceClaims {
  const found = claims.flatMap(({ facts, relation, span }) => {
    const own = relation === 'used' ? undefined : spanIn(text, span, relation)
    return own === undefined || relation === 'used' ? [] : [{ facts, relation, span: own }]
  })
  return { text, claims: found }
}

function spanIn(text: string, span: string, relation: Relation): string | undefined {
  const capital = `${span[0]?.toUpperCase() ?? ''}${span.slice(1)}`
  const moved = [span.replace('\u201d', '.\u201d'), span.replace('\u201d', ',\u201d')]
  const found = [span, capital, ...moved].find((each) => each !== '' && text.includes(each))
  if (found === undefined || relation !== 'usual') return found
  // A usual value is claimed with the word that says so, before or after it.
  const at = text.indexOf(found)
  const before = text.lastIndexOf('usual', at)
  if (before >= 0) return text.slice(before, at + found.length)
  const after = text.indexOf('usual day', at)
  return after < 0 ? found : text.slice(at, after + 'usual day'.length)
}
