// What is said of the top artist, track, show or genre, of the day or of its year: the name that is joined to it.

import { type Place, placesOf, topFact } from './ground.ts'
import { beside, has, isMark } from './items.ts'
import type { Name } from './names.ts'
import type { TextReading } from './reading.ts'

/** "the top artist was X": the name that the words join to it must be it. */
export function checkTop(
  reading: TextReading,
  at: number,
  group: Place['group'],
  isOfYear?: boolean,
): void {
  const { items, ground } = reading
  const fact = topFact(ground, group, isOfYear)
  const said = reading.wordsOf(at, at)
  if (!fact) {
    const detail = `the text says "${said}"; no fact names one`
    reading.fault({ kind: 'superlative', from: at, to: at, detail })
    return
  }
  const joined = joinedTo(reading, at)
  const isIt = (name: Name) => (isOfYear ? name.stated.includes(fact) : isFirst(name, group))
  const other = joined.find(({ name }) => !isIt(name))
  if (other) {
    const expected = String(fact.value)
    const detail = `the text says "${said}" of ${other.name.text}; the facts say ${expected}`
    const weight = isMark(items[other.at - 1], /^,$/) ? 'not-stated' : 'contradicted'
    reading.fault({ kind: 'superlative', weight, from: at, to: at, detail, expected })
    return
  }
  const year = /^year/.test(items[at - 1]?.word ?? '') && isOfYear ? [at - 1] : []
  reading.carry([at, ...year], [fact])
}

/** "the top track of the day, with four plays, was X": the name after the verb. */
function predicateAfter(
  { items }: TextReading,
  at: number,
): { at: number; name: Name } | undefined {
  for (let i = beside(items, at, 1), k = 0; i >= 0 && k < 12; i = beside(items, i, 1), k++) {
    if (
      items[i]?.name ||
      has(items[i], 'verb', 'lead', 'begin', 'end') ||
      isMark(items[i], /^[;:]$/)
    )
      return undefined
    const next = beside(items, i, 1)
    const name = has(items[i], 'be') ? items[next]?.name : undefined
    if (name) return { at: next, name }
    if (has(items[i], 'be')) return undefined
  }
  return undefined
}

/** "X was the top artist", "the top artist was X", "the top artist, X,", "your top artist X". */
function joinedTo(reading: TextReading, at: number): { at: number; name: Name }[] {
  const { items } = reading
  const after = beside(items, at, 1)
  if (items[after]?.name) return [{ at: after, name: items[after]?.name as Name }]
  if (has(items[after], 'be') || isMark(items[after], /^[,:(-]$/)) {
    let i = beside(items, after, 1)
    while (
      items[i]?.kind !== 'name' &&
      has(items[i], 'function') &&
      !/^(?:and|but|while)$/.test(items[i]?.word ?? '')
    )
      i = beside(items, i, 1)
    const name = items[i]?.name
    // "Ariana Grande's T": the thing itself is what is joined.
    if (name) {
      const own = items[i]?.token.isPossessive ? items[beside(items, i, 1)]?.name : undefined
      return [{ at: i, name: own ?? name }]
    }
  }
  const told = predicateAfter(reading, at)
  if (told) return [told]
  let i = beside(items, at, -1)
  while (
    (items[i]?.kind !== 'name' &&
      has(items[i], 'function', 'be') &&
      !/^(?:by|from|with|of|to|for)$/.test(items[i]?.word ?? '')) ||
    items[i]?.word === 'your' ||
    isMark(items[i], /^,$/)
  ) {
    i = beside(items, i, -1)
  }
  const subject = items[i]?.name ? i : -1
  if (subject < 0 || subject === beside(items, at, -1)) return []
  // Of "T by A" it is the track that the words describe.
  const by = beside(items, subject, -1)
  const made = /^(?:by|from|of)$/.test(items[by]?.word ?? '') ? beside(items, by, -1) : -1
  const head = made >= 0 && items[made]?.name ? made : subject
  const isObject = /^(?:by|with|of|from|for|to|behind|after|than)$/.test(
    items[beside(items, head, -1)]?.word ?? '',
  )
  return isObject ? [] : [{ at: head, name: items[head]?.name as Name }]
}

const isFirst = (name: Name, group: Place['group']): boolean =>
  placesOf(name).find((place) => place.group === group)?.rank === 1
