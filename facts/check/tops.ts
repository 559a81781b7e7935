// "Your top artist was X", "X led the day": within the day, only the top facts may be named so.
import type { Fact } from '#schemas/index.ts'
import { type Reading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'

const nouns: Readonly<Record<string, string>> = {
  artist: 'top-artist',
  band: 'top-artist',
  act: 'top-artist',
  singer: 'top-artist',
  track: 'top-track',
  song: 'top-track',
  show: 'top-show',
  podcast: 'top-show',
}

/** A phrase that crowns a name: most played, top artist, led the day, on top. */
export const isTop = (list: readonly Token[], i: number): boolean => topEnd(list, i) >= 0

function topEnd(list: readonly Token[], i: number): number {
  const word = (offset: number) => list[i + offset]?.word ?? ''
  if (
    word(0) === 'most' &&
    /^(?:played|heard|listened|repeated|streamed|replayed)$/.test(word(1))
  ) {
    return nouns[word(2)] ? i + 2 : i + 1
  }
  if (word(0) === 'top') return nouns[word(1)] ? i + 1 : -1
  if (/^(?:led|leads|leading|topped|topping|headed|ruled|dominated|owned)$/.test(word(0))) {
    const isDay =
      /^(?:the|your|its)$/.test(word(1)) &&
      /^(?:day|way|list|pack|field|charts?|table)$/.test(word(2))
    if (isDay) return i + 2
    return /^(?:led|leading|leads)$/.test(word(0)) && /^(?:with|at)$/.test(word(1)) ? i : -1
  }
  const isOnTop =
    /^(?:on|at)$/.test(word(0)) && (word(1) === 'top' || (word(1) === 'the' && word(2) === 'top'))
  if (isOnTop) return word(1) === 'top' ? i + 1 : i + 2
  if (/^(?:led|topped|headed|crowned)$/.test(word(0)) && word(1) === 'by') return i + 1
  return word(0) === 'out' && word(1) === 'in' && word(2) === 'front' ? i + 2 : -1
}

export function checkTop(reading: Reading, i: number): void {
  const { list, ground } = reading
  const to = topEnd(list, i)
  reading.take(i, to)
  const kind = list
    .slice(i, to + 1)
    .map(({ word }) => nouns[word])
    .find(Boolean)
  const tops = ground.day.facts.filter((fact) =>
    kind ? fact.kind === kind : /^top-(?:artist|track|show)$/.test(fact.kind),
  )
  const name = nearestName(reading, i, to, kind)
  const isTrue = name ? tops.find((fact) => name.stated.includes(fact)) : undefined
  if (isTrue) reading.cite(list[i]?.sentence ?? 0, [isTrue])
  else if (name) fail(reading, i, to, name.text, tops)
  else reading.cite(list[i]?.sentence ?? 0, kind ? tops : [])
}

/** After the phrase, else before it, in its sentence. */
function nearestName({ list }: Reading, from: number, to: number, kind: string | undefined) {
  const sentence = list[from]?.sentence
  const isBy = list[to]?.word === 'by' || kind !== undefined || list[from]?.word === 'most'
  const after = list.slice(to + 1, to + 7).find((token) => token.kind === 'name')
  const before = list
    .slice(Math.max(0, from - 9), from)
    .findLast((token) => token.kind === 'name' && token.sentence === sentence)
  const isAfter = after?.sentence === sentence && (isBy || !before)
  return (isAfter ? after : before)?.name ?? null
}

function fail(
  reading: Reading,
  from: number,
  to: number,
  name: string,
  tops: readonly Fact[],
): void {
  const expected = tops.map(({ value }) => String(value)).join(', ')
  const says = expected === '' ? 'no fact names one' : `the facts say ${expected}`
  const detail = `the text calls ${name} "${wordsOf(reading, from, to)}"; ${says}`
  reading.fault({ kind: 'superlative', from, to, detail, ...(expected && { expected }) })
}
