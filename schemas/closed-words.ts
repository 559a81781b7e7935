// Avro calls a category and a kind of fact strings. Their words are closed lists of ours: here the types of the fields
// get narrow, and an event that holds another word is found out. The wire format does not change.
import type { AvroSchema } from '#runtime/schema.ts'
import { isCategory } from './categories.ts'
import { isFactKind } from './fact-kinds.ts'

interface ClosedList {
  /** The TypeScript type of a field, and the file of `schemas/` that exports it. */
  readonly type: string
  readonly file: string
  readonly has: (word: string) => boolean
}

const category: ClosedList = { type: 'Category', file: './categories.ts', has: isCategory }
const factKind: ClosedList = { type: 'FactKind', file: './fact-kinds.ts', has: isFactKind }

/** By record and field. */
export const closedLists: Readonly<Record<string, ClosedList>> = {
  'SelectedDay.category': category,
  'RunnerUp.category': category,
  'ReportDrafted.category': category,
  'ReportWithdrawn.category': category,
  'ReportPublished.category': category,
  'ReportRetracted.category': category,
  'WrittenReport.category': category,
  'StoredRevision.category': category,
  'Fact.kind': factKind,
}

/** Says which word of a value is in no list; undefined where all are. */
export type WordCheck = (value: unknown) => string | undefined

/** The check of a record's words; undefined where it has no closed field. */
export function wordCheckOf(avro: AvroSchema): WordCheck | undefined {
  return checkOf(avro, new Map())
}

function checkOf(type: unknown, named: Map<string, WordCheck | undefined>): WordCheck | undefined {
  if (typeof type === 'string') return named.get(type.replace(/^.*\./, ''))
  if (Array.isArray(type)) return firstOf(type.map((branch) => checkOf(branch, named)))
  const complex = type as { readonly [key: string]: unknown }
  if (complex.type === 'array') {
    const check = checkOf(complex.items, named)
    return check && ((value) => (Array.isArray(value) ? firstProblem(value, check) : undefined))
  }
  if (complex.type !== 'record') return undefined
  const check = firstOf(
    (complex.fields as { name: string; type: unknown }[]).map((field) => {
      const own = closedLists[`${complex.name}.${field.name}`]
      const inner = own ? wordIn(field.name, own) : checkOf(field.type, named)
      return inner && ((value) => inner((value as Readonly<Record<string, unknown>>)?.[field.name]))
    }),
  )
  named.set(String(complex.name), check)
  return check
}

const wordIn =
  (field: string, { has }: ClosedList): WordCheck =>
  (word) =>
    has(String(word)) ? undefined : `${field} ${JSON.stringify(String(word).slice(0, 100))}`

function firstProblem(values: readonly unknown[], check: WordCheck): string | undefined {
  for (const value of values) {
    const problem = check(value)
    if (problem !== undefined) return problem
  }
  return undefined
}

function firstOf(checks: readonly (WordCheck | undefined)[]): WordCheck | undefined {
  const some = checks.filter((check) => check !== undefined)
  if (some.length === 0) return undefined
  return (value) => {
    for (const check of some) {
      const problem = check(value)
      if (problem !== undefined) return problem
    }
    return undefined
  }
}
