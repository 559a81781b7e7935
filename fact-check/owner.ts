// Whose an amount is, by the shape of its clause: the name after "of", "by", "from" or "with"; the subject before
// the verb; a pronoun's antecedent; else the day.

import { isWork, placesOf } from './ground.ts'
import { beside, has, isMark, isVerb, listAt, nameAt } from './items.ts'
import type { Name } from './names.ts'
import type { Item, TextReading } from './reading.ts'

type Items = readonly Item[]

export interface Owner {
  /** None is the day. */
  readonly names: readonly Name[]
  /** Stated as "the top artist", whose usual value the facts have. */
  readonly isTop: boolean
  /** Cannot be said for sure. */
  readonly isOpen: boolean
}

const theDay: Owner = { names: [], isTop: false, isOpen: false }

const unclear: Owner = { names: [], isTop: false, isOpen: true }

export function ownerOfAmount(reading: TextReading, at: number): Owner {
  const own = reading.items[at]?.amount?.name
  if (own) return { names: [own], isTop: false, isOpen: false }
  if (isWholeOfPart(reading.items, at)) return theDay
  return ownerAfter(reading, at) ?? ownerBefore(reading, at)
}

/** "173 of the 268 minutes": the whole is the day's. */
export function isWholeOfPart(items: Items, at: number): boolean {
  let i = beside(items, at, -1)
  while (
    /^(?:the|your|those|these|all|that|its)$/.test(items[i]?.word ?? '') ||
    items[i]?.kind === 'date' ||
    items[i]?.word === 'day'
  )
    i = beside(items, i, -1)
  if (items[i]?.word !== 'of') return false
  const part = items[beside(items, i, -1)]
  return (
    part === undefined ||
    beside(items, i, -1) < 0 ||
    part.kind === 'amount' ||
    has(part, 'most', 'mostly')
  )
}

