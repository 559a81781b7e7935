// Writes the story of a day without a model. What is remarkable about the day decides the plan; the seed decides among
// the sentences, so that one revision always reads the same and two archives seldom do. Nothing is said that no fact
// carries.
import { createHash } from 'node:crypto'
import { categoryNamed } from '#categories/categories.ts'
import { anyStories, fillers } from '#categories/stories/any-day.ts'
import { details } from '#categories/stories/details.ts'
import type { Moment, Patterns } from '#categories/story.ts'
import { targetWords } from '#facts/text-length.ts'
import { type Random, seededRandom } from '#foundation/random.ts'
import { pick, shuffled } from '#foundation/random-choice.ts'
import { type Acceptance, acceptAll } from './acceptance.ts'
import type { Phrase } from './claim.ts'
import { type ComposedFact, type DayView, viewOf } from './day-view.ts'
import { type Draft, penaltyOf, statedIn } from './draft.ts'
import { expand } from './pattern.ts'
import { offTopic, plansFor, rankMoments, type StoryPlan } from './plans.ts'
import { type SayingSources, sayOne } from './saying.ts'
import { wordCount } from './sentence.ts'
import { titleOf } from './title.ts'

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

const STORIES_TRIED = 5
/** A plan whose best story is no farther from a good one is taken. */
const GOOD_PENALTY = 9
/** Leads come from so many of the most remarkable moments. */
const LEAD_MOMENTS = 5
/** Share of the other leads that are about the category. */
const OWN_LEADS = 0.6
/** Share of the stories that open in the category's voice, and that close in it. */
const VOICED = 0.8
const CLOSED = 0.7
/** Details come from so many of the most remarkable moments. */
const DETAIL_MOMENTS = 7

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
  const tries: Rated[] = []
  let best: Rated | undefined
  for (const plan of plans) {
    best = tryPlan(plan, sources, tries)
    if (best) break
  }
  best ??= bestOf(tries, sources)
  if (!best && record) return composeText({ ...day, category: '' }, options)
  if (!best && options.accepts) return composeText(day, { ...options, accepts: undefined })
  if (!best) throw new Error('a day without a date has no story')
  const { title, story } = best.draft
  const tags = tagsOf(stories.tags, view, random)
  return { title, story: filled(story), tags, moment: best.moment }
}

export const seedOfText = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32LE(0)

interface Rated {
  readonly draft: Draft
  readonly moment: Moment
  readonly penalty: number
}

/** A few tries more; the best so far, if it is a good one that may be written. */
function tryPlan(plan: StoryPlan, sources: SayingSources, tries: Rated[]): Rated | undefined {
  for (let tried = 0; tried < STORIES_TRIED; tried += 1) {
    const draft = draftOf(plan, sources, tried)
    if (!draft) continue
    const penalty = penaltyOf(draft, sources.view, sources.openings)
    tries.push({ draft, moment: plan.moment, penalty })
    if (penalty === 0) {
      const best = bestOf(tries, sources, 0)
      if (best) return best
    }
  }
  return bestOf(tries, sources, GOOD_PENALTY)
}

/** Most tries need not be settled: only the best one, and those that are better but may not be written. */
function bestOf(
  tries: Rated[],
  { accepts, refused }: SayingSources,
  penaltyMax = Number.POSITIVE_INFINITY,
): Rated | undefined {
  for (;;) {
    const at = tries.reduce((a, { penalty }, b) => (penalty < (tries[a]?.penalty ?? 0) ? b : a), 0)
    const best = tries[at]
    if (!best || best.penalty > penaltyMax) return undefined
    const settled = accepts.settle(best.draft)
    if ('draft' in settled) return { ...best, draft: settled.draft }
    tries.splice(at, 1)
    for (const text of settled.refused) refused.add(text)
  }
}

