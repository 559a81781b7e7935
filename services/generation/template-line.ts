// A line of the template: a sentence whose placeholders the facts of a day fill.
import { factById } from '#facts/fact.ts'
import { dayMonthText, isMonthFirst } from '#facts/wording.ts'
import { factText, usualText } from '#prompts/report/fact-wording.ts'
import type { Fact } from '#schemas/index.ts'

/** How the facts of one day read; undefined for a fact that the day does not have. */
export interface FactTexts {
  /** Text of a fact, of its usual value (`minutes.usual`), or of the date (`day`). */
  text(id: string): string | undefined
  /** The name that the fact belongs to. */
  subject(id: string): string | undefined
  /** Whether the fact has rank 1. */
  isFirst(id: string): boolean
}

/** The sentence, or nothing where it does not hold. */
export type Line = (texts: FactTexts) => string | undefined

/** A sentence whose every `{fact}` is there, and whose condition holds; nothing otherwise. */
export const line =
  (template: string, isTrue: (texts: FactTexts) => boolean = () => true): Line =>
  (texts) => {
    if (!isTrue(texts)) return undefined
    let isComplete = true
    const filled = template.replace(/\{([^{}]+)\}/g, (_all, id: string) => {
      const value = id.startsWith('of:') ? texts.subject(id.slice(3)) : texts.text(id)
      if (value === undefined) isComplete = false
      return value ?? ''
    })
    return isComplete ? filled : undefined
  }

/** A line with its guard before it: `[tracks#1] The day ...` holds where the fact has rank 1. */
export function guardedLine(template: string): Line {
  const [, id, rest = template] = /^\[([a-z-]+)#1\] (.*)$/.exec(template) ?? []
  return id === undefined ? line(rest) : line(rest, (texts) => texts.isFirst(id))
}

export const factTextsOf = (facts: readonly Fact[], country: string | null): FactTexts => ({
  text(id) {
    if (id === 'day') return dayText(facts, country)
    const [name = '', part] = id.split('.')
    const fact = factById(facts, name)
    if (!fact) return undefined
    return part === 'usual' ? usualText(fact) : factText(fact, country)
  },
  subject: (id) => factById(facts, id)?.subject ?? undefined,
  isFirst: (id) => factById(facts, id)?.rank === 1,
})

function dayText(facts: readonly Fact[], country: string | null): string {
  const date = dayMonthText(String(factById(facts, 'date')?.value ?? ''), country)
  const weekday = String(factById(facts, 'weekday')?.value ?? '')
  return isMonthFirst(country) ? `${weekday}, ${date}` : `${weekday} ${date}`
}
