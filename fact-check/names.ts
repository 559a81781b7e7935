// The day's own names, and where a text says them. Matching is longest first, so that Blink-182, 7 rings
// or The 1975 are names before anything in them can be read as a number, a month or a genre.

import type { Fact } from '#schemas/index.ts'
import { type NormalisedText, nameKey } from './normalise.ts'
import { monthNumbers, weekdays } from './words/calendar.ts'
import { numberWords } from './words/numbers.ts'

export interface Name {
  readonly text: string
  readonly key: string
  /** Facts whose value is this name. */
  readonly stated: readonly Fact[]
  /** Facts that count or describe it. */
  readonly counted: readonly Fact[]
}

export interface Mention {
  /** Offsets in the normalised text. */
  readonly start: number
  readonly end: number
  readonly name: Name
}

interface Variant {
  readonly key: string
  readonly name: Name
  /** Written with a capital at the start, and at the start of its last word. */
  readonly isCapital: boolean
  readonly isLastCapital: boolean
  /** Could as well be a number, a month or a weekday. */
  readonly isAmbiguous: boolean
}

export type NameIndex = readonly Variant[]

/** Names in the facts, longest variant first. A holiday is a claim about the date, not a name. */
export function indexNames(facts: readonly Fact[]): NameIndex {
  const byKey = new Map<string, { text: string; stated: Fact[]; counted: Fact[] }>()
  const entry = (text: string) => {
    const key = nameKey(text)
    const found = byKey.get(key) ?? { text, stated: [], counted: [] }
    byKey.set(key, found)
    return found
  }
  for (const fact of facts) {
    if (fact.unit === 'name' && typeof fact.value === 'string' && fact.kind !== 'holiday') {
      entry(fact.value).stated.push(fact)
    }
    if (fact.subject !== null) entry(fact.subject).counted.push(fact)
  }
  return indexVariants([...byKey].map(([key, found]) => ({ key, ...found })))
}

function indexVariants(names: readonly Name[]): NameIndex {
  const taken = new Set(names.map(({ key }) => key))
  const variants = names.filter(({ key }) => key !== '').map((name) => variant(name.key, name))
  for (const name of names) {
    for (const key of shorterForms(name.key)) {
      if (taken.has(key)) continue
      taken.add(key)
      variants.push(variant(key, name))
    }
  }
  return variants.sort((a, b) => b.key.length - a.key.length)
}

function variant(key: string, name: Name): Variant {
  const at = name.key.indexOf(key)
  const written = at < 0 ? name.text : name.text.slice(at)
  const bare = written.replace(/^(?:the|an?) /i, '')
  const last = key.slice(key.lastIndexOf(' ') + 1)
  const lastWritten = name.text.slice(name.key.lastIndexOf(last))
  return {
    key,
    name,
    isCapital: isUpper(bare),
    isLastCapital: isUpper(lastWritten),
    isAmbiguous:
      /^[\d\s.,:%/x-]+$/.test(key) ||
      plain.test(key) ||
      numberWords.has(key) ||
      monthNumbers.has(key) ||
      weekdays.includes(key),
  }
}

/** Words that every text has: "The The" is never just "the". */
const plain =
  /^(?:the|an?|i|it|you|we|they|who|what|when|where|now|this|that|these|those|there|then|all|as|at|in|on|to|no|yes|and|so|on repeat|all day|the day)$/

const isUpper = (text: string): boolean => /^\P{L}*\p{Lu}/u.test(text)

const decadeWords = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(
  ' ',
)

