// The corpus as it is stored: JSON lines, days apart from texts, so that days can be made again and texts stay.
// What is held out is in `tests/held-out/`, and is for measuring only.
import { readFileSync } from 'node:fs'
import type { SelectedDay } from '#schemas/index.ts'

/** The project's own part, and the part that nobody who writes rules has seen. */
export const corpusFolders = {
  open: 'testkit/truth-corpus',
  'held-out': 'tests/held-out',
} as const

export type CorpusPart = keyof typeof corpusFolders

export const corpusParts = Object.keys(corpusFolders) as readonly CorpusPart[]

/** A day as the event DaysSelected holds it, and whose it is. */
export interface TruthDay {
  /** Listener and date: it stays when the day's facts change. */
  readonly id: string
  readonly listener: string
  readonly country: string | null
  readonly day: SelectedDay
}

/** `letter` keeps all rules of the newest report prompt; `natural` is as a columnist writes. */
export type Manner = 'letter' | 'natural'

/** A figure of speech claims nothing of the day. */
export type SentenceRole = 'claim' | 'figure'

interface StoredTrueText {
  readonly id: string
  readonly dayId: string
  readonly manner: Manner
  readonly title: string
  readonly sentences: readonly (readonly [role: SentenceRole, text: string])[]
}

interface StoredFalseText {
  readonly id: string
  readonly baseId: string
  /** What was done to the true text, such as `wrong-number`. */
  readonly operator: string
  /** Which sentence it replaces: 0 is the title, 1 the first of the story. */
  readonly at: number
  readonly falseSentence: string
}

/** Every sentence is true by the day's facts and log. */
export interface TrueText extends StoredTrueText {
  readonly story: string
}

/** A true text of which one sentence is now false, or says what neither facts nor log say. */
export interface FalseText extends StoredFalseText {
  readonly dayId: string
  readonly title: string
  readonly story: string
}

export interface TruthCorpus {
  readonly days: ReadonlyMap<string, TruthDay>
  readonly trueTexts: readonly TrueText[]
  readonly falseTexts: readonly FalseText[]
}

export function loadTruthCorpus(part: CorpusPart): TruthCorpus {
  const read = <T>(name: string): T[] => readLines(`${corpusFolders[part]}/${name}.jsonl`)
  const days = new Map(read<TruthDay>('days').map((day) => [day.id, day]))
  const trueTexts = read<StoredTrueText>('true-texts').map(
    (text): TrueText => ({ ...text, story: storyOf(text.sentences.map(([, each]) => each)) }),
  )
  const bases = new Map(trueTexts.map((text) => [text.id, text]))
  const falseTexts = read<StoredFalseText>('false-texts').map((text) => {
    const base = bases.get(text.baseId)
    if (!base) throw new Error(`${text.id} has no true text ${text.baseId}`)
    return falseTextOf(text, base)
  })
  return { days, trueTexts, falseTexts }
}

function falseTextOf(text: StoredFalseText, base: TrueText): FalseText {
  const { at, falseSentence } = text
  const sentences = [base.title, ...base.sentences.map(([, each]) => each)]
  if (sentences[at] === undefined) throw new Error(`${text.id} replaces no sentence`)
  const [title = '', ...story] = sentences.with(at, falseSentence)
  return { ...text, dayId: base.dayId, title, story: storyOf(story) }
}

const storyOf = (sentences: readonly string[]): string => sentences.join(' ')

const readLines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): T => JSON.parse(line))
