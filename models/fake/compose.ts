// Puts a story together from the plan of the day's category. The seed decides which sentences, so that one
// report always reads the same and two archives seldom do. Nothing is said that no fact of the block carries.
import { createHash } from 'node:crypto'
import { anyPlan } from '#categories/any-day.ts'
import { categoryNamed } from '#categories/categories.ts'
import type { Sentences, StoryPlan } from '#categories/category.ts'
import { targetWords, type WordRange } from '#facts/text-length.ts'
import { type Random, seededRandom } from '#foundation/random.ts'
import type { DayBlock } from './block.ts'
import { expand, type View, viewOf } from './sentence.ts'
import { spell } from './spelling.ts'

export interface ComposedStory {
  readonly title: string
  readonly story: string
  readonly tags: readonly string[]
}

/** What a story aims at when several fit. */
const STORY_WORDS_IDEAL = 54
const TRIES_MAX = 60
const GOOD_TRIES = 3

/** `salt` distinguishes repeated calls for one day. */
export function compose(day: DayBlock, salt = ''): ComposedStory {
  const random = seededRandom(seedOfText(`${day.seed}:${day.category}:${salt}`))
  const view = viewOf(day)
  const textsOf = (templates: Sentences, fallback: Sentences): string[] => {
    const own = expandAll(templates, view, day.country)
    return shuffle(own.length > 0 ? own : expandAll(fallback, view, day.country), random)
  }
  const { plan = anyPlan, star } = categoryNamed(day.category) ?? {}
  const parts = Object.fromEntries(
    Object.entries(plan).map(([part, templates]) => [
      part,
      textsOf(templates, anyPlan[part as keyof StoryPlan]),
    ]),
  ) as unknown as Record<keyof StoryPlan, string[]>
  const title = titleOf(parts.titles)
  const fresh = { ...parts, openings: unused(parts.openings, day.openings) }
  return {
    title,
    story: storyOf(title, fresh, random, starsOf(day, star)),
    tags: tagsOf(parts.tags, view),
  }
}

const expandAll = (templates: Sentences, view: View, country: string): string[] =>
  templates.flatMap((template) => expand(spell(template, country), view) ?? [])

export const seedOfText = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32LE(0)

/** A title of the right length, or the one nearest to it: names have as many words as they have. */
const titleOf = (titles: readonly string[]): string =>
  titles.find((title) => isWithin(countWords(title), targetWords.title)) ??
  nearest(titles, (targetWords.title.min + targetWords.title.max) / 2) ??
  'The day you pressed play and the year turned one of its pages for the archive'

/** Openings that begin unlike those used; all of them when every one is used. */
function unused(openings: string[], used: readonly string[]): string[] {
  const keys = new Set(used.map(beginningOf))
  const left = openings.filter((opening) => !keys.has(beginningOf(opening)))
  return left.length > 0 ? left : openings
}

const beginningOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}{}:']+/gu) ?? []).slice(0, 4).join(' ')

/** The best of a few tries: of the right length, without repetition. */
function storyOf(
  title: string,
  parts: Record<keyof StoryPlan, string[]>,
  random: Random,
  stars: readonly Star[],
): string {
  let best = { story: '', penalty: Number.POSITIVE_INFINITY }
  for (let tried = 0, good = 0; tried < TRIES_MAX && good < GOOD_TRIES; tried += 1) {
    const lines = linesOf(parts, tried, random)
    const story = lines.join(' ')
    const words = countWords(story)
    const fault =
      (isWithin(words, targetWords.story) ? 0 : 100) +
      (repeats(lines) ? 50 : 0) +
      (ranksTwice(title, lines) ? 40 : 0) +
      stars.filter(({ name, timesMax }) => story.split(name).length > timesMax + 1).length * 30 +
      stars.filter(({ name }) => echoes(lines, name)).length * 20
    const shared = numbersIn(title).filter((number) => numbersIn(story).includes(number)).length
    const penalty = fault + shared * 5 + Math.abs(words - STORY_WORDS_IDEAL)
    if (penalty < best.penalty) best = { story, penalty }
    if (fault === 0) good += 1
  }
  return best.story
}

interface Star {
  readonly name: string
  readonly timesMax: number
}

/** Names that a story says once; on a day of one name, that name is the story and occurs twice. */
const starsOf = (day: DayBlock, star: string | undefined): Star[] =>
  day.facts
    .filter(({ id }) => /^(?:top-(?:artist|show|genre|decade)|new-artist:[123])$/.test(id))
    .map(({ id, says, slot }) => ({
      name: day.mode === 'slots' ? `{${slot}}` : says,
      timesMax: id === star ? 2 : 1,
    }))

/** "... by Wham! Wham! had ..." */
const echoes = (lines: readonly string[], name: string): boolean =>
  lines.some((line, at) => line.startsWith(name) && lines[at - 1]?.slice(0, -1).endsWith(name))

/** That no other day had more is said once, in the title or below it. */
const ranksTwice = (title: string, lines: readonly string[]): boolean =>
  [title, ...lines].filter((line) => /(?:any|no) other day/i.test(line)).length > 1

/** Opening, statistics, details and closing; a third of the stories have the details first. */
function linesOf(
  parts: Record<keyof StoryPlan, string[]>,
  tried: number,
  random: Random,
): string[] {
  const { openings } = parts
  const opening = openings[tried < TRIES_MAX / 2 ? 0 : tried % openings.length]
  const statistics = pick(parts.statistics, random)
  const details = shuffle(parts.details, random).slice(0, 1 + (tried % 3))
  const middle = tried % 3 === 2 ? [...details, statistics] : [statistics, ...details]
  const lines = [opening, ...middle, pick(parts.closings, random)]
  return lines.filter((line) => line !== undefined)
}

/** The same number twice in a story reads like a mistake. */
function repeats(lines: readonly string[]): boolean {
  const numbers = lines.flatMap(numbersIn)
  return new Set(numbers).size < numbers.length
}

const numbersIn = (text: string): string[] =>
  text.match(/\b\d[\d,.:]*\b|\{F\d+u?\}|\u201c[^\u201d]+\u201d/g) ?? []

function tagsOf(tags: readonly string[], { hasSlots }: View): string[] {
  const short = tags.filter((tag) => countWords(tag) <= 3 && !(hasSlots && tag.includes('{')))
  return short.slice(0, 2)
}

/** A slot becomes about two words. */
const countWords = (text: string): number =>
  text.split(/\s+/).filter(Boolean).length + (text.match(/\{F/g)?.length ?? 0)

const isWithin = (count: number, { min, max }: WordRange): boolean => count >= min && count <= max

const nearest = (texts: readonly string[], words: number): string | undefined =>
  [...texts].sort((a, b) => Math.abs(countWords(a) - words) - Math.abs(countWords(b) - words))[0]

const pick = (texts: readonly string[], random: Random): string | undefined =>
  texts[Math.floor(random.next() * texts.length)]

function shuffle(texts: readonly string[], random: Random): string[] {
  const shuffled = [...texts]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1))
    const moved = shuffled[last] as string
    shuffled[last] = shuffled[other] as string
    shuffled[other] = moved
  }
  return shuffled
}
