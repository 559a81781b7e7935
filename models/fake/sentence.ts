// Sentences are data: `[music-minutes#1, artists>2] {top-artist} led with {top-artist-minutes}.`
// Guards come first: `id#1` the fact has rank 1, `id>2` its value is above 2, `id<2` below, `id>other` above that
// of another fact, `id!other` it says something else, `id~other` it is by what that one says, `id` it is there, `!id`
// it is not. A placeholder whose fact is missing drops the sentence, so that nothing is said that no fact carries.
import type { BlockFact, DayBlock } from './block.ts'

/** What placeholders stand for on one day. */
export interface View {
  readonly facts: ReadonlyMap<string, BlockFact>
  readonly isMonthFirst: boolean
  readonly hasSlots: boolean
}

export const viewOf = (day: DayBlock): View => ({
  facts: new Map(day.facts.map((fact) => [fact.id, fact])),
  isMonthFirst: day.dateOrder === 'month-first',
  hasSlots: day.mode === 'slots',
})

/** `template` with its facts, or undefined where a guard or a fact is missing. */
export function expand(template: string, view: View): string | undefined {
  const [, guards, text] = /^(?:\[([^\]]+)\] )?(.*)$/s.exec(template) ?? []
  if (guards?.split(', ').some((guard) => !holds(guard, view))) return undefined
  let isComplete = true
  const filled = text?.replace(/\{([a-z:0-9-]+)(?:\.(usual|of))?\}/g, (_all, id, part) => {
    const value = placeholderText(view, id, part)
    if (value === undefined) isComplete = false
    return value ?? ''
  })
  return isComplete ? filled : undefined
}

function holds(guard: string, { facts }: View): boolean {
  if (guard.startsWith('!')) return !facts.has(guard.slice(1))
  const [, id = '', sign, other = ''] =
    /^([a-z:0-9-]+?)(?:([#<>!~])([a-z:0-9-]+))?$/.exec(guard) ?? []
  const fact = facts.get(id)
  if (!fact || sign === undefined) return fact !== undefined
  if (sign === '#') return fact.rank === Number(other)
  if (sign === '!') return fact.says !== facts.get(other)?.says
  if (sign === '~') return fact.of === facts.get(other)?.says
  const value = numberIn(fact.says)
  const bound = /^\d+$/.test(other) ? Number(other) : numberIn(facts.get(other)?.says)
  return sign === '<' ? value < bound : value > bound
}

/** `1,204 minutes` is 1204. */
const numberIn = (says = ''): number => Number.parseFloat(says.replaceAll(',', '')) || 0

function placeholderText(view: View, id: string, part: string | undefined): string | undefined {
  if (id === 'day') return dayText(view)
  const fact = view.facts.get(id)
  if (part === 'of') return fact?.of
  if (part === 'usual' && fact?.usual?.startsWith('0 ')) return undefined // Nothing to compare with.
  if (!view.hasSlots) return part === 'usual' ? fact?.usual : fact?.says
  const slot = part === 'usual' ? fact?.usualSlot : fact?.slot
  return slot === undefined ? undefined : `{${slot}}`
}

function dayText(view: View): string | undefined {
  const weekday = placeholderText(view, 'weekday', undefined)
  const date = placeholderText(view, 'date', undefined)
  if (weekday === undefined || date === undefined) return date
  return view.isMonthFirst ? `${weekday}, ${date}` : `${weekday} ${date}`
}
