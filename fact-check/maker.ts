// Who made a track, and whose an episode is.

import { isMakerOf, isWork } from './ground.ts'
import { beside, has, isMark, isVerb, listAt, nameAt } from './items.ts'
import type { Name } from './names.ts'
import type { Item, TextReading } from './reading.ts'

/** "T by A", "E from S", "A's T": who made it. */
export function checkMaker(reading: TextReading, at: number): void {
  const { items } = reading
  const made = items[at]?.name as Name
  if (!made.stated.some(isWork)) return
  const by = beside(items, at, 1)
  const isBy = /^(?:by|from|of)$/.test(items[by]?.word ?? '') || isMark(items[by], /^\($/)
  const after = isBy ? beside(items, by, 1) : -1
  const before = beside(items, at, -1)
  const maker =
    items[after]?.name ?? (items[before]?.token.isPossessive ? items[before]?.name : undefined)
  const isUnknown =
    isBy &&
    items[by]?.word === 'by' &&
    maker === undefined &&
    items[after]?.kind === 'word' &&
    !has(items[after], 'pronoun')
  if (maker === undefined && !isUnknown) {
    if (!checkPlayer(reading, at, made)) checkHolder(reading, at, made)
    return
  }
  const facts = maker ? isMakerOf(maker, made) : []
  if (facts.length > 0) {
    reading.carry(isBy ? [by] : [], facts)
    return
  }
  const expected = made.stated.find(({ subject }) => subject !== null)?.subject ?? ''
  const detail = `the text gives "${made.text}" to ${maker?.text ?? 'a name that no fact has'}; the facts say ${expected}`
  const isSure = maker !== undefined && items[by]?.word === 'by'
  reading.fault({
    kind: 'name',
    weight: isSure ? 'contradicted' : 'not-stated',
    from: at,
    to: maker && isBy ? after : at,
    detail,
    expected,
  })
}

const isAlsoMaker = ({ stated }: Name): boolean => stated.some((fact) => !isWork(fact))

const PLAYER_ITEMS_MAX = 12

/** "T was played by A and B": each of them has a track of that title. Whether the words say who played it. */
function checkPlayer(reading: TextReading, at: number, made: Name): boolean {
  const { items } = reading
  let by = beside(items, at, 1)
  while (
    by >= 0 &&
    !nameAt(reading, by) &&
    items[by]?.word !== 'by' &&
    !isMark(items[by], /^[,;:]$/)
  )
    by = beside(items, by, 1)
  if (items[by]?.word !== 'by') return false
  let first = by + 1
  while (
    first < by + PLAYER_ITEMS_MAX &&
    !nameAt(reading, first) &&
    !isMark(items[first], /^[;.]$/)
  )
    first++
  const players = listAt(reading, first, 1).filter(({ name }) => !isTitle(name))
  const other = players.find(({ name }) => isMakerOf(name, made).length === 0)
  if (!other) return players.length > 0
  const detail = `the text gives "${made.text}" to ${other.name.text}; no fact does`
  reading.fault({ kind: 'name', from: at, to: at, detail })
  return true
}

/** "S had E", "of S you heard E", "E was on, and it was by S": what is said with a title must be whose it is. */
function checkHolder(reading: TextReading, at: number, made: Name): void {
  const holders = holdersOf(reading, at)
  const [holder] = holders
  // A name that an artist of the day has too, and that is not in quotes, need not be the title.
  if (isAlsoMaker(made) && !isMark(reading.items[beside(reading.items, at, -1)], /^["(]$/)) return
  if (!holder || holders.some((name) => isMakerOf(name, made).length > 0)) return
  const expected = made.stated.find(({ subject }) => subject !== null)?.subject ?? ''
  const detail = `the text gives "${made.text}" to ${holder.text}; the facts say ${expected}`
  reading.fault({ kind: 'name', from: at, to: at, detail, expected })
}

/** The artists and shows that the words may join to the title at `at`. */
function holdersOf(reading: TextReading, at: number): readonly Name[] {
  const { items } = reading
  const isEdge = (i: number) =>
    items[i]?.sentence !== items[at]?.sentence ||
    isMark(items[i], /^[,;:()]$/) ||
    /^(?:but|while|whereas|though|although|where)$/.test(items[i]?.word ?? '') ||
    isBetweenClauses(items, i)
  const step = (from: number, way: 1 | -1): number => {
    let i = from
    while (!isEdge(i)) i += way
    return i
  }
  const makersIn = (from: number, to: number) =>
    items.slice(from, to).flatMap((_, k) => {
      const name = nameAt(reading, from + k)
      return name && !isTitle(name) ? [name] : []
    })
  const [start, end] = [step(at, -1) + 1, step(at, 1)]
  const own = makersIn(start, end)
  if (own.length > 0) return own
  const [first, last] = sentenceAround(items, at)
  // "A, whose T was on,", "with T, A was there", "A led with 2 tracks, T and U"
  const isOpen = !items.slice(start, end).some(isVerb)
  if (isOpen || /^(?:whose|with|who)$/.test(items[start]?.word ?? '')) {
    const [before, after] = [makersIn(first, start), makersIn(end, last)]
    return before.length > 0 ? before.slice(-1) : after.slice(0, 1)
  }
  // "T had 5 plays, and it was by A", "the track was T, the artist A"
  const next = items.findIndex(
    (item, i) =>
      i > end &&
      i < last &&
      (/^(?:by|from|artist|band|act)$/.test(item.word) || item.name !== undefined),
  )
  const by = beside(items, next, 1)
  return items[next]?.name ? [] : makersIn(by, by + 1)
}

/** "and" with a verb on both sides. */
function isBetweenClauses(items: readonly Item[], at: number): boolean {
  if (items[at]?.word !== 'and') return false
  const hasVerb = (way: 1 | -1): boolean => {
    for (let i = beside(items, at, way); i >= 0; i = beside(items, i, way)) {
      if (isMark(items[i], /^[,;:()]$/)) return false
      if (isVerb(items[i])) return true
    }
    return false
  }
  return hasVerb(-1) && hasVerb(1)
}

const sentenceAround = (items: readonly Item[], at: number): readonly [number, number] => {
  const is = ({ sentence }: Item) => sentence === items[at]?.sentence
  return [items.findIndex(is), items.findLastIndex(is) + 1]
}

const isTitle = (name: Name | undefined): boolean => name?.stated.some(isWork) ?? false
