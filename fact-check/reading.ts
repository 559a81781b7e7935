// One text under check as items: names, amounts, clock times, dates, words and marks, with the sentence of each;
// which of them a rule has accounted for, and the faults found.

import type { Fact } from '#schemas/index.ts'
import { type Amount, readAmount } from './amount.ts'
import { type ClockTime, readClock } from './clock.ts'
import { formKinds, type TextFault, type TextFaultKind, type Weight } from './fault.ts'
import type { Ground, Place } from './ground.ts'
import { idiomEnd } from './idiom.ts'
import { type CalendarDate, readDate } from './moment.ts'
import { findMentions, type Name } from './names.ts'
import { type NormalisedText, normalise, originalOffset } from './normalise.ts'
import { type Token, type Tokens, tokenise } from './tokens.ts'
import { type Tag, tags } from './words/lexicon.ts'

export interface Item {
  readonly kind: 'word' | 'name' | 'amount' | 'clock' | 'date' | 'mark' | 'idiom' | 'top'
  /** Lower case; of a mark the mark. */
  readonly word: string
  readonly tags: ReadonlySet<Tag>
  readonly token: Token
  /** Token indices, inclusive. */
  readonly from: number
  readonly to: number
  readonly sentence: number
  readonly name?: Name
  readonly amount?: Amount
  readonly clock?: ClockTime
  readonly date?: CalendarDate
  /** "the top artist", "the track you played most". */
  readonly top?: Place['group']
  /** "the top artist of the year" */
  readonly isOfYear?: boolean
}

export interface Finding {
  readonly kind: TextFaultKind
  readonly weight?: Weight
  /** Item indices, inclusive. */
  readonly from: number
  readonly to: number
  readonly detail: string
  readonly expected?: string
}

export interface TextReading {
  readonly ground: Ground
  readonly tokens: Tokens
  readonly items: readonly Item[]
  readonly faults: TextFault[]
  /** Items that a verified claim accounts for. */
  readonly covered: Set<number>
  /** Facts that amounts stated, latest last, with the item of each. */
  readonly stated: { readonly at: number; readonly fact: Fact }[]
  /** Fact ids by sentence. */
  readonly cited: Map<number, Set<string>>
  fault(finding: Finding): void
  /** The facts carry these items. */
  carry(items: Iterable<number>, facts?: Iterable<{ readonly id: string }>): void
  /** As written. */
  wordsOf(from: number, to: number): string
  /** UTF-16 offsets of the items in the original. */
  spanOf(from: number, to: number): { readonly start: number; readonly end: number }
}

export function read(part: 'title' | 'story', original: string, ground: Ground): TextReading {
  const text = normalise(original)
  const tokens = tokenise(part, original, text, findMentions(text, ground.names))
  const items = itemsOf(tokens.list, ground)
  const faults: TextFault[] = []
  const covered = new Set<number>()
  const cited = new Map<number, Set<string>>()
  const spanOf = (from: number, to: number) =>
    span(text, original, tokens.list, items[from], items[to])
  return {
    ground,
    tokens,
    items,
    faults,
    covered,
    cited,
    stated: [],
    spanOf,
    fault: ({
      kind,
      weight = formKinds.has(kind) ? 'form' : 'not-stated',
      from,
      to,
      detail,
      expected,
    }) => {
      const { start, end } = spanOf(from, to)
      const more = expected === undefined ? {} : { expected }
      faults.push({
        kind,
        weight,
        part,
        text: original.slice(start, end),
        start,
        end,
        detail,
        ...more,
      })
    },
    carry: (each, facts = []) => {
      let sentence = 0
      for (const at of each) {
        covered.add(at)
        sentence = items[at]?.sentence ?? 0
      }
      const ids = cited.get(sentence) ?? new Set()
      for (const { id } of facts) if (ground.byId.has(id)) ids.add(id)
      cited.set(sentence, ids)
    },
    wordsOf: (from, to) => {
      const { start, end } = spanOf(from, to)
      return original.slice(start, end)
    },
  }
}

