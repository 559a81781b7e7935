// How a fact reads in a sentence: `412 minutes`, `26 repeat plays`, `“Low Tide”`, `14 July`. The same words
// stand in the prompt, behind the slots and in the template, so that the check meets one form.
import { dayMonthText, unitNouns } from '#facts/wording.ts'
import type { FactKind } from '#schemas/fact-kinds.ts'
import type { Fact } from '#schemas/index.ts'

// What a count counts, if its unit alone is not clear.
const countedBy: Readonly<Partial<Record<FactKind, readonly [one: string, many: string]>>> = {
  repeats: ['repeat play', 'repeat plays'],
  'distinct-tracks': ['different track', 'different tracks'],
  'new-artists': ['new artist', 'new artists'],
  sessions: ['session', 'sessions'],
}
const quoted: ReadonlySet<FactKind> = new Set<FactKind>([
  'top-track',
  'track',
  'new-track',
  'episode',
  'first-play',
  'last-play',
  'track-in-a-row',
  'returning-track',
])

/** One for all: making one costs more than a hundred uses. */
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const showNumber = (value: number): string => numbers.format(value)

/** What `fact` says; `show` turns names into what may be shown. */
export function factText(
  fact: Fact,
  country: string | null,
  show: (name: string) => string = (name) => name,
): string {
  const { value } = fact
  if (typeof value === 'number') return numberText(fact, value)
  if (fact.unit === 'date') return dayMonthText(value, country)
  if (fact.unit !== 'name') return value
  return quoted.has(fact.kind) ? `\u201c${show(value)}\u201d` : show(value)
}

/** The listener's usual value, with its unit; undefined where there is none. */
export const usualText = (fact: Fact): string | undefined =>
  fact.usual === null ? undefined : numberText(fact, fact.usual)

function numberText(fact: Fact, value: number): string {
  if (fact.unit === 'year') return `${value}`
  const number = showNumber(value)
  if (fact.unit === 'points') return number
  if (fact.unit === 'share') return `${number}%`
  const [one, many] = countedBy[fact.kind] ?? unitNouns[fact.unit] ?? [fact.unit, fact.unit]
  return `${number} ${value === 1 ? one : many}`
}
