// One text under check: its tokens, the day's facts and measures, and what the checks find in it.
import type { Category } from '#schemas/categories.ts'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { formKinds, type TextFault, type TextFaultKind, type Weight } from './fault.ts'
import { type MeasureClaim, measure } from './measures.ts'
import { findMentions, indexNames, type NameIndex } from './names.ts'
import { type NormalisedText, normalise, originalOffset } from './normalise.ts'
import { type Token, type Tokens, tokenise } from './tokens.ts'

/** The day that a text is compared with. */
export interface CheckedDay {
  /** Local date, YYYYMMDD. */
  readonly date: string
  readonly zone?: string
  readonly category: Category
  readonly facts: readonly Fact[]
  /** Only explains a fault: a name that the log has and no fact states is not supported. */
  readonly log: readonly LogEntry[]
  /** ISO 3166 alpha-2, for spelling; null checks none. */
  readonly country: string | null
  /** BCP 47. */
  readonly language: string
}

/** What the facts allow, worked out once for title and story. */
export interface Ground {
  readonly day: CheckedDay
  readonly names: NameIndex
  readonly measures: readonly MeasureClaim[]
}

export const groundOf = (day: CheckedDay): Ground => ({
  day,
  names: indexNames(day.facts),
  measures: measure(day.facts),
})

export interface Finding {
  readonly kind: TextFaultKind
  readonly weight?: Weight
  /** Token indices, inclusive. */
  readonly from: number
  readonly to: number
  readonly detail: string
  readonly expected?: string
}

export interface TextReading {
  readonly ground: Ground
  readonly tokens: Tokens
  readonly list: readonly Token[]
  readonly faults: TextFault[]
  /** Token indices that a check has accounted for. */
  readonly taken: Set<number>
  /** Those that are part of an amount. */
  readonly amounts: Set<number>
  /** Fact ids by sentence. */
  readonly cited: Map<number, Set<string>>
  fault(finding: Finding): void
  cite(sentence: number, facts: Iterable<Fact>): void
  take(from: number, to: number): void
}

export function read(part: 'title' | 'story', original: string, ground: Ground): TextReading {
  const text = normalise(original)
  const tokens = tokenise(part, original, text, findMentions(text, ground.names))
  const { list } = tokens
  const faults: TextFault[] = []
  const taken = new Set<number>()
  const cited = new Map<number, Set<string>>()
  return {
    ground,
    tokens,
    list,
    faults,
    taken,
    amounts: new Set(),
    cited,
    fault: ({ kind, weight = weightOf(kind), from, to, detail, expected }) => {
      const { start, end } = span(text, original, list, from, to)
      const more = expected === undefined ? {} : { expected }
      const words = original.slice(start, end)
      faults.push({ kind, weight, part, text: words, start, end, detail, ...more })
    },
    cite: (sentence, facts) => {
      const ids = cited.get(sentence) ?? new Set()
      for (const fact of facts) ids.add(fact.id)
      cited.set(sentence, ids)
    },
    take: (from, to) => {
      for (let i = from; i <= to; i++) taken.add(i)
    },
  }
}

const weightOf = (kind: TextFaultKind): Weight => (formKinds.has(kind) ? 'form' : 'contradicted')

function span(
  text: NormalisedText,
  original: string,
  list: readonly Token[],
  from: number,
  to: number,
): { start: number; end: number } {
  const start = originalOffset(text, list[from]?.start ?? 0)
  const last = list[to]
  const end = last ? originalOffset(text, last.end) : original.length
  return { start, end: Math.max(end, start) }
}

/** The words of a reading between two tokens, as written. */
export function wordsOf({ tokens, list }: TextReading, from: number, to: number): string {
  const { start, end } = span(tokens.normalised, tokens.original, list, from, to)
  return tokens.original.slice(start, end)
}