function span(
  text: NormalisedText,
  original: string,
  list: readonly Token[],
  from?: Item,
  to?: Item,
) {
  const start = originalOffset(text, list[from?.from ?? 0]?.start ?? 0)
  const last = to ? list[to.to] : undefined
  const end = last ? originalOffset(text, last.end) : original.length
  return { start, end: Math.max(start, end) }
}

const none: ReadonlySet<Tag> = new Set()

function itemsOf(list: readonly Token[], ground: Ground): Item[] {
  const items: Item[] = []
  for (let at = 0; at < list.length; at++) {
    const token = list[at] as Token
    const { to, ...more } = itemAt(list, at, ground)
    items.push({
      word: token.word,
      tags: none,
      token,
      from: at,
      to,
      sentence: token.sentence,
      ...more,
    })
    at = to
  }
  return items
}

type Found = Pick<Item, 'kind' | 'to'> & Partial<Item>

function itemAt(list: readonly Token[], at: number, ground: Ground): Found {
  const token = list[at] as Token
  if (token.name) return { kind: 'name', to: at, name: token.name }
  if (token.kind === 'mark' && token.text !== '%') return { kind: 'mark', word: token.text, to: at }
  const idiom = idiomEnd(list, at)
  if (idiom) return { kind: 'idiom', ...idiom }
  const clock = readClock(list, at, ground.hours)
  if (clock) return { kind: 'clock', clock, to: clock.to }
  const top = readTop(list, at)
  if (top) return ofYear(list, at, top)
  const amount = readAmount(list, at)
  const date = amount?.unit ? null : readDate(list, at)
  if (date) return { kind: 'date', date, to: date.to }
  if (amount) return { kind: 'amount', amount, to: amount.to }
  return { kind: 'word', to: at, tags: tags.get(token.word) ?? none }
}

const groups: ReadonlyMap<string, Place['group']> = new Map([
  ...'artist band act musician name singer performer voice'
    .split(' ')
    .map((w) => [w, 'artist'] as const),
  ...'track song tune play'.split(' ').map((w) => [w, 'track'] as const),
  ...'show podcast'.split(' ').map((w) => [w, 'show'] as const),
  ['genre', 'genre'],
  ['decade', 'decade'],
])

const heard = /^(?:played|heard|listened|repeated|streamed|spun|replayed)$/

interface TopFound {
  readonly top: Place['group']
  readonly to: number
}

/** "the top artist of your whole year", "your year's top artist" */
function ofYear(list: readonly Token[], at: number, found: TopFound): Found {
  const word = (i: number) => list[i]?.word ?? ''
  const before = /^year(?:'s)?$/.test(word(at - 1))
  let i = found.to + 1
  if (word(i) !== 'of') return { kind: 'top', ...found, isOfYear: before }
  i++
  while (/^(?:the|your|this|whole)$/.test(word(i))) i++
  const isOfYear = word(i) === 'year'
  return { kind: 'top', ...found, to: isOfYear ? i : found.to, isOfYear: before || isOfYear }
}

/** "your top artist", "the most played track", "the artist you heard most". */
function readTop(list: readonly Token[], at: number): TopFound | null {
  const word = (i: number) => (list[i]?.kind === 'word' ? (list[i]?.word ?? '') : '')
  let noun = -1
  if (word(at) === 'longest' && word(at + 1) === 'episode') return { top: 'episode', to: at + 1 }
  if (word(at) === 'top' || word(at) === 'leading') noun = at + 1
  else if (word(at) === 'most' && heard.test(word(at + 1)))
    noun = word(at + 2) === 'to' ? at + 3 : at + 2
  else if (word(at) === 'number' && word(at + 1) === 'one') noun = at + 2
  const top = groups.get(word(noun))
  if (noun > 0 && top) return { top, to: noun }
  const group = groups.get(word(at))
  if (!group) return null
  let i = at + 1
  if (/^(?:that|which|whom)$/.test(word(i))) i++
  if (word(i) !== 'you' || !heard.test(word(i + 1))) return null
  i += word(i + 2) === 'to' ? 3 : 2
  if (word(i) === 'the') i++
  return word(i) === 'most' || word(i) === 'longest' ? { top: group, to: i } : null
}