const onTheWay =
  /^(?:of|in|the|that|your|this|its|it|them|those|these|all|music|podcasts?|listening|minutes|hours|plays|time|were|was|is|are|went|goes|go|belonged|fell|came|come|given|spent|devoted|heard|hearing|to|by|from|with|on|for|just|own|day|day's|total|talk|audio|listen|alone|dated|can|be|as|you|played|heard|what|dates)$/

const owning = /^(?:of|by|from|with|to|for|on|was|were|is|are|hearing|heard|playing)$/

/** "86 minutes with X", "21% of the music was by X", "an hour and 26 minutes went to X". */
function ownerAfter(reading: TextReading, at: number): Owner | null {
  const { items } = reading
  let last = ''
  for (let i = beside(items, at, 1); i >= 0; i = beside(items, i, 1)) {
    const item = items[i] as Item
    if (
      /^(?:hers|theirs|his|her|them|him)$/.test(item.word) &&
      owning.test(last) &&
      !(item.word === 'them' && last === 'of')
    ) {
      return antecedent(reading, at, item.word)
    }
    const name = nameAt(reading, i)
    if (name) {
      const isKind =
        last === '' &&
        items[at]?.amount?.form === 'share' &&
        placesOf(name).some(({ group }) => group === 'genre' || group === 'decade')
      if (!isKind && !owning.test(last)) return null
      const list = listAt(reading, i, 1)
      const end = list.at(-1)?.at ?? i
      if (last === 'with' && isOwnClause(reading, end)) return null
      if (list.length > 1)
        return { names: list.map((each) => each.name), isTop: false, isOpen: false }
      return { names: [name], isTop: item.top !== undefined, isOpen: false }
    }
    const isWhole = item.kind === 'amount' && items[at]?.amount?.isPart === true
    if (isWhole) continue
    if (item.date) continue
    if (item.kind !== 'word' || !onTheWay.test(item.word)) return null
    if (!/^(?:the|an?)$/.test(item.word)) last = item.word
  }
  return null
}

/** "with X on top", "with X at 9": what follows "with" says something of its own. */
function isOwnClause({ items }: TextReading, at: number): boolean {
  const next = items[beside(items, at, 1)]
  return (
    has(next, 'lead', 'second', 'ahead', 'behind') ||
    (next?.kind === 'amount' && next.token.word !== 'over') ||
    /^(?:at|on|in|among|taking|having|making)$/.test(next?.word ?? '')
  )
}

/** Names that something is compared with own nothing. */
const compared = /^(?:ahead|behind|than|after|before|over|beat|trailed|outpaced|against|followed)$/

const breaks =
  /^(?:but|while|whereas|though|although|because|where|when|against|versus|than|compared)$/

function ownerBefore(reading: TextReading, at: number): Owner {
  const { items } = reading
  if (isSubject(reading, at)) return theDay
  let hasVerb = false
  let join = -1
  for (let i = beside(items, at, -1); i >= 0; i = beside(items, i, -1)) {
    const item = items[i] as Item
    if (isMark(item, /^;$/)) return theDay
    const name = nameAt(reading, i)
    if (name) {
      const owner = ownerAt(reading, i, at, join, hasVerb)
      if (owner) return owner
      continue
    }
    if (
      /^(?:his|her|its|their|hers|theirs|he|she|they)$/.test(item.word) &&
      items[i + 1]?.word !== 'day'
    )
      return antecedent(reading, i, item.word)
    const opens = isVerb(items[beside(items, i, 1)]) && beside(items, i, 1) < at
    if (item.word === 'it' && (opens || hasVerb || items[at]?.amount?.unit === 'times'))
      return antecedent(reading, i, 'it')
    if (/^(?:you|there|i|we)$/.test(item.word) && hasVerb) return theDay
    if (opens && isDayWord(item) && isOwned(items, i)) continue
    if (opens && isDayWord(item) && !/^(?:of|by|in|for|on)$/.test(items[i - 1]?.word ?? ''))
      return theDay
    if (breaks.test(item.word)) return theDay
    if (isVerb(item)) hasVerb = true
    if (/^(?:and|or)$/.test(item.word) || isMark(item, /^,$/)) {
      const before = items[beside(items, i, -1)]
      if (join < 0) join = i
      const isWhole = before?.kind === 'amount' && isWholeOfPart(items, beside(items, i, -1))
      if (before?.kind === 'amount' && !hasVerb && !isWhole && !isDistributed(reading, at))
        return ownerOfAmount(reading, beside(items, i, -1))
    }
  }
  return theDay
}

/** "Forty-two artists got a turn": the amount is the subject itself. */
function isSubject({ items }: TextReading, at: number): boolean {
  const before = items[beside(items, at, -1)]
  const opens =
    before === undefined ||
    beside(items, at, -1) < 0 ||
    /^(?:and|but|while|so|that|then|all|these|those|the|your)$/.test(before.word) ||
    isMark(before, /^[;:,-]$/)
  const next = items[beside(items, at, 1)]
  return opens && isVerb(next) && !has(next, 'return') && before?.kind !== 'name'
}

/** "X's music", "their music" */
const isOwned = (items: Items, at: number): boolean =>
  items[at]?.word !== 'day' &&
  ((items[at - 1]?.kind === 'name' && items[at - 1]?.token.isPossessive === true) ||
    /^(?:his|her|their)$/.test(items[at - 1]?.word ?? ''))

const isDayWord = (item: Item): boolean =>
  item.kind === 'date' ||
  /^(?:day|music|podcasts?|listening|this|that|one|total|queue|tally|count|session|sitting|rest|year|usual|plays|tracks|repeats|artists|episodes|genre)$/.test(
    item.word,
  )

/** The owner that the name at `i`, before the amount at `at`, makes. */
function ownerAt(
  reading: TextReading,
  i: number,
  at: number,
  join: number,
  hasVerb: boolean,
): Owner | null {
  const { items } = reading
  const list = listAt(reading, i, -1)
  const first = list[0]?.at ?? i
  const before = items[beside(items, first, -1)]
  const of = before?.word === 'of' ? items[beside(items, beside(items, first, -1), -1)] : before
  if (compared.test(of?.word ?? '') || has(of, 'ahead', 'behind')) {
    const isNext =
      beside(items, at, -1) === i ||
      /^(?:with|on|at)$/.test(items[beside(items, at, -1)]?.word ?? '')
    if (!isNext) return null
  }
  const amounts = amountsAround(items, at)
  const even =
    list.length > 1 && amounts.length === list.length ? list[amounts.indexOf(at)] : undefined
  if (even) return { names: [even.name], isTop: false, isOpen: false }
  const head = headOf(reading, i)
  const prep = beside(items, at, -1)
  const isWith =
    (/^(?:with|at|on)$/.test(items[prep]?.word ?? '') && !hasVerb) ||
    (/^(?:for|over|in|across|to)$/.test(items[prep]?.word ?? '') && beforeComma(items, prep) === i)
  const isNear = prep === i || isWith || isMark(items[prep], /^[:(,-]$/)
  if (join > i && !isNear) {
    const isObject = hasVerbBefore(items, i) && !isSubjectName(items, i)
    if (isObject) return null
    const isShared = hasVerb || isMark(items[join], /^,$/)
    if (!isShared) return unclear
  }
  if (list.length > 1) {
    return isNear
      ? { names: [list.at(-1)?.name as Name], isTop: false, isOpen: false }
      : { names: list.map(({ name }) => name), isTop: false, isOpen: false }
  }
  return { names: [head], isTop: items[i]?.top !== undefined, isOpen: false }
}

const beforeComma = (items: Items, at: number): number => {
  const before = beside(items, at, -1)
  return isMark(items[before], /^,$/) ? beside(items, before, -1) : before
}

const isSubjectName = (items: Items, at: number): boolean => isVerb(items[beside(items, at, 1)])

const hasVerbBefore = (items: Items, at: number): boolean => {
  for (let i = beside(items, at, -1); i >= 0; i = beside(items, i, -1))
    if (isVerb(items[i])) return true
  return false
}

/** Of "T by A" the track. */
export function headOf(reading: TextReading, at: number): Name {
  const { items } = reading
  const own = nameAt(reading, at) as Name
  const by = beside(items, at, -1)
  if (!/^(?:by|from)$/.test(items[by]?.word ?? '')) return own
  const made = nameAt(reading, beside(items, by, -1))
  return made?.stated.some(isWork) ? made : own
}

/** "X and Y followed with nine and seven plays": as many amounts as names. */
function isDistributed(reading: TextReading, at: number): boolean {
  const amounts = amountsAround(reading.items, at)
  if (amounts.length < 2) return false
  let i = beside(reading.items, amounts[0] ?? at, -1)
  while (i >= 0 && !nameAt(reading, i)) i = beside(reading.items, i, -1)
  return i >= 0 && listAt(reading, i, -1).length === amounts.length
}

/** Amounts joined by "and" or commas around `at`. */
function amountsAround(items: Items, at: number): number[] {
  const list = [at]
  for (const step of [-1, 1] as const) {
    let i = beside(items, at, step)
    while (
      i >= 0 &&
      (items[i]?.word === 'and' || isMark(items[i], /^,$/) || items[i]?.kind === 'amount')
    ) {
      if (items[i]?.kind === 'amount') list.push(i)
      i = beside(items, i, step)
    }
  }
  return list.sort((a, b) => a - b)
}

/** What a pronoun stands for: the nearest name before it, in its sentence or the one before. */
function antecedent(reading: TextReading, at: number, word: string): Owner {
  const { items } = reading
  const sentence = items[at]?.sentence ?? 0
  const isThing = /^its?$/.test(word)
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i] as Item
    if (item.sentence < sentence - 1) break
    if (item.amount?.unit === 'artists' && !isThing) return theDay
    const name = nameAt(reading, i)
    if (!name) continue
    const places = placesOf(name)
    const isArtist = places.length === 0 || places.some(({ group }) => group === 'artist')
    if (isThing && isArtist) {
      if (item.sentence < sentence) return theDay
      continue
    }
    const list = listAt(reading, i, -1)
    if (list.length > 1)
      return /^(?:they|their|them|theirs)$/.test(word)
        ? { ...theDay, names: list.map((each) => each.name) }
        : unclear
    return { names: [headOf(reading, i)], isTop: false, isOpen: false }
  }
  return theDay
}
