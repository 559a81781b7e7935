// Writes the story of a day without a model. What is remarkable about the day decides the plan; the seed decides among
// the sentences, so that one revision always reads the same and two archives seldom do. Nothing is said that no fact
// carries.
import { createHash } from 'node:crypto'
import { categoryNamed } from '#categories/categories.ts'
import { anyStories, fillers } from '#categories/stories/any-day.ts'
import { details } from '#categories/stories/details.ts'
import { twists } from '#categories/stories/twists.ts'
import type { CategoryStories, Moment, Patterns, StoryPlan } from '#categories/story.ts'
import { targetWords, type WordRange } from '#facts/text-length.ts'
import { type Random, seededRandom } from '#foundation/random.ts'
import { type Acceptance, acceptAll } from './acceptance.ts'
import type { Phrase } from './claim.ts'
import { type ComposedFact, type DayView, viewOf } from './day-view.ts'
import { type Draft, penaltyOf, statedIn } from './draft.ts'
import { expand } from './pattern.ts'
import { offTopic, plansFor, rankMoments } from './plans.ts'
import { finish, wordCount } from './sentence.ts'

export interface ComposedDay {
  readonly category: string
  readonly country: string | null
  readonly facts: readonly ComposedFact[]
}

export interface ComposeOptions {
  /** Decides among what can be said: the report's id and its revision. */
  readonly seed: string
  /** How other stories of the archive begin. */
  readonly openings?: readonly string[]
  /** Leaves out every name. */
  readonly isNameless?: boolean
  /** Which sentences may be written: all where it is left out. */
  readonly accepts?: Acceptance | undefined
}

export interface ComposedText {
  readonly title: Phrase
  /** Sentence by sentence. */
  readonly story: readonly Phrase[]
  readonly tags: readonly string[]
  /** What the text is about: the moment that its plan is for. */
  readonly moment: Moment
}

const STORIES_TRIED = 12
/** A plan whose best story is no farther from a good one is taken. */
const GOOD_PENALTY = 9
/** Leads come from the plans of so many of the most remarkable moments. */
const LEAD_PLANS = 5
const TITLES_TRIED = 8
/** Of one pattern. */
const WAYS_TRIED = 3
/** Share of the leads that have a voice of the category. */
const VOICED = 0.5
/** Share of the titles that begin with the category's words. */
const HEADED = 0.7
/** Share of the titles with a tail more, where there is room. */
const TWICE_TAILED = 0.4
/** Details come from so many of the most remarkable moments. */
const DETAIL_MOMENTS = 7
/** Those that a story has room for. */
const CLAUSES_MAX = 2
/** A lead and numbers with fewer words leave room for two details. */
const SHORT_WORDS = 34

/** Where no story of accepted sentences can be written, one that says less, and then one of any sentences. */
export function composeText(day: ComposedDay, options: ComposeOptions): ComposedText {
  const { category, country, facts } = day
  const { seed, openings = [], isNameless = false, accepts = acceptAll } = options
  const random = seededRandom(seedOfText(`${seed}:${category}`))
  const record = categoryNamed(category)
  const view = viewOf(facts, { country, isNameless, measure: record?.measure ?? null })
  const stories = record?.stories ?? anyStories
  const ranked = rankMoments(view, random)
  const plans = plansFor(stories, ranked)
  const sources = {
    stories,
    plans,
    view,
    random,
    ranked,
    openings,
    accepts,
    refused: new Set<string>(),
  }
  let best: Rated | undefined
  for (const plan of plans) {
    const rated = draftOf(plan, sources)
    if (rated && (!best || rated.penalty < best.penalty)) best = rated
    if (best && best.penalty <= GOOD_PENALTY) break
  }
  if (!best && record) return composeText({ ...day, category: '' }, options)
  if (!best && options.accepts) return composeText(day, { ...options, accepts: undefined })
  if (!best) throw new Error('a day without a date has no story')
  const { title, story } = best.draft
  const tags = tagsOf(stories.tags, view, random)
  return { title, story: filled(story), tags, moment: best.moment }
}

export const seedOfText = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32LE(0)

interface Sources {
  readonly stories: CategoryStories
  /** Those that the day has something for, the most remarkable first. */
  readonly plans: readonly StoryPlan[]
  readonly view: DayView
  readonly random: Random
  readonly ranked: readonly Moment[]
  readonly openings: readonly string[]
  readonly accepts: Acceptance
  /** Patterns and sentences that could not be said on this day. */
  readonly refused: Set<string>
}

interface Rated {
  readonly draft: Draft
  readonly moment: Moment
  readonly penalty: number
}

/** The best of a few tries; nothing where the plan's title or lead cannot be said on this day. */
function draftOf(plan: StoryPlan, sources: Sources): Rated | undefined {
  let best: Rated | undefined
  for (let tried = 0; tried < STORIES_TRIED; tried += 1) {
    const draft = tryPlan(plan, sources, tried)
    if (!draft) continue
    const penalty = penaltyOf(draft, sources.view, sources.openings)
    if (best && penalty >= best.penalty) continue
    const refused = sources.accepts.refusedIn(draft.story)
    if (refused.length === 0) best = { draft, moment: plan.moment, penalty }
    for (const text of refused) sources.refused.add(text)
    if (best?.penalty === 0) break
  }
  return best
}

