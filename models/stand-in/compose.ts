// Puts a story together from the plan of the day's category. The seed decides which sentences, so that one
// report always reads the same and two archives seldom do. Nothing is said that no fact of the block carries.
import { createHash } from 'node:crypto'
import { type Random, seededRandom } from '#runtime/random.ts'
import type { DayBlock } from './block.ts'
import { planFor } from './plans/all.ts'
import { anyDay } from './plans/calendar.ts'
import type { Plan } from './plans/plan.ts'
import { expand, type Sentences, type View, viewOf } from './sentence.ts'
import { spell } from './spelling.ts'

export interface Draft {
  readonly title: string
  readonly story: string
  readonly tags: readonly string[]
}

const titleWords = { min: 10, max: 17 }
const storyWords = { min: 39, max: 67 }
/** What a story aims at when several fit. */
const STORY_WORDS_IDEAL = 54
const TRIES_MAX = 60

/** `salt` tells repeated calls for one day apart. */
export function compose(day: DayBlock, salt = ''): Draft {
  const random = seededRandom(seedOf(`${day.seed}:${day.category}:${salt}`))
  const view = viewOf(day)
  const say = (templates: Sentences, fallback: Sentences): string[] => {
    const said = expandAll(templates, view, day.country)
    return shuffle(said.length > 0 ? said : expandAll(fallback, view, day.country), random)
  }
  const plan = planFor(day.category)
  const parts = Object.fromEntries(
    Object.entries(plan).map(([part, templates]) => [
      part,
      say(templates, anyDay[part as keyof Plan]),
    ]),
  ) as unknown as Record<keyof Plan, string[]>
  return {
    title: titleOf(parts.titles),
    story: storyOf({ ...parts, openings: unused(parts.openings, day.openings) }, random),
    tags: tagsOf(parts.tags, view),
  }
}

const expandAll = (templates: Sentences, view: View, country: string): string[] =>
  templates.flatMap((template) => expand(spell(template, country), view) ?? [])

export const seedOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32LE(0)

/** A title of the right length, or the one nearest to it: names have as many words as they have. */
const titleOf = (titles: readonly string[]): string =>
  titles.find((title) => isWithin(countWords(title), titleWords)) ??
  nearest(titles, (titleWords.min + titleWords.max) / 2) ??
  'The day you pressed play and the year turned one of its pages'

/** Openings that begin unlike those used; all of them when every one is used. */
function unused(openings: string[], used: readonly string[]): string[] {
  const keys = new Set(used.map(beginningOf))
  const left = openings.filter((opening) => !keys.has(beginningOf(opening)))
  return left.length > 0 ? left : openings
}

const beginningOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}{}:']+/gu) ?? []).slice(0, 4).join(' ')

function storyOf(parts: Record<keyof Plan, string[]>, random: Random): string {
  const stories: string[] = []
  for (let tried = 0; tried < TRIES_MAX; tried += 1) {
    const details = shuffle(parts.details, random).slice(0, 1 + (tried % 2))
    const lines = [
      parts.openings[tried < TRIES_MAX / 2 ? 0 : tried % parts.openings.length],
      pick(parts.statistics, random),
      ...details,
      pick(parts.closings, random),
    ].filter((line) => line !== undefined)
    if (tried % 3 === 2) lines.splice(1, 2, ...lines.slice(1, 3).reverse())
    const story = lines.join(' ')
    if (isWithin(countWords(story), storyWords) && !repeats(lines)) stories.push(story)
    if (stories.length === 3) break
  }
  return nearest(stories, STORY_WORDS_IDEAL) ?? shortest(parts)
}

/** Where names are so long that nothing fits, the least that is a story. */
const shortest = ({ openings, statistics, closings }: Record<keyof Plan, string[]>): string =>
  [openings, statistics, closings].flatMap((each) => nearest(each, 0) ?? []).join(' ')

/** The same number twice in a story reads like a mistake. */
function repeats(lines: readonly string[]): boolean {
  const numbers = lines.flatMap(
    (line) => line.match(/\b\d[\d,.:]*\b|\{F\d+u?\}|\u201c[^\u201d]+\u201d/g) ?? [],
  )
  return new Set(numbers).size < numbers.length
}

function tagsOf(tags: readonly string[], { hasSlots }: View): string[] {
  const short = tags.filter((tag) => countWords(tag) <= 3 && !(hasSlots && tag.includes('{')))
  return short.slice(0, 2)
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

const isWithin = (count: number, { min, max }: { min: number; max: number }): boolean =>
  count >= min && count <= max

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
