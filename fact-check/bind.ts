// Binds every amount to the facts that it may mean, nearest first, computes what it derives from them, and compares.

import type { Fact } from '#schemas/index.ts'
import type { Amount } from './amount.ts'
import { ofNames } from './amount-of-names.ts'
import { differenceMeanings, fewerMeanings, isFewer, isRest, restMeanings } from './difference.ts'
import { dayFacts, nameFacts, type Place, placesOf } from './ground.ts'
import { beside, has, isMark, listAt } from './items.ts'
import {
  factBefore,
  isNumber,
  type Meaning,
  meaningsOf,
  numberOf,
  say,
  unitBefore,
  unitOf,
} from './meaning.ts'
import { headOf, isWholeOfPart, ownerOfAmount } from './owner.ts'
import { ratioMeanings, shareMeanings } from './ratio.ts'
import type { Item, TextReading } from './reading.ts'
import {
  explicitScope,
  isMet,
  isNewBefore,
  isOfMusic,
  isPlayed,
  isRepeatBefore,
  isSessionNear,
  isSpan,
  isTotal,
  isWholeDay,
  partOf,
  returning,
  scopeBefore,
  scopeNear,
} from './scope.ts'
import { usualBeside, usualMeanings } from './usual.ts'
import type { Unit } from './words/units.ts'

type Items = readonly Item[]

export function checkAmounts(reading: TextReading): void {
  for (const [at, { kind }] of reading.items.entries())
    if (kind === 'amount' && !reading.covered.has(at)) checkOne(reading, at)
}

function checkOne(reading: TextReading, at: number): void {
  const { items } = reading
  const amount = items[at]?.amount as Amount
  const { meanings, uses } = meaningsFor(reading, at, amount)
  const found = meanings.find(({ value }) => value >= amount.lo && value <= amount.hi)
  if (!found) {
    fail(reading, at, amount, meanings)
    reading.carry([at, ...uses])
    return
  }
  reading.carry([at, ...uses, ...wordsFor(reading.items, at, found.facts)], found.facts)
  for (const fact of found.facts) reading.stated.push({ at, fact })
}

/** "in a row", "came back": words that such an amount is stated in. */
function wordsFor(items: Items, at: number, facts: readonly Fact[]): number[] {
  const isSaid = (item: Item): boolean =>
    facts.some(({ kind }) =>
      kind === 'track-in-a-row-plays'
        ? /(?:^| )row$/.test(item.word)
        : kind.startsWith('returning-') && /(?:^| )back$|^return(?:ed|s)$|^again$/.test(item.word),
    )
  return items.flatMap((item, i) =>
    item.sentence === items[at]?.sentence && isSaid(item) ? [i] : [],
  )
}

function meaningsFor(
  reading: TextReading,
  at: number,
  amount: Amount,
): { meanings: readonly Meaning[]; uses: readonly number[] } {
  if (amount.form === 'ratio') return ratioMeanings(reading, at, amount)
  if (amount.form === 'share') return shareMeanings(reading, at, amount)
  const difference = differenceMeanings(reading, at, amount)
  if (difference) return difference
  if (isFewer(reading, at)) return { meanings: fewerMeanings(reading, at, amount), uses: [] }
  if (isRest(reading, at, amount)) return restMeanings(reading, at, amount)
  const usual = usualBeside(reading, at)
  if (usual) return { meanings: usualMeanings(reading, at, amount), uses: usual }
  return { meanings: plainMeanings(reading, at, amount), uses: isSessionNear(reading.items, at) }
}