/** How people write a name in passing: without its The, its edition, its guests or its subtitle. */
function* shorterForms(key: string): Generator<string> {
  const decade = /^19([2-9])0s$/.exec(key)?.[1]
  if (decade) yield decadeWords[Number(decade) - 2] ?? key
  const bases = [key]
  const bare = key
    .replace(/\s*[([].*$/, '')
    .replace(
      /\s+-\s+(?:.*\b)?(?:remaster|live|version|edit|mix|mono|stereo|radio|single|deluxe)\b.*$/,
      '',
    )
    .replace(/\s+(?:feat\.?|ft\.?|featuring|with)\s.*$/, '')
  if (bare !== key && bare.length > 1) bases.push(bare)
  const colon = /^(.{4,}?)(?::| - | \| )\s*(.{4,})$/.exec(bare)
  for (const part of colon ? [colon[1] ?? '', colon[2] ?? ''] : []) {
    if (!/^(?:episode|part|chapter|season|ep\.?|#|\d)/.test(part)) bases.push(part.trim())
  }
  for (const base of bases) {
    yield base
    yield base.replace(/[.!?]+$/, '')
    if (base.includes('&')) yield base.replaceAll('&', 'and')
    if (base.includes(' and ')) yield base.replaceAll(' and ', ' & ')
    const article = /^the (.{3,})$/.exec(base)?.[1]
    if (article !== undefined && !/^[\d\s]+$/.test(article) && !plain.test(article)) yield article
  }
}

/** Mentions of the names in the text, in order, never overlapping. */
export function findMentions(text: NormalisedText, index: NameIndex): Mention[] {
  const mentions: Mention[] = []
  const isFree = (start: number, end: number) =>
    mentions.every((mention) => end <= mention.start || start >= mention.end)
  const find = (variant: Variant, isPlace: (start: number, end: number) => boolean) => {
    let start = text.lower.indexOf(variant.key)
    for (; start >= 0; start = text.lower.indexOf(variant.key, start + 1)) {
      const end = start + variant.key.length
      const isHere = isWritten(text, variant, start, end) && isPlace(start, end)
      if (isHere && isFree(start, end)) mentions.push({ start, end, name: variant.name })
    }
  }
  for (const variant of index) {
    find(variant, (start, end) => isQuoted(text, start, end) || isPlain(text, variant, start, end))
  }
  for (const variant of index.filter(({ isAmbiguous }) => isAmbiguous)) {
    find(variant, (start, end) => isListed(text.lower, mentions, start, end))
  }
  return mentions.sort((a, b) => a.start - b.start)
}

/** The name is there in whole words, with its own capitals. */
function isWritten(text: NormalisedText, variant: Variant, start: number, end: number): boolean {
  if (isWordAt(text.text, start - 1) && isWordAt(text.text, start)) return false
  if (isWordAt(text.text, end) && isWordAt(text.text, end - 1)) return false
  if (isQuoted(text, start, end)) return true
  const written = text.text.slice(start, end).replace(/^(?:the|an?) /i, '')
  if (variant.isCapital && !isUpper(written)) return false
  const last = text.text.lastIndexOf(' ', end - 1) + 1
  return !(variant.isLastCapital && last > start && !isUpper(text.text.slice(last, end)))
}

const isQuoted = ({ text }: NormalisedText, start: number, end: number): boolean =>
  /["']/.test(text[start - 1] ?? '') && /["',.!?]/.test(text[end] ?? '')

const isPlain = (text: NormalisedText, variant: Variant, start: number, end: number): boolean =>
  !variant.isAmbiguous ||
  isStylised(text, variant, start, end) ||
  isNamePlace(text.lower, start, end)

/** "Champagne Lane and 2% among them": after another name, and counting nothing that follows. */
const isListed = (
  text: string,
  mentions: readonly Mention[],
  start: number,
  end: number,
): boolean =>
  mentions.some((mention) => /^(?:,|,? and|, then) $/.test(text.slice(mention.end, start))) &&
  /^(?:[.,;]|$| (?:and|among|were|behind|next|followed)\b)/.test(text.slice(end, end + 12))

/** SEVENTEEN, written as the group writes it, is no number. */
const isStylised = (text: NormalisedText, { name }: Variant, start: number, end: number): boolean =>
  /^\p{Lu}{3,}$/u.test(name.text) && text.text.slice(start, end) === name.text

const isWordAt = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')

/** May the artist, not May the month: named as an author, or counted in plays. */
const isNamePlace = (text: string, start: number, end: number): boolean =>
  isBareMonth(text, start, end) ||
  /^ (?:came|led|had|took|followed|joined|alone|was new) /.test(text.slice(end, end + 10)) ||
  /^ by /.test(text.slice(end, end + 4)) ||
  /(?:["']|\b(?:was|were)) by $/.test(text.slice(Math.max(0, start - 9), start)) ||
  /\b(?:plays|minutes|hours|times|tracks|songs|artist|hearing) (?:of|by|from|with|to|was) $/.test(
    text.slice(Math.max(0, start - 24), start),
  )

/** A month's name with no number, preposition or weekday beside it, and not at the start of a sentence. */
const isBareMonth = (text: string, start: number, end: number): boolean =>
  monthNumbers.has(text.slice(start, end)) &&
  !/(?:[\d.!?]|\b(?:in|on|of|since|from|until|by|last|this|early|late|mid|that|a|st|nd|rd|th|day),?)[ -]*$/.test(
    text.slice(0, start),
  ) &&
  start > 0 &&
  !/^,? (?:the )?\d/.test(text.slice(end, end + 8))
