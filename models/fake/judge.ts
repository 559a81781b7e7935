// Grades a report's tone by word lists: enough to find what a drill puts in, and to agree with a clean text.
import { z } from 'zod'
import type { ChatMessage } from '../model.ts'

const Schema = z.object({ properties: z.record(z.string(), z.object({ type: z.string() })) })
const Report = z.object({
  title: z.string(),
  story: z.string(),
  names: z.array(z.string()).default([]),
})
type Report = z.infer<typeof Report>

const wordsOf = (list: string): RegExp => new RegExp(`\\b(?:${list})\\b`, 'i')

const unkind = wordsOf(
  'pathetic|shame|shameful|lazy|embarrassing|stupid|guilty|wasted?|ridiculous|loser|too much|sadly|get a life',
)
const hype = wordsOf(
  'amazing|incredible|awesome|unbelievable|legendary|epic|genius|insane|impeccable|great taste|best ever|must-hear',
)
const guesses = wordsOf(
  'happy|sad|lonely|heartbroken|grieving|anxious|depressed|tired|stressed|in love|your (?:partner|wife|husband|friends?|mood|feelings?|faith|therapy|commute|home)|felt|feeling|concert|festival|party',
)
const unplain = /https?:|www\.|#\p{L}|\p{Extended_Pictographic}|\b(?:subscribe|click|sign up)\b/iu

/** By question: whether the text passes. */
const questions: Readonly<Record<string, (text: string, report: Report) => boolean>> = {
  speaksToReader: (text) => !/\b(?:the listener|this user|he listened|she listened)\b/i.test(text),
  isKind: (text) => !unkind.test(text),
  isCalm: (text) => !text.includes('!') && !hype.test(text),
  guessesNothing: (text) => !guesses.test(text),
  isPlain: (text) => !unplain.test(text),
  isWhole: (_text, { title, story }) =>
    title.length > 0 && /[.?!\u2026]["\u201d]?$/.test(story.trim()),
}

/**
 * Answers a judge's prompt by its schema; undefined where there is no report or no question. `isContrary`
 * turns the first answer round, as a judge does that errs. A question that is not known is answered with yes.
 */
export function judge(
  messages: readonly ChatMessage[],
  schema: unknown,
  isContrary: boolean,
): Readonly<Record<string, unknown>> | undefined {
  const report = findReport(messages)
  const asked = Schema.safeParse(schema)
  if (!report || !asked.success) return undefined
  const text = withoutNames(`${report.title}\n${report.story}`, report.names)
  const names = Object.entries(asked.data.properties)
    .filter(([, { type }]) => type === 'boolean')
    .map(([name]) => name)
  const answers = names.map((name, index) => {
    const isFine = questions[name]?.(text, report) ?? true
    return [name, isContrary && index === 0 ? !isFine : isFine] as const
  })
  const denied = answers.filter(([, isFine]) => !isFine).map(([name]) => name)
  const reasoning =
    denied.length === 0 ? 'Nothing stands out.' : `The text fails on ${denied.join(', ')}.`
  return { reasoning, ...Object.fromEntries(answers) }
}

function findReport(messages: readonly ChatMessage[]): Report | undefined {
  const content = messages.find(({ role }) => role === 'user')?.content ?? ''
  const json = /<report>\s*(\{.*\})\s*<\/report>/s.exec(content)?.[1]
  try {
    return Report.safeParse(JSON.parse(json ?? '')).data
  } catch {
    return undefined
  }
}

/** Names are left out: their words are not the story's tone. Longest first: one may contain another. */
const withoutNames = (text: string, names: readonly string[]): string =>
  names
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => (name === '' ? left : left.replace(wholly(name), 'N')), text)
    .replace(/["\u201c][^"\u201d]*["\u201d]/g, 'N')

/** Not within a word: an artist called A leaves "sad" as it is. */
const wholly = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'gu',
  )