/** A value that a fact states. */
function plainMeanings(reading: TextReading, at: number, amount: Amount): Meaning[] {
  const { items, ground } = reading
  const unit = amount.unit ?? unitBefore(reading, at, amount)
  const owner = ownerOfAmount(reading, at)
  if (owner.isOpen) return []
  const told = predicateFacts(reading, at, unit)
  if (told.length > 0) return meaningsOf(told)
  const listed = listedMeaning(reading, at, amount)
  if (listed && listed.value === amount.value) return [listed]
  const isOfDay = unit !== null && /^(?:artists|shows|sessions|genres|days|points)$/.test(unit)
  const isTold = isPredicate(items, at)
  const absent = unit === 'days' ? absence(reading, at) : []
  if (absent.length > 0) return meaningsOf(absent)
  const [only] = owner.names
  const isAbsence = unit === 'days' && only !== undefined && nameFacts(only, 'days').length > 0
  const isOfName = !isOfDay || isTold || isAbsence || amount.unit === null || amount.name
  if (owner.names.length > 0 && isOfName) {
    const own = ofNames(reading, at, owner, amount.unit)
    if (own.length > 0 || !(isTotal(items, at) && amount.scopes.has('distinct'))) return own
  }
  if (unit === 'minutes' && isSpan(items, at)) return spanMeanings(reading)
  if (
    unit === 'times' &&
    items.some((item) => item.word === 'pressed play' && item.sentence === items[at]?.sentence)
  )
    return meaningsOf(dayFacts(ground, 'plays', 'all'))
  if (unit === 'times')
    return has(...returning(items, at)) ? meaningsOf(dayFacts(ground, 'plays', 'repeat')) : []
  if (unit === null) return []
  if (unit === 'points') {
    const isScale =
      amount.value === 100 && /^(?:of|out)$/.test(items[beside(items, at, -1)]?.word ?? '')
    const facts = pointFacts(reading, at)
    reading.carry(pointWords(items, at))
    return isScale ? facts.map((fact) => ({ value: 100, facts: [fact] })) : meaningsOf(facts)
  }
  return meaningsOf(dayMeanings(reading, at, amount, unit))
}

/** "After 412 days you went back to T by A": of the one name in the sentence, how long it was away. */
function absence(reading: TextReading, at: number): readonly Fact[] {
  const { items } = reading
  if (items[beside(items, at, -1)]?.word !== 'after') return []
  const heads = items.flatMap((item, i) => {
    const isMade = /^(?:by|from)$/.test(items[beside(items, i, 1)]?.word ?? '')
    return item.sentence === items[at]?.sentence && item.name && !isMade ? [headOf(reading, i)] : []
  })
  const [head, ...others] = new Set(heads)
  return head && others.length === 0 ? nameFacts(head, 'days') : []
}

/** "Seven were repeats", "eight of them were new": the predicate says what is counted. */
function predicateFacts(
  { items, ground }: TextReading,
  at: number,
  unit: Unit | null,
): readonly Fact[] {
  const isOther = unit === 'share' || unit === 'minutes' || isWholeOfPart(items, at)
  const scope = isOther ? null : partOf(items, at)
  if (scope === 'repeat') return dayFacts(ground, 'plays', 'repeat')
  return scope === 'new' && unit !== 'plays' && unit !== 'tracks'
    ? dayFacts(ground, 'artists', 'new')
    : []
}

/** In the scope that the words beside the amount give; else in that of the clause, the day's own, the text's. */
function dayMeanings(reading: TextReading, at: number, amount: Amount, unit: Unit): Fact[] {
  const { items, ground } = reading
  const own = explicitScope(items, at, amount)
  if (own) return [...dayFacts(ground, unit, own)]
  if (unit === 'plays' && isRepeatBefore(items, at)) return [...dayFacts(ground, unit, 'repeat')]
  if (unit === 'artists' && (partOf(items, at) === 'new' || isMet(items, at)))
    return [...dayFacts(ground, unit, 'new')]
  if (unit === 'artists' && amount.unit === null && isNewBefore(items, at))
    return [...dayFacts(ground, unit, 'new')]
  if (unit === 'tracks' && !amount.scopes.has('distinct'))
    return [
      ...dayFacts(ground, unit, 'all'),
      ...(isPlayed(items, at) ? dayFacts(ground, 'plays', 'all') : []),
    ]
  if (unit !== 'minutes') return [...dayFacts(ground, unit, 'all')]
  if (isWholeDay(items, at)) return [...dayFacts(ground, unit, 'all')]
  if (isSessionNear(items, at).length > 0) return [...dayFacts(ground, unit, 'session')]
  const subject = scopeBefore(items, at)
  if (subject) return [...dayFacts(ground, unit, subject)]
  const near = scopeNear(items, at)
  if (isTotal(items, at) && near.length === 0) return [...dayFacts(ground, unit, 'all')]
  const before = amount.unit === null ? factBefore(reading, at, unit) : undefined
  const isScoped = near.length > 0 && amount.unit !== null && scopeNear(items, at, true).length > 0
  return [
    ...(before?.subject === null ? [before] : []),
    ...near.flatMap((scope) => dayFacts(ground, unit, scope)),
    ...(isScoped ? [] : dayFacts(ground, unit, 'all')),
    ...(near.length === 0 && isOfMusic(items, at) ? dayFacts(ground, unit, 'music') : []),
  ]
}

