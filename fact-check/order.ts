// What is said of names among each other: who led, who came second, who was ahead of whom, and
// who made a track or an episode.

import { nameFacts, type Place, placesOf, topFact } from './ground.ts'
import { beside, has, isMark, isVerb, listAt, nameAt } from './items.ts'
import { checkMaker } from './maker.ts'
import type { Name } from './names.ts'
import type { Item, TextReading } from './reading.ts'
import { checkTop } from './top.ts'
import { unitWords } from './words/units.ts'

export function checkOrder(reading: TextReading): void {
  for (const [at, item] of reading.items.entries()) {
    if (item.top) checkTop(reading, at, item.top, item.isOfYear)
    else if (item.kind === 'name') checkMaker(reading, at)
  }
  for (const [at, item] of reading.items.entries()) {
    if (reading.covered.has(at)) continue
    if (item.word === 'as') checkEqual(reading, at)
    else if (item.word === 'same') checkSame(reading, at)
    else if (has(item, 'lead')) checkLead(reading, at)
    else if (has(item, 'ahead') || isAfter(reading, at) || isFollowedBy(reading.items, at))
      checkAhead(reading, at, 1)
    else if (has(item, 'behind')) checkAhead(reading, at, -1)
    else if (/^(?:beat|beats|outdid|eclipsed|surpassed|outpaced|outranked)$/.test(item.word))
      checkAhead(reading, at, 1)
    else if (has(item, 'second') || /^(?:after|before)$/.test(item.word)) checkSecond(reading, at)
  }
}

const groupOf = (name: Name | undefined, group: Place['group']): Place | undefined =>
  name && placesOf(name).find((place) => place.group === group)

/** The names that a predicate at `at` describes: its subject, or those of "with X on top". */
function subjectsOf(reading: TextReading, at: number): { at: number; name: Name }[] {
  const { items } = reading
  for (let i = beside(items, at, -1); i >= 0; i = beside(items, i, -1)) {
    const item = items[i] as Item
    if (isMark(item, /^[;:]$/)) return []
    if (nameAt(reading, i)) {
      const list = listAt(reading, i, -1)
      const by = beside(items, list[0]?.at ?? i, -1)
      const made = /^(?:by|from)$/.test(items[by]?.word ?? '') ? beside(items, by, -1) : -1
      const thing = made >= 0 ? items[made]?.name : undefined
      if (thing && list.length === 1) return [{ at: made, name: thing }]
      return list
    }
    if (
      /^(?:you|day|it|this|music|podcasts)$/.test(item.word) &&
      item.kind === 'word' &&
      isVerb(items[beside(items, i, 1)])
    )
      return []
  }
  return []
}

function checkLead(reading: TextReading, at: number): void {
  if (reading.items[at]?.token.isPossessive) return
  const subjects = subjectsOf(reading, at)
  const after = subjects.length === 0 ? leadAfter(reading, at) : subjects
  const [first, ...others] = after
  const place =
    first && others.length === 0 && isMostPlayed(reading, at, first.name)
      ? placesOf(first.name).find(({ rank, group }) => rank === 1 && topFact(reading.ground, group))
      : undefined
  if (place) {
    reading.carry([at], [place.fact])
    return
  }
  if (!first) return
  const group = placesOf(first.name)[0]?.group
  const top = group ? topFact(reading.ground, group) : undefined
  const expected = top ? String(top.value) : undefined
  const detail = `the text puts ${first.name.text} first; ${expected ? `the facts say ${expected}` : 'no fact does'}`
  reading.fault({
    kind: 'superlative',
    from: at,
    to: at,
    detail,
    ...(expected ? { expected } : {}),
  })
}

