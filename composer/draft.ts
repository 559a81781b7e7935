// How far a draft is from a story that reads well: 0 is none.
import { targetWords } from '#facts/text-length.ts'
import type { Phrase } from './claim.ts'
import type { DayView } from './day-view.ts'
import { beginsLike, wordCount } from './sentence.ts'

export interface Draft {
  readonly title: Phrase
  readonly story: readonly Phrase[]
}

const SENTENCES_MIN = 3
const SENTENCES_GOOD = 4

export function penaltyOf(draft: Draft, view: DayView, openings: readonly string[]): number {
  const { title, story } = draft
  const texts = story.map(({ text }) => text)
  const whole = texts.join(' ')
  const words = wordCount(whole)
  const { min, max } = targetWords.story
  const wordsOff = Math.max(0, min - words, words - max)
  // Most tries fail here, so that the rest need not be looked at.
  if (wordsOff > 0) return 100 + wordsOff * 10
  const faults = [
    Math.max(0, SENTENCES_MIN - story.length) * 30,
    Math.max(0, SENTENCES_GOOD - story.length) * 6,
    statedTwice(story) * 20,
    statedTwice([title, ...story]) * 5,
    extra(`${title.text} ${whole}`, superlatives) * 20,
    extra(whole, /\busual(?:ly)?\b/gi) * 8,
    extra(whole, /\b(?:in all|all told|altogether|by the end)\b/gi) * 8,
    extra(whole, /\b(?:sessions?)\b/gi) * 2,
    saidTwice(whole, view.names, 1) * 8,
    saidTwice(whole, view.names, 2) * 10,
    alikeBeginnings(texts) * 10,
    echoes(texts, view.names) * 8,
    openings.some((opening) => beginsLike(whole, opening)) ? 60 : 0,
  ]
  return faults.reduce((sum, each) => sum + each, 0)
}

const superlatives =
  /\b(?:any other|no other|no day|record|biggest|more [\w ]{1,30} than (?:any|on any))\b/gi

/** Occurrences beyond the first. */
const extra = (text: string, pattern: RegExp): number =>
  Math.max(0, (text.match(pattern)?.length ?? 0) - 1)

/** The facts that a sentence states, names and dates aside, and its larger numbers: two facts may be the same one. */
export function statedIn({ claims }: Phrase, view: DayView): ReadonlySet<string> {
  const stated = new Set<string>()
  for (const { facts, relation } of claims) {
    for (const id of facts) {
      if (id.startsWith('new-artist:')) stated.add(id)
      if (names.has(relation) || (plain.has(relation) && !isNumber(id))) continue
      stated.add(id)
      if (relation === 'is' && view.number(id) >= SAME_MIN) stated.add(`${view.value(id)}`)
    }
  }
  return stated
}

/** From here on, the same number of two facts reads like a repetition. */
const SAME_MIN = 7

/** Facts that two sentences state: the same number twice reads like a mistake. */
function statedTwice(phrases: readonly Phrase[]): number {
  const seen = new Set<string>()
  let twice = 0
  for (const { claims } of phrases) {
    const own = new Set<string>()
    for (const { facts, relation } of claims) {
      if (names.has(relation)) continue
      // "With 22 artists to choose from, you heard 22 artists."
      if (relation === 'is') twice += facts.filter((id) => isNumber(id) && own.has(id)).length
      for (const id of facts) if (!plain.has(relation) || isNumber(id)) own.add(id)
    }
    for (const id of own) {
      if (seen.has(id)) twice += 1
      seen.add(id)
    }
  }
  return twice
}

/** Said of names too. */
const plain: ReadonlySet<string> = new Set(['is', 'used'])
/** A name may come twice. */
const names: ReadonlySet<string> = new Set(['by', 'new', 'about', 'most', 'more', 'less'])
const isNumber = (id: string): boolean =>
  !/^(?:date|weekday|holiday|(?:(?:year-)?top-)?(?:artist|track|show|genre|decade)|episode)(?::\d+)?$/.test(
    id,
  )

/** Names that come more than `times`. */
const saidTwice = (text: string, known: readonly string[], times: number): number =>
  known.filter((name) => text.includes(name) && text.split(name).length > times + 1).length

function alikeBeginnings(texts: readonly string[]): number {
  const first = texts.map((text) => text.slice(0, text.indexOf(' ')).toLowerCase())
  return first.length - new Set(first).size
}

/** "... by Wham! Wham! had ..." */
const echoes = (texts: readonly string[], known: readonly string[]): number =>
  texts.filter((text, at) => {
    const before = texts[at - 1]?.replace(/\.$/, '')
    return before && known.some((name) => text.startsWith(name) && before.endsWith(name))
  }).length
