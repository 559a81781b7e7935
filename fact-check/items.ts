// Looking around in the items of a sentence.

import { topFact } from './ground.ts'
import type { Name } from './names.ts'
import type { Item, TextReading } from './reading.ts'
import type { Tag } from './words/lexicon.ts'

type Items = readonly Item[]

export const has = (item: Item | undefined, ...any: readonly Tag[]): boolean =>
  item !== undefined && any.some((tag) => item.tags.has(tag))

export const isMark = (item: Item | undefined, marks: RegExp): boolean =>
  item?.kind === 'mark' && marks.test(item.word)

const quote = /^["']$/

/** The next or last item that is no quotation mark; -1 outside the sentence. */
export function beside(items: Items, at: number, step: 1 | -1): number {
  let i = at + step
  while (isMark(items[i], quote)) i += step
  return items[i]?.sentence === items[at]?.sentence ? i : -1
}

/** The name that an item says, or stands for as "the top artist". */
export function nameAt({ items, ground }: TextReading, at: number): Name | undefined {
  const item = items[at]
  if (item?.name) return item.name
  const top = item?.top ? topFact(ground, item.top, item.isOfYear) : undefined
  return top ? ground.nameOf(String(top.value)) : undefined
}

/** Names joined by commas and "and", from `at` in the direction of `step`. */
export function listAt(
  reading: TextReading,
  at: number,
  step: 1 | -1,
): { at: number; name: Name }[] {
  const { items } = reading
  const list: { at: number; name: Name }[] = []
  let i = at
  for (;;) {
    const name = nameAt(reading, i)
    if (!name) break
    list.push({ at: i, name })
    let next = beside(items, i, step)
    let isJoined = false
    while (
      next >= 0 &&
      (isMark(items[next], /^[,&]$/) || /^(?:and|&)$/.test(items[next]?.word ?? ''))
    ) {
      isJoined = true
      next = beside(items, next, step)
    }
    if (!isJoined || next < 0) break
    i = next
  }
  return step === 1 ? list : list.reverse()
}

export const isVerb = (item: Item | undefined): boolean =>
  has(item, 'verb', 'be', 'begin', 'end', 'exceed', 'return') ||
  /^(?:had|has|have|did|does)$/.test(item?.word ?? '') ||
  has(item, 'lead')
