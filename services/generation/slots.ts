import type { Claim, SentenceClaims } from '#fact-check/claim.ts'
import type { Conversation } from '#prompts/report/conversation.ts'
import type { ModelAnswer, ParseOutcome } from './draft.ts'

type Slots = Pick<Conversation, 'slots' | 'slotClaims'>

/**
 * Puts what each slot stands for in its place, once: a title that holds braces is not filled again. A slot of a fact
 * claims that fact.
 */
export function fillSlots(draft: ModelAnswer, { slots, slotClaims }: Slots): ParseOutcome {
  const texts = [draft.title, draft.story, ...draft.tags]
  const unknown = texts.flatMap(slotsIn).filter((each) => !slots.has(each))
  if (unknown.length > 0) {
    return { ok: false, fault: `There is no slot ${[...new Set(unknown)].join(', ')}.` }
  }
  const unbound = texts.map((text) => faultOf(text, slots)).find((fault) => fault !== undefined)
  if (unbound !== undefined) return { ok: false, fault: unbound }
  const fill = (text: string): string => text.replace(slot, (each) => slots.get(each) ?? each)
  const filled = { title: fill(draft.title), story: fill(draft.story), tags: draft.tags.map(fill) }
  const given = draft.claims?.map(({ text, claims }) => ({
    text: fill(text),
    claims: claims.map((claim) => ({ ...claim, span: fill(claim.span) })),
  }))
  const claims = given ?? claimsOf(draft, fill, slotClaims)
  return { ok: true, draft: claims.length > 0 ? { ...filled, claims } : filled }
}

/** Of the title and of each sentence of the story that has slots of facts. */
function claimsOf(
  { title, story }: ModelAnswer,
  fill: (text: string) => string,
  slotClaims: Slots['slotClaims'],
): readonly SentenceClaims[] {
  // A slot holds no mark that ends a sentence, so that it is split before it is filled.
  return [title, ...story.split(/(?<=[.!?]["\u201d]?) /)].flatMap((text) => {
    const claims = slotsIn(text).flatMap((each): Claim[] => {
      const claim = slotClaims.get(each)
      if (!claim) return []
      const { fact, relation } = claim
      const span = fill(relation === 'usual' ? usualWords(text, each) : each)
      return [{ facts: [fact], relation, span }]
    })
    return claims.length > 0 ? [{ text: fill(text), claims }] : []
  })
}

/** A usual value is said by the word too, where it comes before: `usual day has {F3u}`. */
function usualWords(text: string, each: string): string {
  const at = text.indexOf(each)
  const from = text.lastIndexOf('usual', at)
  return from < 0 ? each : text.slice(from, at + each.length)
}

const slot = /\{[^{}]*\}/g
const slotsIn = (text: string): readonly string[] => text.match(slot) ?? []

/** A fact's slot, then what follows it up to the next noun of a unit. */
const followed =
  /(\{F\d+u?\})[ -](?:(?:different|new|repeat|more|full|whole|other) )?(minutes?|hours?|plays?|tracks?|songs?|episodes?|artists?|genres?|shows?|days?|times?|sessions?)\b/gi

/**
 * A slot brings its own unit, so that no other noun can take its number: `{F3} minutes` would count plays as minutes.
 * Where facts are slots, a number beside them is the model's own.
 */
function faultOf(text: string, slots: ReadonlyMap<string, string>): string | undefined {
  for (const [, name = '', noun = ''] of text.matchAll(followed)) {
    const says = slots.get(name) ?? ''
    if (/^[\d,.]+ \p{L}/u.test(says)) {
      return `The slot ${name} already says "${says}": no "${noun}" may follow it.`
    }
  }
  if (![...slots.keys()].some((name) => name.startsWith('{F'))) return undefined
  const [own] = /\d[\d,.:]*/.exec(text.replace(slot, '')) ?? []
  return own === undefined ? undefined : `The number ${own} is not in a slot.`
}