/** "20 plays, more than any other artist": then it is the plays that have to be the most. */
function isMostPlayed({ items, ground }: TextReading, at: number, name: Name): boolean {
  const before = items[beside(items, at, -1)]
  const amount = items.findLast(
    (item, i) =>
      i < at && i >= at - 4 && item.kind === 'amount' && item.sentence === items[at]?.sentence,
  )?.amount
  const isOfPlays =
    (/^more/.test(items[at]?.word ?? '') && amount?.unit === 'plays') ||
    /plays$/.test(items[at]?.word ?? '')
  if (!isOfPlays || before === undefined) return true
  const [own] = nameFacts(name, 'plays')
  const isTrack = placesOf(name).some(({ group, rank }) => group === 'track' && rank === 1)
  const others = ground.day.facts.filter(
    ({ kind, subject }) => /^(?:top-artist|artist)-plays$/.test(kind) && subject !== name.text,
  )
  return (
    isTrack || (own !== undefined && others.every(({ value }) => Number(value) < Number(own.value)))
  )
}

/** "leading the pack was X", "at the top: X", "the day belonged to X". */
function leadAfter(reading: TextReading, at: number): { at: number; name: Name }[] {
  const { items } = reading
  for (let i = beside(items, at, 1), k = 0; i >= 0 && k < 8; i = beside(items, i, 1), k++) {
    if (nameAt(reading, i)) return listAt(reading, i, 1)
    if (isMark(items[i], /^;$/) || items[i]?.kind === 'amount') return []
  }
  return []
}

const isFollowedBy = (items: readonly Item[], at: number): boolean =>
  items[at]?.word === 'followed' && items[at + 1]?.word === 'by'

/** "X, then Y"; "after X came Y" */
const isAfter = ({ items }: TextReading, at: number): boolean =>
  items[at]?.word === 'then' && items[beside(items, at, 1)]?.name !== undefined

/** "as many plays as X": the facts count as many of both. */
function checkEqual(reading: TextReading, at: number): void {
  const { items } = reading
  if (!/^(?:many|much|often|long)$/.test(items[at + 1]?.word ?? '')) return
  const other = [2, 3].map((k) => at + k).find((i) => items[i]?.word === 'as')
  const name = other === undefined ? undefined : nameAt(reading, beside(items, other, 1))
  if (!name) return
  const [own] = subjectsOf(reading, at)
  const [a, b] = [own?.name, name].map((each) => (each ? nameFacts(each, 'plays')[0] : undefined))
  if (a && b && a.value === b.value) reading.carry([at], [a, b])
  else faultOrder(reading, at)
}

/** "X and Y had the same number of plays" */
function checkSame(reading: TextReading, at: number): void {
  const { items } = reading
  if (!/^(?:number|count|amount|total|length|time)$/.test(items[at + 1]?.word ?? '')) return
  const unit =
    items[at + 2]?.word === 'of' ? unitWords.get(items[at + 3]?.word ?? '')?.unit : undefined
  const as = items.findIndex((item, i) => i > at && i < at + 6 && item.word === 'as')
  const other = nameAt(reading, beside(items, as, 1))
  const names = [
    ...subjectsOf(reading, at).map(({ name }) => name),
    ...(other && as > 0 ? [other] : []),
  ]
  const facts = names.flatMap((name) => nameFacts(name, unit ?? 'plays').slice(0, 1))
  const isSame = facts.length > 1 && facts.every(({ value }) => value === facts[0]?.value)
  if (isSame && facts.length === names.length) reading.carry([at], facts)
  else faultOrder(reading, at)
}

