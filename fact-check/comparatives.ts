// "More than usual": the facts must have a usual value, and the day must be on that side of it.
import type { Fact } from '#schemas/index.ts'
import { type TextReading, wordsOf } from './reading.ts'
import { isUsualCue } from './usual.ts'
import { comparatives } from './words/claims.ts'

export function checkComparatives(reading: TextReading): void {
  const { list } = reading
  for (let i = 0; i < list.length; i++) {
    if (list[i]?.kind !== 'word') continue
    const word = list[i]?.word ?? ''
    if (/^unusual(?:ly)?$/.test(word)) checkDirection(reading, { from: i, to: i, direction: 1 })
    const direction = comparatives.get(word)
    if (direction === undefined) continue
    const to = comparedWith(reading, i)
    if (to >= 0) checkDirection(reading, { from: i, to, direction })
    else checkOther(reading, i)
  }
}

/** The index of the "usual" that it is compared with, within its clause. */
function comparedWith({ list }: TextReading, i: number): number {
  const isThan = (at: number) => list[at]?.word === 'than'
  const needsThan =
    /^(?:more|less|fewer|.*er)$/.test(list[i]?.word ?? '') &&
    !/^(?:over|under)$/.test(list[i]?.word ?? '')
  let hasThan = !needsThan
  for (let at = i + 1; at <= i + 8; at++) {
    const token = list[at]
    if (!token || token.kind === 'mark' || token.kind === 'number') return -1
    if (isThan(at)) hasThan = true
    if (isUsualCue(list, at) || /^(?:usual|average|norm)$/.test(token.word)) {
      return hasThan ? at : -1
    }
    if (/^(?:and|while|with|when|where)$/.test(token.word)) return -1
  }
  return -1
}

interface Claim {
  readonly from: number
  readonly to: number
  readonly direction: 1 | -1
}

function checkDirection(reading: TextReading, { from, to, direction }: Claim): void {
  const candidates = candidatesFor(reading, from, to)
  const truth = candidates.find(
    ({ value, usual }) => Math.sign(Number(value) - (usual ?? 0)) === direction,
  )
  if (truth) {
    reading.cite(reading.list[from]?.sentence ?? 0, [truth])
    return
  }
  const known = candidates
    .slice(0, 3)
    .map(({ kind, value, usual }) => `${kind.replaceAll('-', ' ')} ${value}, usually ${usual}`)
    .join('; ')
  const says = known === '' ? 'no fact says what is usual' : `the facts say: ${known}`
  const detail = `the text says "${wordsOf(reading, from, to)}"; ${says}`
  reading.fault({ kind: 'comparative', from, to, detail, ...(known && { expected: known }) })
}

/** By the nouns between, else by what the sentence already states, else by minutes. */
function candidatesFor(
  { list, ground, cited }: TextReading,
  from: number,
  to: number,
): readonly Fact[] {
  const usual = ground.day.facts.filter(
    (fact) => fact.usual !== null && typeof fact.value === 'number',
  )
  const words = list
    .slice(from, to + 5)
    .filter(({ sentence }) => sentence === list[from]?.sentence)
    .map(({ word }) => word)
  const kinds = kindsByNoun.find(([noun]) => words.some((word) => noun.test(word)))?.[1]
  if (kinds) return usual.filter(({ kind }) => kinds.includes(kind))
  const ids = cited.get(list[from]?.sentence ?? 0)
  const stated = usual.filter(({ id, subject }) => ids?.has(id) && subject === null)
  if (stated.length > 0) return stated
  const minutes = usual.filter(({ kind }) => kind === 'minutes')
  return minutes.length > 0 ? minutes : usual
}

const kindsByNoun: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:new|discoveries|newcomers)$/, ['new-artists']],
  [/^(?:artists?|bands?|acts?|names)$/, ['artists']],
  [/^episodes?$/, ['episodes']],
  [/^(?:podcasts?|talk)$/, ['podcast-minutes', 'episodes']],
  [/^repeat(?:s|ed)?$/, ['repeats']],
  [/^(?:plays|tracks|songs)$/, ['tracks']],
  [/^(?:music|musical)$/, ['music-minutes']],
  [/^(?:minutes|hours|listening|time)$/, ['minutes']],
]

/** "more than ever", "than yesterday", "than last year": beyond what the facts compare. */
function checkOther(reading: TextReading, i: number): void {
  const { list } = reading
  const at = list.findIndex((token, k) => k > i && k <= i + 4 && token.word === 'than')
  if (at < 0) return
  const next = list[at + 1]
  const isBeyond = /^(?:ever|yesterday|before|last|anyone|everyone|anybody|others|people)$/.test(
    next?.word ?? '',
  )
  if (isBeyond) {
    const detail = `the text says "${wordsOf(reading, i, at + 1)}"; the facts compare with the usual day only`
    reading.fault({ kind: 'comparative', from: i, to: at + 1, detail })
  } else if (next?.kind === 'name') checkPair(reading, i, at + 1)
}

/** "more X than Y": in the order of the facts. */
function checkPair(reading: TextReading, i: number, at: number): void {
  const { list, ground } = reading
  const order = ground.day.facts.filter(({ kind }) => /^(?:top-artist|artist)$/.test(kind))
  const rank = (token: (typeof list)[number] | undefined) =>
    order.findIndex((fact) => token?.name?.stated.includes(fact))
  const more = list.slice(i, at).find(({ kind }) => kind === 'name')
  const [high, low] = [rank(more), rank(list[at])]
  if (high < 0 || low < 0) return
  const isLess = comparatives.get(list[i]?.word ?? '') === -1
  if (isLess ? low < high : high < low) return
  const detail = `the text says "${wordsOf(reading, i, at)}"; the facts order them the other way`
  reading.fault({ kind: 'comparative', from: i, to: at, detail })
}
