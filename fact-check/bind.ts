// Binds every amount to the facts that it may mean, nearest first, computes what it derives from them, and compares.

import type { Fact } from '#schemas/index.ts'
import type { Amount } from './amount.ts'
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
import type { Name } from './names.ts'
import { isWholeOfPart, type Owner, ownerOfAmount } from './owner.ts'
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
  reading.carry([at, ...uses], found.facts)
  for (const fact of found.facts) reading.stated.push({ at, fact })
}

function meaningsFor(
  reading: TextReading,
  at: number,
  amount: Amount,
): { meanings: readonly Meaning[]; uses: readonly number[] } {
  if (amount.form === 'ratio') return ratioMeanings(reading, at)
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
  if (owner.names.length > 0 && (!isOfDay || isTold || amount.unit === null || amount.name)) {
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

function ofNames(reading: TextReading, at: number, { names }: Owner, unit: Unit | null): Meaning[] {
  const units: readonly Unit[] = unit ? [unit] : ['plays', 'minutes', 'episodes']
  const [first, ...others] = names
  if (first && others.length === 0) {
    return meaningsOf(units.flatMap((each) => nameFacts(first, each)))
  }
  const { items } = reading
  if (/^(?:each|apiece)$/.test(items[beside(items, at, 1)]?.word ?? ''))
    return eachOf(reading, names, units)
  // Several names share it only where the words say that it is their sum.
  const isSum = items.some(
    ({ word, sentence, tags }) =>
      sentence === items[at]?.sentence && (tags.has('together') || word === 'put together'),
  )
  if (!isSum) return []
  return units.slice(0, 1).flatMap((each): Meaning[] => {
    const facts = names.map((name) => nameFacts(name, each)[0])
    if (facts.some((fact) => fact === undefined)) return []
    const all = facts as Fact[]
    return [{ value: all.reduce((sum, fact) => sum + numberOf(fact), 0), facts: all }]
  })
}

/** "12 plays each" */
function eachOf(_reading: TextReading, names: readonly Name[], units: readonly Unit[]): Meaning[] {
  return units.flatMap((unit): Meaning[] => {
    const facts = names.flatMap((name) => nameFacts(name, unit).slice(0, 1))
    const [first] = facts
    const isEqual =
      facts.length === names.length && facts.every(({ value }) => value === first?.value)
    return first && isEqual ? [{ value: numberOf(first), facts }] : []
  })
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