/** Names before and after the word: each list must be in the order of the facts. */
function checkAhead(reading: TextReading, at: number, way: 1 | -1): void {
  const { items } = reading
  const left = subjectsOf(reading, at)
  let next = beside(items, at, 1)
  while (/^(?:by|of|the|it|him|her|them|closely)$/.test(items[next]?.word ?? ''))
    next = beside(items, next, 1)
  const right = nameAt(reading, next) ? listAt(reading, next, 1) : []
  if (way === -1 && left.length > 0 && right.length === 0) {
    // "X came first, with Y and Z behind"
    const earlier = items.findLastIndex(
      (item, i) =>
        i < (left[0]?.at ?? 0) &&
        item.sentence === items[at]?.sentence &&
        nameAt(reading, i) !== undefined,
    )
    const first = nameAt(reading, earlier)
    if (first) carryOrder(reading, at, [{ name: first }, ...left])
    return
  }
  if (right.length === 0) return
  if (left.length === 0) {
    // "behind X came Y"
    const came = cameAfter(reading, right)
    if (came.length > 0)
      carryOrder(reading, at, way === 1 ? [...came, ...right] : [...right, ...came])
    return
  }
  const own = left.slice(-1)
  const order = way === 1 ? [...own, ...right] : [...right.slice(-1), ...left]
  carryOrder(reading, at, order)
}

/** Who comes after these: "X came Y and Z". */
function cameAfter(
  reading: TextReading,
  names: readonly { at: number }[],
): { at: number; name: Name }[] {
  const verb = beside(reading.items, names.at(-1)?.at ?? -1, 1)
  const isCame = /^(?:came|come|was|were|,)$/.test(reading.items[verb]?.word ?? '')
  return isCame ? leadAfter(reading, verb) : []
}

/** "X came second", "then came Y and Z", "after X came Y and Z". */
function checkSecond(reading: TextReading, at: number): void {
  const { items } = reading
  const item = items[at] as Item
  const isTimed = /^(?:after|before)$/.test(item.word)
  if (isTimed && !nameAt(reading, beside(items, at, 1))) return
  if (isTimed) {
    const first = listAt(reading, beside(items, at, 1), 1)
    const next = cameAfter(reading, first)
    // "Y was next, after X"
    const own = next.length > 0 || item.word === 'before' ? [] : subjectsOf(reading, at)
    const isNext = items.slice(own.at(-1)?.at ?? at, at).some((each) => has(each, 'second'))
    if (own.length > 0 && isNext) carryOrder(reading, at, [...first, ...own])
    else if (next.length === 0) faultOrder(reading, at)
    else carryOrder(reading, at, item.word === 'after' ? [...first, ...next] : [...next, ...first])
    return
  }
  const before = subjectsOf(reading, at)
  const names = before.length > 0 ? before : leadAfter(reading, at)
  if (names.length === 0) {
    // "then" and "next" order nothing where no name is.
    if (item.word === 'then' || item.word === 'next') reading.carry([at])
    return
  }
  if (item.word === 'next' && before.length > 0 && items[beside(items, at, 1)]?.word === 'to')
    return
  const ranks = { third: 3, fourth: 4, fifth: 5 }[item.word] ?? 2
  const places = commonPlaces(names.map(({ name }) => name))
  const isRight = places?.every(
    ({ rank, group }, k) => rank === ranks + k && topFact(reading.ground, group),
  )
  if (places && isRight)
    reading.carry(
      [at],
      places.map(({ fact }) => fact),
    )
  else faultOrder(reading, at)
}

/** The places of names of one group. */
function commonPlaces(names: readonly Name[]): Place[] | undefined {
  for (const group of ['artist', 'track', 'genre', 'episode', 'show'] as const) {
    const places = names.flatMap((name) => groupOf(name, group) ?? [])
    if (places.length === names.length && places.length > 0) return places
  }
  return undefined
}

function carryOrder(reading: TextReading, at: number, order: readonly { name: Name }[]): void {
  const places = commonPlaces(order.map(({ name }) => name))
  const isRight = places?.every(({ rank }, k) => k === 0 || rank > (places[k - 1]?.rank ?? 0))
  if (places && isRight)
    reading.carry(
      [at],
      places.map(({ fact }) => fact),
    )
  else faultOrder(reading, at)
}

function faultOrder(reading: TextReading, at: number): void {
  const detail = `the text says "${reading.wordsOf(at, at)}"; the facts do not have that order`
  reading.fault({ kind: 'comparative', from: at, to: at, detail })
}
