// Wrong on purpose: each mutation changes one thing in a true draft, so that a drill knows what the guardrails
// should have found. What was changed is kept by the server and can be asked for.
import type { Random } from '#foundation/random.ts'
import type { DayBlock } from './block.ts'
import type { ComposedStory } from './composed-story.ts'

export interface Mutation {
  /** What was changed, such as `number`. */
  readonly kind: MutationKind
  readonly before: string
  readonly after: string
}

type Change = (draft: ComposedStory, day: DayBlock, random: Random) => Replacement | undefined
interface Replacement {
  readonly part: 'title' | 'story'
  readonly before: string
  readonly after: string
}

const changes = {
  /** A number is one more than it was. */
  number: ({ story }, _day, random) =>
    replaceOne(story, /(?<![\d:.,])\d{1,3}(?![\d:.,%]\d|:)/g, random, (n) => String(Number(n) + 1)),
  /** A number is ten times what it was. */
  magnitude: ({ story }, _day, random) =>
    replaceOne(
      story,
      /(?<![\d:.,])[1-9]\d{0,2}(?= (?:minute|play|track|different|repeat|episode|new|artist))/g,
      random,
      (n) => `${n}0`,
    ),
  /** Two numbers have changed places, so that each counts what the other did. */
  swap: ({ story }) => {
    const [, a, between, b] = /(?<![\d:.,])(\d+)( [^.\d]*?)(\d+)(?![\d:])/.exec(story) ?? []
    return a && b && a !== b
      ? change('story', `${a}${between}${b}`, `${b}${between}${a}`)
      : undefined
  },
  /** Minutes are stated as hours. */
  unit: ({ story }, _day, random) =>
    replaceOne(story, /\d minutes/g, random, (text) => `${text[0]} hours`),
  /** Another artist of the day replaces the top artist. */
  artist: ({ story }, day) => {
    const [top, other] = ['top-artist', 'artist:2'].map((id) => saysOf(day, id))
    return top && other && story.includes(top) ? change('story', top, other) : undefined
  },
  /** An artist that the day does not have. */
  invention: ({ story }) =>
    change('story', lastSentence(story), `${lastSentence(story)} Velvet Anchorage came next.`),
  weekday: ({ story }, day) => {
    const weekday = saysOf(day, 'weekday')
    if (!weekday || !story.includes(weekday)) return undefined
    return change('story', weekday, weekday === 'Friday' ? 'Tuesday' : 'Friday')
  },
  date: ({ story }, day) => {
    const date = saysOf(day, 'date')
    if (!date || !story.includes(date)) return undefined
    return change(
      'story',
      date,
      date.replace(/\d+/, (n) => String((Number(n) % 28) + 1)),
    )
  },
  superlative: ({ story }) =>
    change(
      'story',
      lastSentence(story),
      `${lastSentence(story)} It was the longest streak of your life.`,
    ),
  comparison: ({ story }) =>
    change('story', lastSentence(story), `${lastSentence(story)} A usual day has far more plays.`),
  genre: ({ story }) =>
    change('story', lastSentence(story), `${lastSentence(story)} It was all bebop.`),
  scene: ({ story }) =>
    change(
      'story',
      lastSentence(story),
      `${lastSentence(story)} The crowd at the festival sang along.`,
    ),
  policy: ({ story }) =>
    change('story', lastSentence(story), `${lastSentence(story)} Best enjoyed with cocaine.`),
  /** A slot whose number another fact has. */
  slot: ({ story }) => {
    const slots = [...new Set(story.match(/\{F\d+u?\}/g) ?? [])]
    const [a, b] = [slots[0], slots.at(-1)]
    return a && b && a !== b ? change('story', a, b) : undefined
  },
} satisfies Record<string, Change>

export type MutationKind = keyof typeof changes
export const mutationKinds = Object.keys(changes) as MutationKind[]

/** The draft with one thing wrong; undefined where none of `kinds` finds anything to change. */
export function mutate(
  draft: ComposedStory,
  day: DayBlock,
  kinds: readonly MutationKind[],
  random: Random,
): { readonly draft: ComposedStory; readonly mutation: Mutation } | undefined {
  const from = Math.floor(random.next() * kinds.length)
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[(from + at) % kinds.length] as MutationKind
    const replacement = (changes[kind] as Change)(draft, day, random)
    if (!replacement) continue
    const { part, before, after } = replacement
    const text = draft[part].replace(before, () => after)
    if (text === draft[part]) continue
    return { draft: { ...draft, [part]: text }, mutation: { kind, before, after } }
  }
  return undefined
}

const change = (part: 'title' | 'story', before: string, after: string): Replacement => ({
  part,
  before,
  after,
})

const saysOf = (day: DayBlock, id: string): string | undefined =>
  day.facts.find((fact) => fact.id === id)?.says

/** The last sentence, where something can be added without cutting another in two. */
const lastSentence = (story: string): string => story.slice(story.lastIndexOf('. ') + 2)

/** Changes one match, with enough around it to be found again. */
function replaceOne(
  story: string,
  pattern: RegExp,
  random: Random,
  to: (match: string) => string,
): Replacement | undefined {
  const matches = [...story.matchAll(pattern)]
  const match = matches[Math.floor(random.next() * matches.length)]
  if (!match) return undefined
  const before = story.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12)
  const at = Math.min(12, match.index)
  const after = before.slice(0, at) + to(match[0]) + before.slice(at + match[0].length)
  return change('story', before, after)
}
