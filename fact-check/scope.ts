// What the words around an amount narrow it to: music, podcasts, the longest session, what is new, what was repeated.

import type { Amount } from './amount.ts'
import { beside, has, isMark } from './items.ts'
import type { Item } from './reading.ts'
import type { Scope } from './words/units.ts'

type Items = readonly Item[]

/** "of music", "of podcasts" after it, or a scope within it. */
export function explicitScope(items: Items, at: number, amount: Amount): Scope | null {
  for (const scope of ['new', 'repeat', 'podcast', 'music', 'distinct'] as const)
    if (amount.scopes.has(scope))
      return scope === 'distinct' && amount.unit === 'minutes' ? null : scope
  const of = beside(items, at, 1)
  if (!/^(?:of|for|on|in|with|to)$/.test(items[of]?.word ?? '')) return null
  let i = beside(items, of, 1)
  if (/^(?:the|your|all|that|its)$/.test(items[i]?.word ?? '')) i = beside(items, i, 1)
  if (has(items[i], 'podcast')) return 'podcast'
  return items[i]?.word === 'music' ? 'music' : null
}

/** The scope word before the amount in its clause: "podcasts had 26 minutes of it and music had 7". */
export function scopeBefore(items: Items, at: number): Scope | null {
  const sentence = items[at]?.sentence
  for (let i = at - 1; items[i]?.sentence === sentence; i--) {
    const item = items[i]
    if (
      isMark(item, /^[,;:(]$/) ||
      /^(?:and|but|while)$/.test(item?.word ?? '') ||
      item?.kind === 'amount'
    )
      return null
    if (has(item, 'podcast')) return 'podcast'
    if (item?.word === 'music') return 'music'
  }
  return null
}

/** The scope words of the clause, nearest first, then those of the sentence before. */
export function scopeNear(items: Items, at: number, isOwn = false): Scope[] {
  const found: Scope[] = []
  const sentence = items[at]?.sentence ?? 0
  const look = (i: number) => {
    const scope =
      has(items[i], 'podcast') || items[i]?.amount?.unit === 'episodes' || items[i]?.top === 'show'
        ? 'podcast'
        : has(items[i], 'music') || items[i]?.amount?.scopes.has('music')
          ? 'music'
          : items[i]?.amount?.scopes.has('podcast')
            ? 'podcast'
            : null
    if (scope && !found.includes(scope)) found.push(scope)
  }
  const near = items.length
  for (let d = 1; d < near; d++) {
    const [left, right] = [at - d, at + d]
    if (items[left]?.sentence === sentence) look(left)
    if (items[right]?.sentence === sentence) look(right)
    if (items[left]?.sentence !== sentence && items[right]?.sentence !== sentence) break
  }
  if (found.length > 0 || isOwn) return found
  for (let i = at - 1; i >= 0 && (items[i]?.sentence ?? 0) >= sentence - 1; i--) look(i)
  return found
}

export const isSessionNear = (items: Items, at: number): number[] => {
  for (const step of [-1, 1]) {
    for (
      let i = at + step;
      Math.abs(i - at) < 9 && items[i]?.sentence === items[at]?.sentence;
      i += step
    ) {
      if (isMark(items[i], /^[;:]$/) || items[i]?.amount?.unit === 'minutes') break
      if (
        step === 1 &&
        (isMark(items[i], /^,$/) || /^(?:and|in|over|across)$/.test(items[i]?.word ?? ''))
      )
        break
      if (/^(?:longest|longer)$/.test(items[i]?.word ?? '') && step === -1) return [i]
      if (has(items[i], 'session') && step === -1) {
        const size = beside(items, i, -1)
        return /^(?:longest|longer)$/.test(items[size]?.word ?? '') ? [i, size] : [i]
      }
      if (items[i]?.amount?.unit === 'sessions' && items[i]?.amount?.value === 1) return [i]
      if (step === -1 && /^(?:but|while|you)$/.test(items[i]?.word ?? '')) break
    }
  }
  return []
}

/** "Repeats made up 65 of the 74 plays" */
export const isRepeatBefore = (items: Items, at: number): boolean => {
  for (let i = at - 1; i >= at - 5 && items[i]?.sentence === items[at]?.sentence; i--) {
    if (isMark(items[i], /^[,;:]$/) || items[i]?.kind === 'amount' || items[i]?.word === 'of')
      return false
    if (/^(?:repeats|replays)$/.test(items[i]?.word ?? '')) return true
  }
  return false
}

/** Among plays and artists, bare minutes may be those of the music. */
export const isOfMusic = (items: Items, at: number): boolean => {
  const sentence = items[at]?.sentence ?? 0
  const isTold = (item: Item) =>
    item.name !== undefined || /^(?:plays|tracks|artists)$/.test(item.amount?.unit ?? '')
  const isListened = items.some(
    (item) => item.sentence === sentence && /^(?:listened|listening|listen)$/.test(item.word),
  )
  return (
    !isListened &&
    items.some((item) => item.sentence <= sentence && item.sentence >= sentence - 1 && isTold(item))
  )
}

/** "met five artists", "five artists joined your history" */
export const isMet = (items: Items, at: number): boolean =>
  has(items[beside(items, at, -1)], 'new') ||
  has(items[beside(items, at, 1)], 'new') ||
  (items[at + 1]?.word === 'heard' && has(items[at + 2], 'new')) ||
  items.some(
    ({ word, sentence }) =>
      sentence === items[at]?.sentence && /^(?:added|adding|joined|welcomed)$/.test(word),
  )

export const isTotal = (items: Items, at: number): boolean =>
  /^(?:in all|all told|in total|altogether|all in all|overall)$/.test(
    items[beside(items, at, 1)]?.word ?? '',
  )

/** "from the first play to the last" */
export const isSpan = (items: Items, at: number): boolean => {
  const own = items.filter(({ sentence }) => sentence === items[at]?.sentence)
  return (
    own.some(({ word }) => word === 'first') &&
    own.some(({ word }) => /^(?:last|final)$/.test(word)) &&
    own.some(({ word }) => /^(?:between|from|apart|later|separated)$/.test(word))
  )
}

export const returning = (
  items: Items,
  at: number,
): [Item | undefined, ...('return' | 'all')[]] => [
  items.find((item) => item.sentence === items[at]?.sentence && item.tags.has('return')),
  'return',
]

/** "were new", "was podcasts": what the part is. */
export function partOf(items: Items, at: number): Scope | null {
  for (let i = at + 1; i < at + 9 && items[i]?.sentence === items[at]?.sentence; i++) {
    if (isMark(items[i], /^[,;:]$/)) return null
    if (!has(items[i], 'be') && !/^(?:went|belonged)$/.test(items[i]?.word ?? '')) continue
    const next = items[i + 1]?.word === 'to' ? items[i + 2] : items[i + 1]
    if (has(next, 'new')) return 'new'
    if (/^(?:repeats?|replays?)$/.test(next?.word ?? '')) return 'repeat'
    if (/^(?:debuts|newcomers|discoveries)$/.test(next?.word ?? '')) return 'new'
    if (has(next, 'podcast')) return 'podcast'
    if (next?.word === 'music') return 'music'
  }
  return null
}

/** "the whole day came to 212 minutes" */
export const isWholeDay = (items: Items, at: number): boolean =>
  items.some(
    (item, i) =>
      i < at &&
      i >= at - 6 &&
      item.word === 'whole' &&
      items[i + 1]?.word === 'day' &&
      item.sentence === items[at]?.sentence,
  )

/** "more new artists than these 8" */
export const isNewBefore = (items: Items, at: number): boolean =>
  items.some(
    (item, i) => i < at && i >= at - 6 && item.sentence === items[at]?.sentence && has(item, 'new'),
  )

/** "played 29 tracks": then plays are meant as well. */
export const isPlayed = (items: Items, at: number): boolean =>
  /^(?:played|streamed|spun)$/.test(items[beside(items, at, -1)]?.word ?? '')
