// What is said of a day among the days of its year: the biggest, the second biggest, more than on any other day. True
// where a fact of that very measure has the rank.

import type { FactKind } from '#schemas/fact-kinds.ts'
import type { Fact } from '#schemas/index.ts'
import { nameFacts } from './ground.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import type { Item, TextReading } from './reading.ts'
import { ordinalWords } from './words/numbers.ts'

type Items = readonly Item[]

/** Words of the clause that say which measure is meant, the most telling first. */
const measures: readonly (readonly [
  (item: Item, before: Item | undefined) => boolean,
  readonly FactKind[],
])[] = [
  [(item) => has(item, 'energy'), ['energy']],
  [(item) => item.word === 'oldest', ['release-year']],
  [(item) => has(item, 'taste') || /^(?:unusual|strayed)$/.test(item.word), ['taste-distance']],
  [
    (item, before) =>
      isArtists(item) && (has(before, 'new') || item.amount?.scopes.has('new') === true),
    ['new-artists'],
  ],
  [(item) => has(item, 'new') && !item.amount, ['new-artists']],
  [(item) => has(item, 'return') && item.kind === 'word', ['repeats']],
  [(item) => item.amount?.scopes.has('repeat') === true, ['repeats']],
  [isArtists, ['artists']],
  [(item) => /^episodes?$/.test(item.word) || item.amount?.unit === 'episodes', ['episodes']],
  [
    (item) => has(item, 'podcast') || item.amount?.scopes.has('podcast') === true,
    ['podcast-minutes'],
  ],
  [
    (item) => /^(?:plays|tracks|songs)$/.test(item.word) || item.amount?.unit === 'plays',
    ['tracks'],
  ],
  [
    (item) =>
      item.word === 'music' || item.word === 'musical' || item.amount?.scopes.has('music') === true,
    ['music-minutes'],
  ],
  [
    (item) =>
      /^(?:minutes|hours|listening|time)$/.test(item.word) || item.amount?.unit === 'minutes',
    ['minutes'],
  ],
]

function isArtists(item: Item): boolean {
  return (
    /^(?:artists|bands|acts|names|voices|variety)$/.test(item.word) ||
    item.amount?.unit === 'artists'
  )
}

export function checkRanks(reading: TextReading): void {
  const { items } = reading
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'word' || reading.covered.has(at)) continue
    const other = otherDay(items, at)
    if (other) checkRank(reading, at, { ...other, rank: 1 })
    else if (
      (has(item, 'most') || (item.word === 'oldest' && items[at + 1]?.word === 'music')) &&
      items[at + 1]?.word !== 'of'
    )
      checkRank(reading, at, {
        uses: [at, ...ordinalBefore(items, at).uses],
        rank: ordinalBefore(items, at).rank,
        isBare: false,
      })
  }
}

interface RankClaim {
  readonly uses: readonly number[]
  readonly rank: number
  readonly isBare: boolean
}

/** "no other day had more music", "more than on any other day", "any day of the year". */
function otherDay(items: Items, at: number): { uses: number[]; isBare: boolean } | null {
  const word = items[at]?.word ?? ''
  if (word === 'never') return neverMore(items, at)
  if (!/^(?:no|any|every|all)$/.test(word)) return null
  const other = items[at + 1]?.word === 'other' ? at + 1 : at
  if (!/^(?:day|days)$/.test(items[other + 1]?.word ?? '')) return null
  if ((other === at && !/^(?:any|no)$/.test(word)) || items[other + 2]?.word === 'but') return null
  const uses = [at, other, other + 1]
  const sentence = items[at]?.sentence
  let way = 0
  for (const [i, item] of items.entries()) {
    if (item.sentence !== sentence || Math.abs(i - at) > 12) continue
    if (has(item, 'less', 'least')) return null
    if (
      has(item, 'more', 'exceed') ||
      (/^(?:as|so)$/.test(item.word) && /^(?:much|many|long|far)$/.test(items[i + 1]?.word ?? ''))
    ) {
      uses.push(i)
      way = 1
    }
    if (has(item, 'most')) way = 1
  }
  return way === 0 ? null : { uses, isBare: word === 'any' }
}

/** "you never played more in a day, all year" */
function neverMore(items: Items, at: number): { uses: number[]; isBare: boolean } | null {
  const own = items.flatMap((item, i) =>
    i > at && item.sentence === items[at]?.sentence ? [i] : [],
  )
  const isMeasure = (item: Item | undefined) =>
    item !== undefined && measures.some(([is]) => is(item, undefined))
  const more = own.find((i) => i < at + 5 && has(items[i], 'more') && isMeasure(items[i + 1]))
  const isOfDay = own.some((i) => /^(?:in one day|day)$/.test(items[i]?.word ?? ''))
  const isOfYear = own.some((i) => has(items[i], 'year'))
  return more !== undefined && isOfDay && isOfYear ? { uses: [at, more], isBare: false } : null
}

/** "second biggest", "4th longest" */
function ordinalBefore(items: Items, at: number): { rank: number; uses: number[] } {
  const before = items[at - 1]
  const word = before?.word ?? ''
  const digits =
    before?.token.kind === 'number' && /^(?:st|nd|rd|th)$/.test(before.token.suffix)
      ? before.token.digits
      : undefined
  const rank = digits ?? ordinalWords.get(word)
  return rank === undefined ? { rank: 1, uses: [] } : { rank, uses: [at - 1] }
}

