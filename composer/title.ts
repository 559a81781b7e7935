// The title of a story: what made the day.
import { twists } from '#categories/stories/twists.ts'
import type { Moment, Patterns } from '#categories/story.ts'
import { targetWords, type WordRange } from '#facts/text-length.ts'
import { shuffled } from '#foundation/random-choice.ts'
import type { Phrase } from './claim.ts'
import type { DayView } from './day-view.ts'
import { firstOf } from './first-of.ts'
import { expand } from './pattern.ts'
import type { StoryPlan } from './plans.ts'
import { both, type SayingSources } from './saying.ts'
import { finish, wordCount } from './sentence.ts'

const TITLES_TRIED = 8
/** Share of the titles that begin with the category's words. */
const HEADED = 0.85
/** Share of the titles with a tail more, where there is room. */
const TWICE_TAILED = 0.4

/** The plan's title, or the category's with a tail about what the plan is for; with another tail if there is room. */
export function titleOf(
  { moment, titles }: StoryPlan,
  further: readonly Moment[],
  { stories, view, random, accepts, refused }: SayingSources,
): Phrase | undefined {
  const expandAny = (patterns: Patterns, before = '') =>
    firstOf(shuffled(random, patterns), (pattern) => expand(pattern, view, random, { before }))
  const tail = (title: Phrase, moments: readonly Moment[]): Phrase | undefined => {
    if (title.text.includes(',')) return undefined
    const twist = expandAny(
      moments.flatMap((each) => twists[each]),
      title.text,
    )
    if (!twist || (twist.text.startsWith(' and') && title.text.includes(' and '))) return undefined
    const [, verb] = / and (\w+)/.exec(twist.text) ?? []
    if (verb !== undefined && title.text.includes(` ${verb} `)) return undefined
    const told = new Set(title.claims.flatMap(({ facts }) => facts))
    if (twist.claims.some(({ facts }) => facts.some((id) => told.has(id)))) return undefined
    return both(title, twist, '')
  }
  const finished = (title: Phrase | undefined): Phrase | undefined => {
    if (!title || !isWithin(wordCount(title.text), targetWords.title)) return undefined
    const whole = { ...title, text: titled(title.text, view) }
    return !refused.has(whole.text) && accepts.isWritable('title', whole.text) ? whole : undefined
  }
  for (let tried = 0; tried < TITLES_TRIED; tried += 1) {
    const isHeaded = tried < TITLES_TRIED / 2 && random.next() < HEADED
    const head = isHeaded ? expandAny(stories.heads) : undefined
    const title = (head && tail(head, [moment])) ?? expandAny(titles)
    const longer = title && random.next() < TWICE_TAILED ? tail(title, further) : undefined
    const best = finished(longer) ?? finished(title)
    if (best) return best
  }
  return undefined
}

const titled = (text: string, { country }: DayView): string =>
  finish(text, country).replace(/(?<!\.)\.$/, '')

const isWithin = (count: number, { min, max }: WordRange): boolean => count >= min && count <= max
