import type { ModelAnswer, ParseOutcome } from './draft.ts'

/** Puts what each slot stands for in its place, once: a title that holds braces is not filled again. */
export function fillSlots(draft: ModelAnswer, slots: ReadonlyMap<string, string>): ParseOutcome {
  const texts = [draft.title, draft.story, ...draft.tags]
  const unknown = texts.flatMap(slotsIn).filter((slot) => !slots.has(slot))
  if (unknown.length > 0) {
    return { ok: false, fault: `There is no slot ${[...new Set(unknown)].join(', ')}.` }
  }
  const unbound = texts.map((text) => faultOf(text, slots)).find((fault) => fault !== undefined)
  if (unbound !== undefined) return { ok: false, fault: unbound }
  const fill = (text: string): string => text.replace(slot, (each) => slots.get(each) ?? each)
  const filled = { title: fill(draft.title), story: fill(draft.story), tags: draft.tags.map(fill) }
  return { ok: true, draft: filled }
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
