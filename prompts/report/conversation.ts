// The conversation that asks for one report: the contract, then the day as JSON in a marked block, and where
// a text was at fault, that text and what is wrong with it.
import { createHash } from 'node:crypto'
import { logMarks } from '#facts/show.ts'
import { isMonthFirst } from '#facts/wording.ts'
import type { ChatMessage } from '#models/model.ts'
import type { Category } from '#schemas/categories.ts'
import type { Fact, LogEntry, SelectedDay } from '#schemas/index.ts'
import { fillPrompt, type Prompt } from '../prompt.ts'
import { blockJson, Names } from '../untrusted.ts'
import { factText, usualText } from './fact-wording.ts'

/** Another report of the same archive. */
export interface EarlierReport {
  readonly date: string
  readonly category: Category
  readonly title: string
  /** How its story begins. */
  readonly opening: string
}

export interface PromptInput {
  readonly reportId: string
  /** Of the report, 1 for its first text. */
  readonly revision: number
  readonly day: SelectedDay
  readonly country: string | null
  /** Facts about the whole year. */
  readonly overview: readonly Fact[]
  readonly earlier: readonly EarlierReport[]
  /** Beginnings of stories that may not be used again. */
  readonly openings: readonly string[]
}

export interface Conversation {
  readonly messages: readonly ChatMessage[]
  /** What code puts in the place of each slot, such as `{T1}` or `{F3}`. */
  readonly slots: ReadonlyMap<string, string>
  /** What each slot of a fact claims. */
  readonly slotClaims: ReadonlyMap<string, SlotClaim>
}

export interface SlotClaim {
  readonly fact: string
  readonly relation: 'is' | 'usual'
}

const LOG_ENTRIES_MAX = 24

/** Asks for a text in words. Titles that read like orders are slots all the same. */
export function askForText(prompt: Prompt, brief: PromptInput): Conversation {
  const names = new Names()
  const facts = factsIn(brief).map((fact) => factOf(fact, brief, names))
  return converse(prompt, {
    part: 'user',
    brief,
    names,
    facts,
    slots: new Map(),
    slotClaims: new Map(),
  })
}

/** Asks for a text whose every fact is a slot. */
export function askForSlots(prompt: Prompt, brief: PromptInput): Conversation {
  const names = new Names()
  const slots = new Map<string, string>()
  const slotClaims = new Map<string, SlotClaim>()
  const facts = factsIn(brief).map((fact, at) => {
    const slot = `F${at + 1}`
    slots.set(`{${slot}}`, factText(fact, brief.country))
    slotClaims.set(`{${slot}}`, { fact: fact.id, relation: 'is' })
    const usual = usualText(fact)
    if (usual !== undefined) {
      slots.set(`{${slot}u}`, usual)
      slotClaims.set(`{${slot}u}`, { fact: fact.id, relation: 'usual' })
    }
    return {
      ...factOf(fact, brief, names),
      slot,
      ...(usual !== undefined && { usualSlot: `${slot}u` }),
    }
  })
  return converse(prompt, { part: 'slots', brief, names, facts, slots, slotClaims })
}

/** Continues with the faulty text and its faults. */
export const askAgain = (
  prompt: Prompt,
  asked: Conversation,
  answer: string,
  faults: readonly string[],
): Conversation => ({
  ...asked,
  messages: [
    ...asked.messages,
    { role: 'assistant', content: answer },
    {
      role: 'user',
      content: fillPrompt(prompt.part('retry'), {
        faults: faults.map((fault) => `- ${fault}`).join('\n'),
      }),
    },
  ],
})

interface Request {
  readonly part: 'user' | 'slots'
  readonly brief: PromptInput
  readonly names: Names
  readonly facts: readonly object[]
  readonly slots: ReadonlyMap<string, string>
  readonly slotClaims: ReadonlyMap<string, SlotClaim>
}

function converse(prompt: Prompt, request: Request): Conversation {
  const { part, brief, names, facts, slots, slotClaims } = request
  const block = {
    // Lets a repeatable writer vary, without naming the listener.
    seed: createHash('sha256').update(brief.reportId).digest('hex').slice(0, 8),
    ...(brief.revision > 1 && { revision: brief.revision }),
    mode: part === 'slots' ? 'slots' : 'text',
    category: brief.day.category,
    country: brief.country ?? 'unknown',
    dateOrder: isMonthFirst(brief.country) ? 'month-first' : 'day-first',
    facts,
    log: shorten(brief.day.log).map((entry) => logLine(entry, names)),
    year: brief.overview.map((fact) => factOf(fact, brief, names)),
    earlier: brief.earlier.map(({ title, opening, ...rest }) => ({
      ...rest,
      title: names.show(title),
      opening: names.show(opening),
    })),
    openings: brief.openings.map((opening) => names.show(opening)),
  }
  const content = fillPrompt(prompt.part(part), {
    country: brief.country ?? 'not known',
    spelling: spellingOf(brief.country),
    day: blockJson(block),
  })
  return {
    messages: [
      { role: 'system', content: prompt.text },
      { role: 'user', content },
    ],
    slots: new Map([...names.slots, ...slots]),
    slotClaims,
  }
}

/** Without zones: they are named after places, and nobody knows that the listener was in that one. */
const factsIn = ({ day }: PromptInput): readonly Fact[] =>
  day.facts.filter(({ unit }) => unit !== 'zone')

function factOf(fact: Fact, { country }: PromptInput, names: Names): object {
  const show = (name: string) => names.show(name)
  const usual = usualText(fact)
  return {
    id: fact.id,
    says: factText(fact, country, show),
    ...(fact.subject !== null && { of: show(fact.subject) }),
    ...(fact.rank !== null && { rank: fact.rank }),
    ...(usual !== undefined && { usual }),
  }
}

/** The entries that took most of the day, in their order: the log explains, the facts count. */
function shorten(log: readonly LogEntry[]): readonly LogEntry[] {
  if (log.length <= LOG_ENTRIES_MAX) return log
  const longest = new Set([...log].sort((a, b) => b.minutes - a.minutes).slice(0, LOG_ENTRIES_MAX))
  return log.filter((entry) => longest.has(entry))
}

/**
 * Such as `07:42-09:10 session, Marrow Lane, 12 plays`, or `21:04-21:08 track, Low Tide, Marrow Lane, play 3 that day`.
 */
function logLine(entry: LogEntry, names: Names): string {
  const { startedAt, endedAt, kind, title, creator, plays } = entry
  const what = [title, creator].filter(Boolean).map((name) => names.show(name))
  const count = plays === 1 ? '' : `${plays} plays`
  const marks = [count, ...logMarks(entry)].filter(Boolean)
  return [`${startedAt}-${endedAt} ${kind}`, ...what, ...marks].join(', ')
}

const british = new Set(['GB', 'IE', 'AU', 'NZ', 'IN', 'ZA'])

/** English spelling of a country. Canada goes its own way. */
export function spellingOf(country: string | null): 'British' | 'Canadian' | 'American' {
  if (country === 'CA') return 'Canadian'
  return country !== null && british.has(country) ? 'British' : 'American'
}