function checkRank(reading: TextReading, at: number, { uses, rank }: RankClaim): void {
  const { items } = reading
  const { facts, words } = factsMeasured(reading, at)
  const right = facts.find((fact) => fact.rank === rank)
  if (right) {
    const year = items.flatMap((item, i) =>
      item.sentence === items[at]?.sentence && has(item, 'year') ? [i] : [],
    )
    reading.carry([...uses, ...words, ...year], [right])
    return
  }
  const ranked = facts.filter((fact) => fact.rank !== null)
  const said = reading.wordsOf(Math.min(...uses), Math.max(...uses))
  const expected = ranked
    .map((fact) => `rank ${fact.rank} (${fact.kind.replaceAll('-', ' ')})`)
    .join('; ')
  const detail = expected
    ? `the text says "${said}"; the facts say ${expected}`
    : `the text says "${said}"; no fact ranks that`
  const isSure = ranked.length === 1 && items[at - 1]?.token.kind === 'number'
  reading.fault({
    kind: 'superlative',
    weight: isSure ? 'contradicted' : 'not-stated',
    from: Math.min(...uses),
    to: Math.max(...uses),
    detail,
    ...(expected ? { expected } : {}),
  })
}

/** The facts that the words around `at` measure: of a name where the clause has one, else of the day. */
export function factsMeasured(
  reading: TextReading,
  at: number,
): { facts: readonly Fact[]; words: number[] } {
  const { items, ground } = reading
  const oldest = items[at]?.word === 'oldest' ? ground.byId.get('release-year') : undefined
  if (oldest) return { facts: [oldest], words: [] }
  const clause = clauseOf(items, at)
  const any = clause.find(
    (i) =>
      /^(?:any|no|a single)$/.test(items[i]?.word ?? '') &&
      /^(?:artist|show|podcast|band|act|genre)$/.test(items[i + 1]?.word ?? ''),
  )
  if (any !== undefined) {
    // Of the year's top one, the rank is among its own days alone.
    const isOfAny = ({ kind, subject }: Fact) => subject !== null && !kind.startsWith('year-top-')
    const facts = reading.stated
      .filter(({ at: where }) => items[where]?.sentence === items[at]?.sentence)
      .map(({ fact }) => fact)
      .filter(isOfAny)
    const subject = items.findLastIndex(
      (item, i) =>
        i < any && item.sentence === items[at]?.sentence && nameAt(reading, i) !== undefined,
    )
    const name = nameAt(reading, subject)
    const own = name
      ? [...nameFacts(name, 'minutes'), ...nameFacts(name, 'plays')].filter(
          (fact) => fact.rank !== null && isOfAny(fact),
        )
      : []
    return { facts: own.length > 0 ? own : facts, words: [any, any + 1] }
  }
  for (const i of clause) {
    const name = nameAt(reading, i)
    const isOf = /^(?:of|for|by|from|more|most|much)$/.test(items[beside(items, i, -1)]?.word ?? '')
    if (name && isOf) {
      const facts = [...nameFacts(name, 'minutes'), ...nameFacts(name, 'plays')].filter(
        ({ rank }) => rank !== null,
      )
      return { facts, words: [] }
    }
  }
  for (const [is, kinds] of measures) {
    const found = clause.filter((i) => is(items[i] as Item, items[i - 1]))
    if (found.length === 0) continue
    const facts = kinds.flatMap((kind) => ground.byId.get(kind) ?? [])
    const untimed =
      kinds[0] === 'music-minutes' && facts.length === 0 ? ground.byId.get('tracks') : undefined
    return {
      facts: untimed ? [untimed] : facts,
      words: found.filter((i) => items[i]?.kind === 'word'),
    }
  }
  // "268 minutes of podcasts, a record for your year": the measure is the one just stated.
  const sentence = items[at]?.sentence ?? 0
  const own = reading.stated.filter(
    ({ at: where }) => where < at && items[where]?.sentence === sentence,
  )
  const stated =
    own.length > 0
      ? own.slice(-1)
      : reading.stated.filter(({ at: where }) => items[where]?.sentence === sentence - 1)
  const isOfDay = clause.some(
    (i) =>
      /^(?:day|days)$/.test(items[i]?.word ?? '') &&
      !/^(?:other|any|no)$/.test(items[i - 1]?.word ?? ''),
  )
  if (stated.length > 0 && !isOfDay) return { facts: stated.map(({ fact }) => fact), words: [] }
  const kinds = introduced(items, at) ?? ['minutes' as const]
  return { facts: kinds.flatMap((kind) => ground.byId.get(kind) ?? []), words: [] }
}

/** "In minutes of music, it was your third biggest day": the measure comes before the clause. */
function introduced(items: Items, at: number): readonly FactKind[] | undefined {
  const sentence = items[at]?.sentence
  const first = items.findIndex((item) => item.sentence === sentence)
  if (!/^(?:in|by|for|measured)$/.test(items[first]?.word ?? '')) return undefined
  const end = items.findIndex((item, i) => i > first && isMark(item, /^,$/))
  if (end < 0 || end > at) return undefined
  const words = items.slice(first, end)
  return measures.find(([is]) => words.some((item, i) => is(item, words[i - 1])))?.[1]
}

/** Items of the clause around `at`, nearest first. */
function clauseOf(items: Items, at: number): number[] {
  const sentence = items[at]?.sentence
  const isEdge = (i: number) =>
    items[i]?.sentence !== sentence ||
    isMark(items[i], /^(?:[,;:()]|-)$/) ||
    /^(?:but|while|whereas|where|against)$/.test(items[i]?.word ?? '')
  const found: number[] = []
  let [left, right] = [at - 1, at + 1]
  while (!isEdge(right)) found.push(right++)
  while (!isEdge(left)) found.push(left--)
  return found.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))
}
