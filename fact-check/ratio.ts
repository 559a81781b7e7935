// Ratios and shares: "three times the usual", "a fifth of the music", "21% of it".

import type { Fact } from '#schemas/index.ts'
import type { Amount } from './amount.ts'
import { dayFacts, isYearShare, nameFacts } from './ground.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import { factBefore, isNumber, type Meaning, meaningsOf, numberOf, unitOf } from './meaning.ts'
import type { Name } from './names.ts'
import { ownerOfAmount } from './owner.ts'
import type { Item, TextReading } from './reading.ts'
import { partOf } from './scope.ts'
import { type Scope, type Unit, unitWords } from './words/units.ts'

type Items = readonly Item[]

/** How often a value holds the usual one. */
export function ratioMeanings(reading: TextReading, at: number, amount: Amount) {
  const { items, ground } = reading
  const sentence = items[at]?.sentence
  const uses = items.flatMap((item, i) =>
    i < at && item.sentence === sentence && has(item, 'usual') ? [i] : [],
  )
  let usual: Amount | undefined
  let isUsual = false
  for (let i = at + 1; items[i]?.sentence === sentence && !isMark(items[i], /^[;:]$/); i++) {
    if (has(items[i], 'usual')) {
      isUsual = true
      uses.push(i)
    }
    if (items[i]?.kind === 'amount') {
      if (isUsual) usual = items[i]?.amount
      break
    }
    if (isMark(items[i], /^,$/) && isUsual) break
  }
  const compared = isUsual ? null : comparedWith(reading, at, amount)
  if (compared) return compared
  if (!isUsual) {
    // "nothing was played twice"
    const repeats = ground.byId.get('repeats')
    const isNothing = items
      .slice(Math.max(0, at - 5), at)
      .some((item) => /^(?:nothing|none)$/.test(item.word))
    if (isNothing && repeats && amount.value === 2)
      return { meanings: numberOf(repeats) === 0 ? [{ value: 2, facts: [repeats] }] : [], uses }
    // "played twice"
    const names = items[at]?.token.word === 'twice' ? ownerOfAmount(reading, at).names : []
    const [name] = names
    return {
      meanings: name && names.length === 1 ? meaningsOf(nameFacts(name, 'plays')) : [],
      uses,
    }
  }
  const before = factBefore(reading, at, null)
  const scopes = ratioScopes(items, at)
  const ranked = ground.day.facts.filter(
    (fact) => isNumber(fact) && fact.usual !== null && fact.subject === null,
  )
  const chosen = usual
    ? ranked.filter(
        (fact) =>
          Number(fact.usual) >= (usual as Amount).lo && Number(fact.usual) <= (usual as Amount).hi,
      )
    : scopes.length > 0
      ? scopes.flatMap(([unit, scope]) => dayFacts(ground, unit, scope))
      : before && before.usual !== null && before.subject === null
        ? ranked.filter((fact) => fact.value === before.value && fact.unit === before.unit)
        : ranked.filter(
            ({ kind }) =>
              kind === 'minutes' || kind === 'music-minutes' || kind === 'podcast-minutes',
          )
  const meanings = chosen.flatMap((fact): Meaning[] =>
    fact.usual ? [{ value: numberOf(fact) / fact.usual, facts: [fact] }] : [],
  )
  const times = ground.byId.get('times-usual')
  const isOfMinutes = chosen.some(({ kind }) => kind === 'minutes')
  if (times && (isOfMinutes || (!usual && scopes.length === 0 && !before)))
    meanings.push({ value: numberOf(times), facts: [times] })
  return { meanings, uses }
}

/** "twice as many plays as Y" */
function comparedWith(reading: TextReading, at: number, amount: Amount) {
  const { items } = reading
  const first = beside(items, at, 1)
  if (
    items[first]?.word !== 'as' ||
    !/^(?:many|much|often|long)$/.test(items[first + 1]?.word ?? '')
  )
    return null
  const second = items.findIndex((item, i) => i > first + 1 && i < first + 5 && item.word === 'as')
  const other = nameAt(reading, beside(items, second, 1))
  const [own] = ownerOfAmount(reading, at).names
  if (second < 0 || !other) return null
  const noun = unitWords.get(items[first + 2]?.word ?? '')?.unit
  const units: readonly Unit[] = noun ? [noun] : ['plays', 'minutes']
  const { value, hedge } = amount
  const meanings = units.flatMap((unit): Meaning[] => {
    const [a, b] = [own, other].map((name) => (name ? nameFacts(name, unit)[0] : undefined))
    if (!a || !b) return []
    // Counts are exact where no hedge is.
    const isOff = unit !== 'minutes' && hedge === 'exact' && numberOf(a) !== value * numberOf(b)
    return isOff ? [] : [{ value: numberOf(a) / numberOf(b), facts: [a, b] }]
  })
  return { meanings, uses: [first, second] }
}

/** "your usual music", "the usual number of artists" after a ratio. */
function ratioScopes(items: Items, at: number): [Unit, Scope | 'all'][] {
  const sentence = items[at]?.sentence
  for (let i = at + 1; i < at + 12 && items[i]?.sentence === sentence; i++) {
    const item = items[i]
    if (isMark(item, /^[,;:]$/)) break
    const isNew = items[i - 1]?.tags.has('new') ?? false
    if (/^(?:artists|bands|acts|names)$/.test(item?.word ?? ''))
      return [['artists', isNew ? 'new' : 'all']]
    if (/^(?:plays|tracks|songs)$/.test(item?.word ?? '')) return [['plays', 'all']]
    if (/^(?:repeats)$/.test(item?.word ?? '')) return [['plays', 'repeat']]
    if (/^(?:episodes)$/.test(item?.word ?? '')) return [['episodes', 'all']]
    if (has(item, 'podcast')) return [['minutes', 'podcast']]
    if (has(item, 'music')) return [['minutes', 'music']]
    if (/^(?:minutes|listening)$/.test(item?.word ?? ''))
      return [
        ['minutes', 'all'],
        ['minutes', 'music'],
      ]
  }
  return []
}

