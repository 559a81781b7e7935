// A composed story as the prompt asks for it: whole, or in sentences with what each claims. A claim is made where a
// fact reads exactly as the sentence has it, where the sentence says that no other day had more, and of what is new.
import { z } from 'zod'
import type { Claim, SentenceClaims } from '#fact-check/claim.ts'
import type { ChatMessage } from '../model.ts'
import type { BlockFact, DayBlock } from './block.ts'
import type { ComposedStory } from './composed-story.ts'

const Claimed = z.object({ properties: z.object({ sentences: z.unknown() }).loose() })

/**
 * Whether sentences with claims are asked for: the schema says so, or the prompt where the endpoint takes no schema.
 */
export function asksForClaims(messages: readonly ChatMessage[], schema: unknown): boolean {
  if (schema !== undefined) {
    return Claimed.safeParse(schema).data?.properties.sentences !== undefined
  }
  const [system] = messages
  return system?.role === 'system' && system.content.includes('"sentences":')
}

export interface ClaimedStory {
  readonly title: SentenceClaims
  readonly sentences: readonly SentenceClaims[]
  readonly tags: readonly string[]
}

export function withClaims(
  { title, story, tags, claims = [] }: ComposedStory,
  { facts }: DayBlock,
): ClaimedStory {
  const claimed = (text: string) =>
    claims.find((each) => each.text === text) ?? sentenceOf(text, facts)
  return { title: claimed(title), sentences: sentencesOf(story, claims).map(claimed), tags }
}

/** Sentence by sentence: as the composer has them where they are its own, else by their full stops. */
function sentencesOf(story: string, claims: readonly SentenceClaims[]): readonly string[] {
  const own = claims.slice(1).map(({ text }) => text)
  if (own.join(' ') === story) return own
  return story.split(/(?<=[.!?]["\u201d]?) (?=[\p{Lu}\d"\u201c{])/u)
}

function sentenceOf(text: string, facts: readonly BlockFact[]): SentenceClaims {
  const said = facts
    .filter(isClaimed)
    .flatMap((fact): Said[] => [
      ...saidIn(text, fact, /^\d{4}$/.test(fact.says) ? 'about' : 'is', fact.says),
      ...(fact.usual ? saidIn(text, fact, 'usual', usualSpan(text, fact.usual)) : []),
    ])
  const hasName = said.some(({ span }) => !/\d/.test(span))
  const bySpan = Map.groupBy(said, ({ span }) => span)
  const values = [...bySpan.values()].flatMap((each) => nearest(each, text, hasName))
  const claims = [...values, ...ranked(text, facts)]
  return { text, claims: claims.length > 0 ? claims : unheard(text, facts) }
}

/** A bare number says too little of what it counts; a decade's share is worded in too many ways. */
const isClaimed = ({ id, says }: BlockFact): boolean =>
  !/^\d{1,3}$/.test(says) && id !== 'top-decade-share'

/** From the word that says so up to the value: `usual day has 61 minutes`. */
function usualSpan(text: string, value: string): string {
  const at = text.indexOf(value)
  const from = at < 0 ? -1 : text.lastIndexOf('usual', at)
  return from < 0 ? '-' : text.slice(from, at + value.length)
}

/** That no other day had more. */
function ranked(text: string, facts: readonly BlockFact[]): Claim[] {
  const [span] = /(?:more\b.{1,60} than (?:on )?)?\b(?:any|no) other day\b/i.exec(text) ?? []
  if (span === undefined) return []
  const first = facts.filter(({ rank }) => rank === 1)
  const [fact] = [...first.filter(({ id }) => isNamed(id, text)), ...first]
  return fact ? [{ facts: [fact.id], relation: 'most', span }] : []
}

function unheard(text: string, facts: readonly BlockFact[]): Claim[] {
  const [span] = /\bnever (?:been )?heard\b|\bnew (?:artists?|names?|ones?)\b/i.exec(text) ?? []
  const fact = facts.find(({ id, says }) => id === 'new-artists' && !says.startsWith('0 '))
  return span !== undefined && fact ? [{ facts: [fact.id], relation: 'new', span }] : []
}

/** Whether the sentence has a word of the fact's id: `music-minutes` of music. */
const isNamed = (id: string, text: string): boolean =>
  id.split(/[-:]/).some((word) => word.length > 2 && text.toLowerCase().includes(word))

interface Said extends Claim {
  readonly fact: BlockFact
}

function saidIn(text: string, fact: BlockFact, relation: Claim['relation'], span: string): Said[] {
  const at = text.indexOf(span)
  const isWhole =
    at >= 0 && !/[\p{L}\p{N}]/u.test((text[at - 1] ?? ' ') + (text[at + span.length] ?? ' '))
  return isWhole ? [{ fact, facts: [fact.id], relation, span }] : []
}

/** Facts that say the same: the one of a name that the sentence has, else the one that its words are of. */
function nearest(said: readonly Said[], text: string, hasName: boolean): Claim[] {
  const named = said.filter(({ fact }) => fact.of !== undefined && text.includes(fact.of))
  // A title is the same whose it is; a number is of its name.
  const open = said.filter(({ fact, span }) =>
    fact.of === undefined ? !(hasName && /\d [a-z]/.test(span)) : span.startsWith('\u201c'),
  )
  const left = named.length > 0 ? named : open
  // The number is of one of these names, and it does not say of which.
  if (named.length > 1 && named.some(({ span }) => /\d/.test(span))) return []
  const found = left.find(({ fact }) => isNamed(fact.id, text)) ?? left[0]
  if (!found) return []
  const { facts, relation, span } = found
  return [{ facts, relation, span }]
}
