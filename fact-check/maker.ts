// Who made a track, and whose an episode is.

import { isMakerOf } from './ground.ts'
import { beside, has, isMark, isVerb, nameAt } from './items.ts'
import type { Name } from './names.ts'
import type { Item, TextReading } from './reading.ts'

/** "T by A", "E from S", "A's T": who made it. */
export function checkMaker(reading: TextReading, at: number): void {
  const { items } = reading
  const made = items[at]?.name as Name
  const isThing = made.stated.some(
    ({ kind, subject }) => /track$|^episode$/.test(kind) && subject !== null,
  )
  if (!isThing) return
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
    checkHolder(reading, at, made)
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

/** "S had E": what an artist or a show is said to have must be theirs. */
function checkHolder(reading: TextReading, at: number, made: Name): void {
  const { items } = reading
  if (isVerb(items[beside(items, at, 1)])) return
  for (let i = beside(items, at, -1); i >= 0; i = beside(items, i, -1)) {
    const item = items[i] as Item
    if (isMark(item, /^[;]$/) || has(item, 'you')) return
    if (/^(?:and|but|while)$/.test(item.word) && !isTitle(items[beside(items, i, -1)]?.name)) return
    const holder = nameAt(reading, i)
    if (!holder || isTitle(holder)) continue
    if (isMakerOf(holder, made).length > 0) return
    const expected = made.stated.find(({ subject }) => subject !== null)?.subject ?? ''
    const detail = `the text gives "${made.text}" to ${holder.text}; the facts say ${expected}`
    reading.fault({ kind: 'name', from: at, to: at, detail, expected })
    return
  }
}

const isTitle = (name: Name | undefined): boolean =>
  name?.stated.some(({ kind, subject }) => /track$|^episode$/.test(kind) && subject !== null) ??
  false
