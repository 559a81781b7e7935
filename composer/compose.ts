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
/** Leads come from so many of the most remarkable moments. */
const LEAD_MOMENTS = 5
const TITLES_TRIED = 8
/** Of one pattern. */
const WAYS_TRIED = 3
/** Share of the leads that are about the category. */
const OWN_LEADS = 0.6
/** Share of the titles that begin with the category's words. */
const HEADED = 0.7
/** Share of the titles with a tail more, where there is room. */
const TWICE_TAILED = 0.4
/** Details come from so many of the most remarkable moments. */
const DETAIL_MOMENTS = 7
/** Two sentences in one are no longer than that, each. */
const JOINED_WORDS_MAX = 14
const connectors = [', and ', ', and ', '; ', ', while ']

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
  const { stories, random, ranked } = sources
  const title = titleOf(plan, shuffle(furtherMoments(plan, sources), random), sources)
  if (!title) return undefined
  const told = new Set<string>()
  const say = (said: Phrase | undefined): Phrase | undefined => {
    for (const id of said ? statedIn(said, sources.view) : []) told.add(id)
    return said
  }
  const inTitle = statedIn(title, sources.view)
  const leads = ranked.filter(
    (moment) => !offTopic[stories.topic].has(moment) && details[moment].some(isDated),
  )
  const opening =
    stories.topic === 'any' || random.next() < OWN_LEADS
      ? undefined
      : pick(leads.slice(0, LEAD_MOMENTS), random)
  const lead = say(
    sayOne(opening ? details[opening].filter(isDated) : stories.leads, sources, inTitle, dated) ??
      sayOne(stories.leads, sources, told, dated),
  )
  if (!lead) return undefined
  const about = [plan.moment, opening]
  const [first, second] = shuffle(
    furtherMoments(plan, sources).filter((moment) => !about.includes(moment)),
    random,
  )
  const sayDetail = (joined: boolean) =>
    first &&
    say(
      sayOne(
        details[first],
        sources,
        new Set([...told, ...inTitle]),
        joined && second ? { also: details[second] } : {},
      ),
    )
  const sayNumbers = () => say(sayOne(stories.numbers, sources, told))
  const middle =
    tried % 3 === 1 ? [sayDetail(true), sayNumbers()] : [sayNumbers(), sayDetail(tried % 3 === 0)]
  const story = [
    lead,
    ...middle,
    say(sayOne(stories.endings, sources, new Set([...told, ...inTitle]))),
  ]
  return { title, story: story.filter((phrase) => phrase !== undefined) }
}

const isDated = (pattern: string): boolean => /\{-on\}|\{date\}/.test(pattern)
const dated = { isDated: true }

/** The most remarkable ones beside the plan's own. */
const furtherMoments = (plan: StoryPlan, { ranked, stories }: Sources): readonly Moment[] =>
  ranked
    .filter((moment) => moment !== plan.moment && !offTopic[stories.topic].has(moment))
    .slice(0, DETAIL_MOMENTS)

/** The plan's title, or the category's with a tail about what the plan is for; with another tail if there is room. */
function titleOf(
  { moment, titles }: StoryPlan,
  further: readonly Moment[],
  { stories, view, random, accepts }: Sources,
): Phrase | undefined {
  const expandAny = (patterns: Patterns, before = '') =>
    firstOf(shuffle(patterns, random), (pattern) => expand(pattern, view, random, { before }))
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

interface Saying {
  /** The sentence gives the date. */
  readonly isDated?: boolean
  /** Something else that may be said in the same sentence. */
  readonly also?: Patterns
}

/** A finished sentence; a pattern has several ways to be said, and some may be refused. */
function sayOne(
  patterns: Patterns,
  sources: Sources,
  told: ReadonlySet<string>,
  { isDated = false, also = [] }: Saying = {},
): Phrase | undefined {
  const { view, random, accepts, refused } = sources
  const accepted = (phrase: Phrase): Phrase | undefined => {
    const whole = { ...phrase, text: finish(phrase.text, view.country) }
    const said = accepts.sentence('story', whole)
    return said && !refused.has(said.text) ? said : undefined
  }
  // The same number twice reads like a mistake.
  const isTold = (phrase: Phrase) => [...statedIn(phrase, view)].some((id) => told.has(id))
  const key = (pattern: string) => `${isDated} ${pattern}`
  return firstOf(shuffle(patterns, random), (pattern) => {
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

/** Two sentences in one, where they state different things and the second may follow in lower case. */
function joined(first: Phrase, patterns: Patterns, { view, random }: Sources): Phrase | undefined {
  if (/[;:]/.test(first.text) || wordCount(first.text) > JOINED_WORDS_MAX) return undefined
  const before = first.text.replace(/\.$/, pick(connectors, random) ?? '')
  const told = statedIn(first, view)
  const names = new Set(first.claims.flatMap(({ facts }) => facts))
  return firstOf(shuffle(patterns, random), (pattern) => {
    if (pattern.includes('{date}')) return undefined
    const second = expand(pattern, view, random, { before })
    if (!second || /[;:]/.test(second.text) || wordCount(second.text) > JOINED_WORDS_MAX)
      return undefined
    const own = second.claims.flatMap(({ facts }) => facts)
    if ([...statedIn(second, view)].some((id) => told.has(id)) || own.some((id) => names.has(id)))
      return undefined
    return both({ ...first, text: before }, second, '')
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