function draftOf(plan: StoryPlan, sources: SayingSources, tried: number): Draft | undefined {
  const { stories, random, ranked } = sources
  const title = titleOf(plan, shuffled(random, furtherMoments(plan, sources)), sources)
  if (!title) return undefined
  const told = new Set<string>()
  const say = (said: Phrase | undefined): Phrase | undefined => {
    for (const id of said ? statedIn(said, sources.view) : []) told.add(id)
    return said
  }
  const inTitle = statedIn(title, sources.view)
  const leads = ranked.filter(
    (moment) =>
      !offTopic[stories.topic].has(moment) && !passing.has(moment) && details[moment].some(isDated),
  )
  const opening =
    stories.topic === 'any' || random.next() < OWN_LEADS || leads.length === 0
      ? undefined
      : pick(random, leads.slice(0, LEAD_MOMENTS))
  const voiced =
    random.next() < VOICED ? sayOne(stories.voice.openings, sources, inTitle, dated) : undefined
  const lead = say(
    voiced ??
      sayOne(opening ? details[opening].filter(isDated) : stories.leads, sources, inTitle, dated) ??
      sayOne(stories.leads, sources, told, dated),
  )
  if (!lead) return undefined
  const about = [plan.moment, opening]
  const others = shuffled(
    random,
    furtherMoments(plan, sources).filter((moment) => !about.includes(moment)),
  )
  // Who or what the day was about comes before those who followed.
  const isNamed = [...told, ...inTitle].some((id) => heroes.has(id))
  const hero = isNamed ? undefined : others.find((moment) => heroic.has(moment))
  const [first, second] = hero ? [hero, ...others.filter((each) => each !== hero)] : others
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
  const sayClosing = () =>
    random.next() < CLOSED ? sayOne(stories.voice.closings, sources, told) : undefined
  const sayEnding = () =>
    say(sayClosing() ?? sayOne(stories.endings, sources, new Set([...told, ...inTitle])))
  const middle =
    tried % 3 === 1 ? [sayDetail(true), sayNumbers()] : [sayNumbers(), sayDetail(tried % 3 === 0)]
  const story = [lead, ...middle, sayEnding()]
  return { title, story: story.filter((phrase) => phrase !== undefined) }
}

const heroes: ReadonlySet<string> = new Set([
  ...['top-artist', 'top-track', 'top-show', 'new-artist:1', 'year-top-artist', 'year-top-show'],
])
const heroic: ReadonlySet<Moment> = new Set([
  ...(['one-artist', 'one-track', 'plain', 'new-artists', 'one-show'] as const),
])

/** Good for a detail, and too little to open a story with. */
const passing: ReadonlySet<Moment> = new Set([
  ...(['plain', 'repeats', 'no-repeats', 'no-new-artists', 'podcasts-beside'] as const),
  ...(['long-session', 'many-sessions', 'late'] as const),
])

const isDated = (pattern: string): boolean => /\{-on\}|\{date\}/.test(pattern)
const dated = { isDated: true }

/** The most remarkable ones beside the plan's own. */
const furtherMoments = (plan: StoryPlan, { ranked, stories }: SayingSources): readonly Moment[] =>
  ranked
    .filter((moment) => moment !== plan.moment && !offTopic[stories.topic].has(moment))
    .slice(0, DETAIL_MOMENTS)

/** A day with few facts has few sentences. */
function filled(story: readonly Phrase[]): readonly Phrase[] {
  const long = [...story]
  for (const text of fillers) {
    const words = wordCount(long.map((phrase) => phrase.text).join(' '))
    if (words < targetWords.story.min) long.push({ text, claims: [] })
  }
  return long
}

function tagsOf(tags: Patterns, view: DayView, random: Random): string[] {
  const said = shuffled(random, tags)
    .flatMap((tag) => expand(tag, view, random)?.text ?? [])
    .filter((tag) => wordCount(tag) <= 3 && tag.length <= 40)
  return [...said, 'liner notes'].slice(0, 2)
}
