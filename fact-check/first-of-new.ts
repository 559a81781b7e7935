// Which of the new artists or tracks came first or last on the day. The facts number them by how much of each was
// heard, so that only their times, or a whole log, say who came first.
import type { Fact } from '#schemas/index.ts'
import { clockOf } from './ground.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import type { Name } from './names.ts'
import { nameKey } from './normalise.ts'
import { clauseOf, isNew } from './novelty.ts'
import type { Item, TextReading } from './reading.ts'
import { unitWords } from './words/units.ts'

/** Call it after all rules that carry an order of another kind: it leaves open what none of them may support. */
export function checkFirstOfNew(reading: TextReading): void {
  for (const [at, item] of reading.items.entries()) {
    const side = sideOf(item)
    if (!side || !isOfNew(reading, at)) continue
    const name = claimedName(reading, at)
    if (!name?.stated.some(isNew)) continue
    const facts = newestAt(reading, name, side)
    if (facts) {
      reading.carry([at], facts)
      continue
    }
    const detail = `the text says that ${name.text} was ${side} of the new; no time says so`
    reading.fault({ kind: 'first-time', from: at, to: at, detail })
  }
}

type Side = 'first' | 'last'

const sideOf = ({ word, kind }: Item): Side | null => {
  if (kind !== 'word' && kind !== 'idiom') return null
  if (/^(?:first|came first|come first|in first place|first of all|earliest)$/.test(word))
    return 'first'
  if (/^(?:beginning|began|starting|started|opening|opened)$/.test(word)) return 'first'
  return /^(?:last|final|finally|latest|ending|finishing|closing)$/.test(word) ? 'last' : null
}

/** The clause counts or speaks of new things, and the word is not said of a play, a track or a time. */
function isOfNew({ items }: TextReading, at: number): boolean {
  const next = items[at + 1]
  const isOther = next && /^(?:plays?|sessions?|hours?|minutes?|days?|time|one)$/.test(next.word)
  if (isOther) return false
  return clauseOf(items, at).some((i) => {
    const item = items[i] as Item
    const isThing = unitWords.has(items[i + 1]?.word ?? '') || item.kind === 'amount'
    const isSaidNew = item.kind === 'idiom' ? false : has(item, 'new')
    return item.amount?.scopes.has('new') || (isSaidNew && (isThing || i !== at))
  })
}

/** Before the word, else after it: "X, the first of them", "first X". */
function claimedName(reading: TextReading, at: number): Name | undefined {
  const { items } = reading
  for (let i = beside(items, at, -1), k = 0; i >= 0 && k < 5; i = beside(items, i, -1), k++) {
    const name = nameAt(reading, i)
    if (name) return name
    if (isMark(items[i], /^[;:]$/) || items[i]?.kind === 'amount') break
  }
  for (let i = beside(items, at, 1), k = 0; i >= 0 && k < 8; i = beside(items, i, 1), k++) {
    const name = nameAt(reading, i)
    if (name) return name
    if (isMark(items[i], /^[;:]$/)) return undefined
  }
  return undefined
}

/** What shows that it was, null where nothing does. */
function newestAt({ ground }: TextReading, name: Name, side: Side): readonly Fact[] | null {
  const { log, day, byId } = ground
  if (log) {
    const firsts = (of: 'creator' | 'title', is: 'isNewArtist' | 'isNewTrack') => [
      ...new Set(log.plays.filter((play) => play.isTrack && play[is]).map((play) => play[of])),
    ]
    const isEnd = (all: readonly string[]) => (side === 'first' ? all[0] : all.at(-1)) === name.key
    const isArtist = name.stated.some(({ kind }) => /artist/.test(kind))
    const own = isArtist ? firsts('creator', 'isNewArtist') : firsts('title', 'isNewTrack')
    return isEnd(own) ? [] : null
  }
  const times = day.facts.filter(({ kind }) => kind === 'new-artist-at')
  if (times.length === 0 || times.length !== Number(byId.get('new-artists')?.value)) return null
  const own = times.find(({ subject }) => nameKey(subject ?? '') === name.key)
  // One time that several share orders none of them.
  const isBeyond = (other: Fact) =>
    own && (side === 'first' ? clockOf(own) < clockOf(other) : clockOf(own) > clockOf(other))
  return own && times.every((other) => other === own || isBeyond(other)) ? [own] : null
}
