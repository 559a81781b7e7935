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

/** "S had E": what an artist or a show is said to have must be theirs. */
function checkHolder(reading: TextReading, at: number, made: Name): void {
  const { items } = reading
  if (isVerb(items[beside(items, at, 1)])) return
  for (let i = beside(items, at, -1); i >= 0; i = beside(items, i, -1)) {
    const item = items[i] as Item
    if (isMark(item, /^[;]$/) || has(item, 'you')) return
    const before = items[beside(items, i, -1)]
    const isJoint = before?.kind === 'amount' || isTitle(before?.name)
    if (/^(?:and|but|while)$/.test(item.word) && !isJoint) return
    const holder = nameAt(reading, i)
    if (!holder || isTitle(holder)) continue
    if (isMakerOf(holder, made).length > 0) return
    const expected = made.stated.find(({ subject }) => subject !== null)?.subject ?? ''
    const detail = `the text gives "${made.text}" to ${holder.text}; the facts say ${expected}`
    reading.fault({ kind: 'name', from: at, to: at, detail, expected })
    return
  }
}

const isTitle = (name: Name | undefined): boolean => name?.stated.some(isWork) ?? false