function tryPlan(plan: StoryPlan, sources: Sources, tried: number): Draft | undefined {
  const { stories, plans, random, ranked } = sources
  const told = new Set<string>()
  const say = (patterns: Patterns): Phrase | undefined => {
    const phrase = sayOne(patterns, sources, told)
    for (const id of phrase ? statedIn(phrase) : []) told.add(id)
    return phrase
  }
  // A title and a lead about the same thing would say it twice: mostly, the lead is another plan's.
  const leads = plans.filter(({ moment }) => !offTopic[stories.topic].has(moment))
  const other = tried % 2 === 0 ? plan : pick(leads.slice(0, LEAD_PLANS), random)
  const about = [plan.moment, other?.moment]
  const further = shuffle(
    ranked
      .filter((moment) => !about.includes(moment) && !offTopic[stories.topic].has(moment))
      .slice(0, DETAIL_MOMENTS),
    random,
  )
  const title = titleOf(plan, further.slice(CLAUSES_MAX), sources)
  const voiced = random.next() < VOICED ? say(stories.voices) : undefined
  const lead = title && (voiced ?? say(other?.leads ?? []) ?? say(plan.leads))
  if (!lead) return undefined
  const detail = (at: number): Phrase | undefined => {
    const moment = further[at]
    return moment && say(details[moment])
  }
  const numbers = say(stories.numbers)
  const isShort = wordCount(lead.text) + wordCount(numbers?.text ?? '') < SHORT_WORDS
  const middle = tried % 3 === 1 ? [detail(0), numbers] : [numbers, detail(0)]
  const story = [lead, ...middle, isShort ? detail(1) : undefined, say(stories.endings)]
  return { title, story: story.filter((phrase) => phrase !== undefined) }
}

/** The plan's title, or the category's with a tail about what the plan is for; with another tail if there is room. */
function titleOf(
  { moment, titles }: StoryPlan,
  further: readonly Moment[],
  { stories, view, random, accepts }: Sources,
): Phrase | undefined {
  const expandAny = (patterns: Patterns, before = '') =>
    firstOf(shuffle(patterns, random), (pattern) => expand(pattern, view, random, before))
  const tail = (title: Phrase, moments: readonly Moment[]): Phrase | undefined => {
    if (title.text.includes(',')) return undefined
    const twist = expandAny(
      moments.flatMap((each) => twists[each]),
      title.text,
    )
    if (!twist || (twist.text.startsWith(' and') && title.text.includes(' and '))) return undefined
    const told = new Set(title.claims.flatMap(({ facts }) => facts))
    if (twist.claims.some(({ facts }) => facts.some((id) => told.has(id)))) return undefined
    return both(title, twist, '')
  }
  const finished = (title: Phrase | undefined): Phrase | undefined => {
    if (!title || !isWithin(wordCount(title.text), targetWords.title)) return undefined
    const whole = { ...title, text: titled(title.text, view) }
    return accepts.sentence('title', whole)
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

/** A finished sentence; a pattern has several ways to be said, and some may be refused. */
function sayOne(
  patterns: Patterns,
  { view, random, accepts, refused }: Sources,
  told: ReadonlySet<string>,
): Phrase | undefined {
  return firstOf(shuffle(patterns, random), (pattern) => {
    if (refused.has(pattern)) return undefined
    for (let tried = 0; tried < WAYS_TRIED; tried += 1) {
      const phrase = expand(pattern, view, random)
      if (!phrase) break
      // The same number twice reads like a mistake.
      if ([...statedIn(phrase)].some((id) => told.has(id))) return undefined
      const whole = { ...phrase, text: finish(phrase.text, view.country) }
      const accepted = accepts.sentence('story', whole)
      if (accepted && !refused.has(accepted.text)) return accepted
    }
    refused.add(pattern)
    return undefined
  })
}

function firstOf<T, R>(items: readonly T[], of: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = of(item)
    if (found !== undefined) return found
  }
  return undefined
}

const both = (first: Phrase, second: Phrase, connector: string): Phrase => ({
  text: first.text + connector + second.text,
  claims: [...first.claims, ...second.claims],
})

/** A day with few facts has few sentences. */
function filled(story: readonly Phrase[]): readonly Phrase[] {
  const long = [...story]
  for (const text of fillers) {
    const words = wordCount(long.map((phrase) => phrase.text).join(' '))
    if (words < targetWords.story.min) long.push({ text, claims: [] })
  }
  return long
}

const titled = (text: string, { country }: DayView): string =>
  finish(text, country).replace(/(?<!\.)\.$/, '')

function tagsOf(tags: Patterns, view: DayView, random: Random): string[] {
  const said = shuffle(tags, random)
    .flatMap((tag) => expand(tag, view, random)?.text ?? [])
    .filter((tag) => wordCount(tag) <= 3 && tag.length <= 40)
  return [...said, 'liner notes'].slice(0, 2)
}

const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random.next() * items.length)]

const isWithin = (count: number, { min, max }: WordRange): boolean => count >= min && count <= max

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1))
    const moved = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = moved
  }
  return shuffled
}
