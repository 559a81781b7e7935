// What was new: artists and tracks heard for the first time, all or none of them.

import type { Fact } from '#schemas/index.ts'
import { beside, has, isMark, listAt, nameAt } from './items.ts'
import type { Name } from './names.ts'
import type { Item, TextReading } from './reading.ts'
import { unitWords } from './words/units.ts'

type Items = readonly Item[]

export const clauseOf = (items: Items, at: number): number[] => {
  const isEdge = (i: number) =>
    items[i]?.sentence !== items[at]?.sentence || isMark(items[i], /^[;:]$/)
  const found: number[] = []
  for (let i = at; !isEdge(i); i--) found.unshift(i)
  for (let i = at + 1; !isEdge(i); i++) found.push(i)
  return found
}

export const isNew = ({ kind }: Fact): boolean => kind === 'new-artist' || kind === 'new-track'

/** What came back may be said to be heard "for the first time in 412 days": the days are an amount. */
const isBack = ({ kind }: Fact): boolean => /^returning-(?:artist|track)$/.test(kind)

/** Of names: each is a new one. Of all or none of the artists: their counts say so. */
export function checkNew(reading: TextReading, at: number): void {
  const { items, ground } = reading
  const clause = clauseOf(items, at)
  const count = ground.byId.get('new-artists')
  const artists = ground.byId.get('artists')
  const all = clause.find(
    (i) =>
      i !== at &&
      Math.abs(i - at) <= 5 &&
      has(items[i], 'all') &&
      !reading.covered.has(i) &&
      items[i]?.word !== 'nothing',
  )
  const no = clause.find(
    (i) =>
      i < at &&
      at - i <= 4 &&
      (has(items[i], 'no') || items[i]?.word === 'none') &&
      !reading.covered.has(i),
  )
  const names = newNames(reading, at, clause)
  const back = clause.some((i) => i > at && items[i]?.amount?.unit === 'days')
    ? names.flatMap((name) => name.stated.find(isBack) ?? [])
    : []
  if (back.length > 0 && back.length === names.length) {
    reading.carry([at], back)
    return
  }
  if (names.length > 0 && no === undefined) {
    checkNewNames(reading, at, names)
    return
  }
  if (!count) return
  if (checkNewShare(reading, at, clause, count)) return
  const value = Number(count.value)
  const isNone =
    no !== undefined ||
    (all !== undefined && /^(?:none|nobody|nothing)$/.test(items[all]?.word ?? ''))
  if (isNone) {
    if (value === 0) reading.carry([at, no ?? at, all ?? at], [count])
    return
  }
  if (all !== undefined) {
    const counted = clause.some((i) => items[i]?.amount?.scopes.has('new'))
    if (value === Number(artists?.value) || counted) reading.carry([at, all], [count])
    return
  }
  const isCounted = clause.some(
    (i) =>
      reading.covered.has(i) &&
      items[i]?.amount?.value === value &&
      reading.stated.some((each) => each.at === i && each.fact === count),
  )
  const isPlural =
    /^(?:artists|names|voices|bands|acts)$/.test(items[at + 1]?.word ?? '') ||
    /s$/.test(items[at]?.word ?? '')
  if (isCounted || (isPlural && value > 1)) reading.carry([at], [count])
  else {
    const detail = `the text says "${reading.wordsOf(at, at)}"; no fact says that of it`
    reading.fault({
      kind: 'first-time',
      from: at,
      to: at,
      detail,
      expected: `${value} new artists`,
    })
  }
}

/** "more than half of the artists were new", "most of the artists were new"; whether the words say so. */
function checkNewShare(
  { items, ground, stated, carry }: TextReading,
  at: number,
  clause: readonly number[],
  count: Fact,
): boolean {
  const isShare = clause.some((i) => items[i]?.amount?.form === 'share' && i < at)
  if (isShare && stated.some(({ at: i, fact }) => fact === count && clause.includes(i))) {
    carry([at], [count])
    return true
  }
  const most = clause.find(
    (i) => i < at && items[i]?.word === 'most' && items[i + 1]?.word === 'of',
  )
  if (most === undefined) return false
  const artists = ground.byId.get('artists')
  const isOfArtists = unitWords.get(items[at - 2]?.word ?? '')?.unit === 'artists'
  if (artists && isOfArtists && 2 * Number(count.value) > Number(artists.value))
    carry([most, at], [count, artists])
  return true
}

