import type { ModelAnswer, ParseOutcome } from './draft.ts'

/** Puts what each slot stands for in its place, once: a title that holds braces is not filled again. */
export function fillSlots(draft: ModelAnswer, slots: ReadonlyMap<string, string>): ParseOutcome {
  const unknown = new Set<string>()
  const fill = (text: string): string =>
    text.replace(/\{[^{}]*\}/g, (slot) => {
      const value = slots.get(slot)
      if (value === undefined) unknown.add(slot)
      return value ?? slot
    })
  const filled = { title: fill(draft.title), story: fill(draft.story), tags: draft.tags.map(fill) }
  if (unknown.size === 0) return { ok: true, draft: filled }
  return { ok: false, fault: `There is no slot ${[...unknown].join(', ')}.` }
}
