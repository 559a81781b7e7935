// "X ahead of Y", "behind X came Y": names in the order that the facts give them.
import type { Fact } from '#schemas/index.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'

/** Kinds that rank their names, most heard first. */
const ladders: readonly RegExp[] = [
  /^(?:top-artist|artist)$/,
  /^(?:top-track|track)$/,
  /^new-artist$/,
  /^episode$/,
]

export function checkOrder(reading: TextReading): void {
  const { list } = reading
  const names = list.flatMap((token, i) => (token.kind === 'name' ? [i] : []))
  for (const [k, left] of names.entries()) {
    const right = names[k + 1]
    if (right === undefined || list[left]?.sentence !== list[right]?.sentence) continue
    const isFirst = isLeftFirst(list, left, right)
    if (isFirst === null) continue
    const [high, low] = isFirst ? [left, right] : [right, left]
    if (isOrdered(reading, high, low)) continue
    const detail = `the text says "${wordsOf(reading, left, right)}"; the facts put ${list[low]?.text} before ${list[high]?.text}`
    reading.fault({ kind: 'comparative', from: left, to: right, detail })
  }
  for (const at of names) checkPlace(reading, at)
}

/** Whether the words say that the left name comes before the right one; null where they say nothing. */
function isLeftFirst(list: readonly Token[], left: number, right: number): boolean | null {
  const between = list.slice(left + 1, right).map(({ word }) => word)
  const text = ` ${between.join(' ')} `
  if (between.length > 9) return null
  if (/ (?:ahead of|in front of|followed by|trailed by|outpaced|edged out|beat|before) /.test(text))
    return true
  const lead = list[left - 1]?.word ?? ''
  if (/^(?:behind|after)$/.test(lead) && / (?:came|was|stood) /.test(text)) return true
  if (/ (?:behind|after) ["']? ?$/.test(text)) return false
  return / (?:,|came first) (?:then|with) /.test(text) &&
    /^(?:behind|next|in)$/.test(list[right + 1]?.word ?? '')
    ? true
    : null
}

/** Unknown where no ladder has both, and then nothing is said against it. */
function isOrdered(reading: TextReading, high: number, low: number): boolean {
  const ranks = ladders.map((kind) => {
    const ladder = reading.ground.day.facts.filter((fact) => kind.test(fact.kind))
    return [rankIn(ladder, reading.list[high]), rankIn(ladder, reading.list[low])] as const
  })
  const known = ranks.filter(([a, b]) => a >= 0 && b >= 0)
  return known.length === 0 || known.some(([a, b]) => a < b)
}

const rankIn = (ladder: readonly Fact[], token: Token | undefined): number =>
  ladder.findIndex((fact) => token?.name?.stated.includes(fact))

/** "Y came second". */
function checkPlace(reading: TextReading, at: number): void {
  const { list, ground } = reading
  const place = { first: 0, second: 1, third: 2, fourth: 3 }[list[at + 2]?.word ?? '']
  if (
    !/^(?:came|was|ranked|placed|finished)$/.test(list[at + 1]?.word ?? '') ||
    place === undefined
  )
    return
  const ranks = ladders.map((kind) =>
    rankIn(
      ground.day.facts.filter((f) => kind.test(f.kind)),
      list[at],
    ),
  )
  if (ranks.some((rank) => rank === place) || ranks.every((rank) => rank < 0)) return
  const detail = `the text says "${wordsOf(reading, at, at + 2)}"; the facts put it elsewhere`
  reading.fault({ kind: 'comparative', from: at, to: at + 2, detail })
}