/** A part of a whole, in per cent. */
export function shareMeanings(reading: TextReading, at: number, amount: Amount) {
  const { items, ground } = reading
  const owner = ownerOfAmount(reading, at)
  const whole = wholeOf(items, at)
  const before = factBefore(reading, at, null)
  const isThat =
    items[beside(items, at, -1)]?.word === 'is' &&
    /^(?:that|this|which)$/.test(items[at - 2]?.word ?? '')
  const meanings: Meaning[] = []
  if (isThat && before?.subject) {
    const name = ground.nameOf(before.subject)
    return {
      meanings: meaningsOf(name ? sharesOf(items, at, name) : []),
      uses: wholeWords(items, at),
    }
  }
  const add = (part: Fact | undefined, all: Fact | undefined) => {
    if (!part || !all || part === all || !(numberOf(all) > 0) || unitOf(part) !== unitOf(all))
      return
    if (numberOf(part) <= numberOf(all))
      meanings.push({ value: (100 * numberOf(part)) / numberOf(all), facts: [part, all] })
  }
  const [name] = owner.names
  const stated = name && owner.names.length === 1 ? sharesOf(items, at, name) : []
  const units: readonly Unit[] = whole.unit
    ? [whole.unit]
    : before && unitOf(before) && whole.isIt
      ? [unitOf(before) as Unit]
      : stated.length > 0
        ? ['minutes']
        : ['minutes', 'plays', 'episodes']
  const wholes = (unit: Unit): readonly Fact[] => {
    if (whole.isIt && before && before.subject === null && unitOf(before) === unit) return [before]
    if (whole.scope) return dayFacts(ground, unit, whole.scope)
    const all = dayFacts(ground, unit, 'all')
    return unit === 'minutes'
      ? [...(whole.unit ? [] : dayFacts(ground, unit, 'music')), ...all]
      : all
  }
  const isDigits = amount.hi - amount.lo < 1.1 && amount.hedge === 'exact'
  if (stated.length > 0 && isDigits && whole.unit !== 'plays' && whole.unit !== 'episodes') {
    const year = stated.some(isYearShare) ? yearWords(items, at) : []
    return { meanings: meaningsOf(stated), uses: [...wholeWords(items, at), ...year] }
  }
  if (name && owner.names.length === 1) {
    if (!whole.unit || whole.unit === 'minutes')
      meanings.push(...meaningsOf(whole.scope === 'podcast' ? [] : stated))
    for (const unit of units) for (const all of wholes(unit)) add(nameFacts(name, unit)[0], all)
  } else if (!owner.isOpen && owner.names.length === 0) {
    const part = partOf(items, at)
    if (part)
      for (const unit of units)
        for (const all of wholes(unit))
          for (const each of dayFacts(ground, unit, part)) add(each, all)
  }
  return { meanings, uses: wholeWords(items, at) }
}

/** Of the year where the sentence speaks of it, else of the day. */
const sharesOf = (items: Items, at: number, name: Name): readonly Fact[] => {
  const isOfYear = yearWords(items, at).length > 0
  return nameFacts(name, 'share').filter((fact) => isYearShare(fact) === isOfYear)
}

const yearWords = (items: Items, at: number): number[] =>
  items.flatMap((item, i) =>
    item.sentence === items[at]?.sentence && has(item, 'year') ? [i] : [],
  )

interface Whole {
  readonly unit: Unit | null
  readonly scope: Scope | 'all' | null
  readonly isIt: boolean
}

/** "of the whole" */
const wholeWords = (items: Items, at: number): number[] =>
  [at + 2, at + 3].filter((i) => /^(?:whole|all)$/.test(items[i]?.word ?? ''))

/** What a share is a share of. */
function wholeOf(items: Items, at: number): Whole {
  const of = beside(items, at, 1)
  const open: Whole = { unit: null, scope: null, isIt: true }
  if (items[of]?.word !== 'of') return { ...open, isIt: false }
  for (let i = beside(items, of, 1), k = 0; i >= 0 && k < 6; i = beside(items, i, 1), k++) {
    const item = items[i]
    const unit = item?.amount?.unit ?? null
    if (unit)
      return { unit, scope: item?.amount?.scopes.has('podcast') ? 'podcast' : null, isIt: false }
    if (/^(?:it|them|that|those|these)$/.test(item?.word ?? '') && items[i + 1]?.kind !== 'word')
      return open
    if (/^(?:it|them)$/.test(item?.word ?? '')) return open
    if (has(item, 'podcast')) return { unit: 'minutes', scope: 'podcast', isIt: false }
    if (item?.word === 'music') return { unit: 'minutes', scope: 'music', isIt: false }
    if (/^(?:day|listening|total|time|whole)$/.test(item?.word ?? ''))
      return { unit: 'minutes', scope: 'all', isIt: false }
    if (item?.word === 'minutes') return { unit: 'minutes', scope: null, isIt: false }
    if (item?.word === 'plays') return { unit: 'plays', scope: null, isIt: false }
    if (/^(?:artists|names|bands|acts)$/.test(item?.word ?? ''))
      return { unit: 'artists', scope: 'all', isIt: false }
    if (item?.word === 'episodes') return { unit: 'episodes', scope: 'all', isIt: false }
  }
  return open
}
