// Takes one of several patterns that can be said of the day, may be written and repeats nothing.
import type { CategoryStories, Moment, Patterns } from '#categories/story.ts'
import type { Random } from '#foundation/random.ts'
import { pick, shuffled } from '#foundation/random-choice.ts'
import type { Acceptance } from './acceptance.ts'
import type { Phrase } from './claim.ts'
import type { DayView } from './day-view.ts'
import { statedIn } from './draft.ts'
import { firstOf } from './first-of.ts'
import { expand } from './pattern.ts'
import { finish, wordCount } from './sentence.ts'

export interface SayingSources {
  readonly stories: CategoryStories
  readonly view: DayView
  readonly random: Random
  readonly ranked: readonly Moment[]
  readonly openings: readonly string[]
  readonly accepts: Acceptance
  /** Patterns and sentences that could not be said on this day. */
  readonly refused: Set<string>
}

/** Of one pattern. */
const WAYS_TRIED = 3
/** Two sentences in one are no longer than that, each. */
const JOINED_WORDS_MAX = 14
const connectors = [', and ', '; ']

interface Saying {
  /** The sentence gives the date. */
  readonly isDated?: boolean
  /** Something else that may be said in the same sentence. */
  readonly also?: Patterns
}

/** A finished sentence; a pattern has several ways to be said, and some may be refused. */
export function sayOne(
  patterns: Patterns,
  sources: SayingSources,
  told: ReadonlySet<string>,
  { isDated = false, also = [] }: Saying = {},
): Phrase | undefined {
  const { view, random, accepts, refused } = sources
  const accepted = (phrase: Phrase): Phrase | undefined => {
    const whole = { ...phrase, text: finish(phrase.text, view.country) }
    return !refused.has(whole.text) && accepts.isWritable('story', whole.text) ? whole : undefined
  }
  // The same number twice reads like a mistake.
  const isTold = (phrase: Phrase) => [...statedIn(phrase, view)].some((id) => told.has(id))
  const key = (pattern: string) => `${isDated} ${pattern}`
  return firstOf(shuffled(random, patterns), (pattern) => {
    if (refused.has(key(pattern)) || (!isDated && pattern.includes('{date}'))) return undefined
    for (let tried = 0; tried < WAYS_TRIED; tried += 1) {
      const phrase = expand(pattern, view, random, { isDated })
      if (!phrase) break
      if (isTold(phrase)) return undefined
      const longer = also.length > 0 ? joined(phrase, also, sources) : undefined
      const said = (longer && !isTold(longer) && accepted(longer)) || accepted(phrase)
      if (said) return said
    }
    refused.add(key(pattern))
    return undefined
  })
}

/** Reads badly after another clause. */
const inverted = /^(?:\([^)]*\) )?\[?(?:Of|After|Among|Between|By|At)\b/

/** Two sentences in one, where they state different things and the second may follow in lower case. */
function joined(
  first: Phrase,
  patterns: Patterns,
  { view, random }: SayingSources,
): Phrase | undefined {
  if (/[;:]/.test(first.text) || wordCount(first.text) > JOINED_WORDS_MAX) return undefined
  const before = first.text.replace(/\.$/, pick(random, connectors))
  const told = statedIn(first, view)
  const names = new Set(first.claims.flatMap(({ facts }) => facts))
  return firstOf(shuffled(random, patterns), (pattern) => {
    if (pattern.includes('{date}') || inverted.test(pattern)) return undefined
    const second = expand(pattern, view, random, { before })
    if (!second || /[;:]/.test(second.text) || wordCount(second.text) > JOINED_WORDS_MAX)
      return undefined
    const own = second.claims.flatMap(({ facts }) => facts)
    if ([...statedIn(second, view)].some((id) => told.has(id)) || own.some((id) => names.has(id)))
      return undefined
    return both({ ...first, text: before }, second, '')
  })
}

export const both = (first: Phrase, second: Phrase, connector: string): Phrase => ({
  text: first.text + connector + second.text,
  claims: [...first.claims, ...second.claims],
})
