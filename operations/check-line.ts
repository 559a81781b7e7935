// One line of `linernotes check`: a day, a title and a story as JSON, and what the rules say of each sentence.
import { z } from 'zod'
import { checkText } from '#fact-check/check.ts'
import type { SentenceOutcome, TextFault } from '#fact-check/fault.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { isCategory } from '#schemas/categories.ts'
import { isFactKind } from '#schemas/fact-kinds.ts'
import type { Fact, LogEntry } from '#schemas/index.ts'

/** Why a sentence is not supported, or what is wrong with a text's form. */
export interface CheckReason {
  readonly rule: string
  readonly detail: string
}

export interface LineAnswer {
  readonly outcome: SentenceOutcome
  /** The title first, then the story's sentences. */
  readonly sentences: readonly {
    readonly part: 'title' | 'story'
    readonly text: string
    readonly outcome: SentenceOutcome
    readonly factIds: readonly string[]
    readonly reasons: readonly CheckReason[]
  }[]
  /** Length, spelling and the like: they say nothing about truth. */
  readonly form: readonly CheckReason[]
}

/** A line that could not be read: every line has its answer, so that answers stay in step with lines. */
export interface LineError {
  readonly error: string
}

export const LINE_CHARACTERS_MAX = 4_000_000
const ISSUES_SHOWN = 3

const nullable = <T extends z.ZodType>(type: T) => type.nullable().default(null)

const factSchema = z.object({
  id: z.string(),
  kind: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
  subject: nullable(z.string()),
  rank: nullable(z.number()),
  usual: nullable(z.number()),
  coverage: nullable(z.number()),
})

const logEntrySchema = z.object({
  startedAt: z.string(),
  endedAt: z.string(),
  kind: z.string(),
  title: z.string(),
  creator: z.string(),
  plays: z.number(),
  minutes: z.number(),
  nth: z.number().default(0),
  isNewArtist: z.boolean().default(false),
  isNewTrack: z.boolean().default(false),
})

const lineSchema = z.object({
  day: z.object({
    date: z.string().regex(/^\d{8}$/, 'a local date as YYYYMMDD'),
    zone: z.string().default(''),
    category: z.string().refine(isCategory, 'a category that there is'),
    facts: z.array(factSchema),
    log: z.array(logEntrySchema).default([]),
    country: nullable(z.string()),
    language: z.string().default('en'),
  }),
  title: z.string(),
  story: z.string(),
})

/** Never throws: what cannot be read is said in the answer. */
export function checkLine(line: string): LineAnswer | LineError {
  if (line.length > LINE_CHARACTERS_MAX) {
    return { error: `the line has more than ${LINE_CHARACTERS_MAX} characters` }
  }
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { error: 'the line is not JSON' }
  }
  const parsed = lineSchema.safeParse(json)
  if (!parsed.success) return { error: wordsOf(parsed.error) }
  const { day, title, story } = parsed.data
  const { sentences, outcome, faults } = checkText({ title, story }, dayOf(day))
  return {
    outcome,
    sentences: sentences.map(({ part, text, outcome, factIds, reasons }) => {
      return { part, text, outcome, factIds, reasons: reasons.map(reasonOf) }
    }),
    form: faults.filter(({ weight }) => weight === 'form').map(reasonOf),
  }
}

/** A fact of a kind that this build does not know supports nothing. */
const dayOf = ({
  facts,
  log,
  category,
  ...day
}: z.infer<typeof lineSchema>['day']): CheckedDay => ({
  ...day,
  category: category as CheckedDay['category'], // The schema lets no other word through.
  facts: facts.filter((fact): fact is typeof fact & Fact => isFactKind(fact.kind)),
  log: log as readonly LogEntry[],
})

const reasonOf = ({ kind, detail }: TextFault): CheckReason => ({ rule: kind, detail })

const wordsOf = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, ISSUES_SHOWN)
    .map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`)
    .join('; ')