function checkNewNames(reading: TextReading, at: number, names: readonly Name[]): void {
  const { items, ground } = reading

  const facts = names.map((name) => name.stated.find(isNew))
  if (facts.every((fact) => fact !== undefined))
    reading.carry([at, ...joints(items, at)], facts as Fact[])
  else {
    const known = ground.day.facts.filter(isNew).map(({ value }) => String(value))
    const stale = names[facts.indexOf(undefined)]?.text
    const expected = known.join(', ')
    const detail = `the text says "${reading.wordsOf(at, at)}" of ${stale}; the facts say new: ${expected || 'nothing'}`
    reading.fault({
      kind: 'first-time',
      from: at,
      to: at,
      detail,
      ...(expected ? { expected } : {}),
    })
  }
}

const joints = (items: Items, at: number): number[] =>
  has(items[at - 1], 'no') && items[at - 1]?.word === 'never' ? [at - 1] : []

/** The names that are said to be new: the list after the words, else the one before them. */
function newNames(reading: TextReading, at: number, clause: readonly number[]): Name[] {
  const { items } = reading
  const thing = (list: readonly { at: number; name: Name }[]): Name[] => {
    // In "T by A" only T was new.
    const [first] = list
    const by = first ? beside(items, first.at, -1) : -1
    const made = items[by]?.word === 'by' ? nameAt(reading, beside(items, by, -1)) : undefined
    return made && list.length === 1 && made.stated.some(({ kind }) => /track$/.test(kind))
      ? [made]
      : list.map(({ name }) => name)
  }
  const isPlural =
    /^(?:artists|names|voices|bands|acts)$/.test(items[at + 1]?.word ?? '') ||
    items[at]?.amount !== undefined
  for (let i = at + 1; i < at + 7 && clause.includes(i); i++) {
    if (items[i]?.name) return thing(listAt(reading, i, 1))
    if (items[i]?.amount) break
  }
  const isAmong = clause.some((i) => items[i]?.word === 'among' && Math.abs(i - at) <= 3)
  if (isPlural && !isAmong) return []
  for (let i = at - 1; i >= at - 12 && clause.includes(i); i--) {
    if (items[i]?.name && !has(items[beside(items, i, -1)], 'ahead', 'behind'))
      return thing(listAt(reading, i, -1))
    if (items[i]?.amount?.unit === 'artists' && items[beside(items, i, -1)]?.word !== 'among')
      return []
  }
  return []
}

/** "5 new artists, X and Y among them": the names belong to what was just counted. */
export function checkAmong(reading: TextReading, at: number): void {
  const { items, stated, ground } = reading
  const sentence = items[at]?.sentence ?? 0
  const counted = stated.findLast(
    ({ at: where, fact }) =>
      where < at && (items[where]?.sentence ?? 0) >= sentence - 1 && fact.unit === 'artists',
  )
  if (counted?.fact.kind !== 'new-artists') return
  const isAfter = items[at]?.word === 'including'
  let i = beside(items, at, isAfter ? 1 : -1)
  while (!isAfter && has(items[i], 'be')) i = beside(items, i, -1)
  const names = nameAt(reading, i) ? listAt(reading, i, isAfter ? 1 : -1) : []
  const stale = names.find(({ name }) => !name.stated.some(isNew))
  if (!stale) return
  const expected = ground.day.facts
    .filter(isNew)
    .map(({ value }) => String(value))
    .join(', ')
  const detail = `the text counts ${stale.name.text} among the new; the facts say new: ${expected}`
  reading.fault({ kind: 'first-time', from: stale.at, to: stale.at, detail, expected })
}