/** "Two names, X and Y": as many as are named. */
function listedMeaning(reading: TextReading, at: number, amount: Amount): Meaning | null {
  const { items } = reading
  const group = groupsOf[amount.unit ?? 'share']
  const mark = beside(items, at, 1)
  if (!group || !isMark(items[mark], /^[,:(-]$/)) return null
  const list = listAt(reading, beside(items, mark, 1), 1)
  const places = list.flatMap(
    ({ name }) => placesOf(name).find((place) => place.group === group) ?? [],
  )
  if (places.length === 0 || places.length !== list.length) return null
  return { value: places.length, facts: places.map(({ fact }) => fact) }
}

/** "energy", where an amount says how much of it. */
const pointWords = (items: Items, at: number): number[] =>
  items.flatMap((item, i) =>
    item.sentence === items[at]?.sentence && has(item, 'energy', 'taste') ? [i] : [],
  )

function pointFacts(reading: TextReading, at: number): Fact[] {
  const { items, ground } = reading
  const sentence = items.filter((item) => item.sentence === items[at]?.sentence)
  const kinds = sentence.some((item) => has(item, 'energy'))
    ? ['energy']
    : sentence.some((item) => has(item, 'taste'))
      ? ['taste-distance']
      : []
  return kinds.flatMap((kind) => ground.byId.get(kind) ?? [])
}

/** From the first play to the end of the last one. */
function spanMeanings(reading: TextReading): Meaning[] {
  const { edges, byId } = reading.ground
  const [first, last] = edges
  if (first === undefined || last === undefined) return []
  const facts = ['first-play-at', 'last-play-at'].flatMap((id) => byId.get(id) ?? [])
  return [{ value: (last - first + 1440) % 1440, facts }]
}

/** "7 episodes of Radiolab": nothing else can be meant. */
function isExplicit(
  reading: TextReading,
  at: number,
  amount: Amount,
  meanings: readonly Meaning[],
): boolean {
  const { items } = reading
  const isOf =
    /^(?:of|by|from)$/.test(items[at + 1]?.word ?? '') && items[at + 2]?.name !== undefined
  const isScoped = items[at]?.token.kind === 'number' && explicitScope(items, at, amount) !== null
  return (isOf || isScoped) && amount.hedge === 'exact' && meanings.length > 0
}

function fail(
  reading: TextReading,
  at: number,
  amount: Amount,
  meanings: readonly Meaning[],
): void {
  const words = reading.wordsOf(at, at)
  const said = [...new Set(meanings.map((meaning) => say(meaning, amount)))].slice(0, 3).join('; ')
  const isSure =
    (amount.unit !== null && !isOfUniverse(reading, amount)) ||
    isExplicit(reading, at, amount, meanings)
  const weight = isSure ? 'contradicted' : 'not-stated'
  const detail = said
    ? `the text says "${words}"; the facts say ${said}`
    : `the text says "${words}"; no fact counts that`
  reading.fault({
    kind: 'number',
    weight,
    from: at,
    to: at,
    detail,
    ...(said ? { expected: said } : {}),
  })
}

const groupsOf: Readonly<Partial<Record<Unit, Place['group']>>> = {
  artists: 'artist',
  tracks: 'track',
  shows: 'show',
  episodes: 'episode',
  genres: 'genre',
}

/** "The top artist was 42 artists" */
const isPredicate = (items: Items, at: number): boolean =>
  has(items[beside(items, at, -1)], 'be') && items[at - 2]?.top !== undefined

/** Whether it is within what the day has in all: less may be a part of it, counted in a way not read. */
function isOfUniverse({ ground }: TextReading, { unit, value, form }: Amount): boolean {
  const facts = ground.day.facts.filter(isNumber)
  if (form === 'share') return value <= 100
  if (form === 'ratio') {
    const ratios = facts.flatMap((fact) => (fact.usual ? [numberOf(fact) / fact.usual] : []))
    return value <= 1.03 * Math.max(...ratios, 10)
  }
  const isOf = (fact: Fact) =>
    unit === 'times' || unit === 'tracks' || unit === 'plays'
      ? /^(?:plays|tracks)$/.test(fact.unit)
      : unitOf(fact) === unit
  const [first = 0, last = 0] = ground.edges
  const span = unit === 'minutes' ? (last - first + 1440) % 1440 : 0
  const values = facts.filter(isOf).flatMap((fact) => [numberOf(fact), fact.usual ?? 0])
  return values.length === 0 || value <= 1.03 * Math.max(...values, span)
}
