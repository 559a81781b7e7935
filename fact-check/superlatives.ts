// "The biggest day": only a rank in the facts makes that true; "your top artist": only the top fact.
import type { Fact } from '#schemas/index.ts'
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type TextReading, wordsOf } from './reading.ts'
import { checkTop, isTop } from './tops.ts'
import {
  lowSuperlatives,
  openSuperlatives,
  rankedKinds,
  rankPhrases,
  superlatives,
} from './words/claims.ts'
import { numberWords, ordinalWords } from './words/numbers.ts'

const phrases = indexPhrases(rankPhrases)

export function checkSuperlatives(reading: TextReading): void {
  const { list } = reading
  for (let i = 0; i < list.length; i++) {
    if (reading.taken.has(i) || list[i]?.kind === 'name') continue
    const word = list[i]?.word ?? ''
    const phrase = phraseEnd(list, i, phrases)
    if (isTop(list, i) && isBeyondYear(reading, i)) failBeyond(reading, i, i)
    else if (isTop(list, i)) checkTop(reading, i)
    else if (phrase >= 0) checkRank(reading, i, phrase)
    else if (isSuperlative(reading, i)) checkRank(reading, i, i)
    else if (lowSuperlatives.has(word) && list[i - 1]?.word !== 'at') fail(reading, i, i, [])
    else if (openSuperlatives.has(word)) {
      const detail = `the text says "${wordsOf(reading, i, i)}"; no fact ranks that`
      reading.fault({ kind: 'superlative', from: i, to: i, detail })
    }
  }
}

function isSuperlative({ list }: TextReading, i: number): boolean {
  const word = list[i]?.word ?? ''
  const before = list[i - 1]?.word ?? ''
  const after = list[i + 1]?.word ?? ''
  if (word === 'most') {
    return before !== 'at' && !/^(?:of|days|people|mornings|evenings|part|times)$/.test(after)
  }
  if (word === 'record') {
    if (/^(?:of|store|shop|label|player|collection|that)$/.test(after)) return false
    return (
      list[i + 1]?.kind === 'number' ||
      /^(?:day|breaking|tally|total|number|high|run|listening|setting|for)$/.test(after) ||
      /^(?:personal|a|new|set)$/.test(before)
    )
  }
  return superlatives.has(word)
}

interface Rank {
  readonly from: number
  readonly rank: number
  /** "one of your five biggest days": the rank or better. */
  readonly isOrBetter: boolean
}

/** "second biggest" is rank 2; "one of the five biggest days" rank 5 or better. */
function rankBefore({ list }: TextReading, at: number): Rank {
  const token = list[at - 1]
  const value = token?.kind === 'number' ? token.digits : numberWords.get(token?.word ?? '')
  const ordinal = token?.kind === 'number' ? undefined : ordinalWords.get(token?.word ?? '')
  if (token?.kind === 'number' && /^(?:st|nd|rd|th)$/.test(token.suffix)) {
    return { from: at - 1, rank: token.digits, isOrBetter: false }
  }
  if (ordinal !== undefined) {
    const tens = token?.isGlued ? (numberWords.get(list[at - 2]?.word ?? '') ?? 0) : 0
    const from = tens ? at - 2 : at - 1
    return { from, rank: tens + ordinal, isOrBetter: false }
  }
  const isMany =
    value !== undefined && value > 1 && list.slice(at, at + 5).some((t) => t.word === 'days')
  return isMany
    ? { from: at - 1, rank: value, isOrBetter: true }
    : { from: at, rank: 1, isOrBetter: false }
}

function checkRank(reading: TextReading, at: number, to: number): void {
  const { list } = reading
  const { from, rank, isOrBetter } = rankBefore(reading, at)
  reading.take(from, to)
  if (isBeyondYear(reading, to)) {
    failBeyond(reading, from, to)
    return
  }
  if (isWithinDay(reading, at)) return
  const candidates = candidatesFor(reading, at, to)
  const truths = candidates.filter((fact) =>
    isOrBetter ? (fact.rank ?? Number.POSITIVE_INFINITY) <= rank : fact.rank === rank,
  )
  if (truths.length > 0) reading.cite(list[at]?.sentence ?? 0, truths.slice(0, 1))
  else fail(reading, from, to, candidates)
}

function failBeyond(reading: TextReading, from: number, to: number): void {
  const detail = `the text says "${wordsOf(reading, from, to)}" for all time; the facts rank the days of one year only`
  reading.fault({ kind: 'superlative', from, to, detail })
}

const isBeyondYear = ({ list }: TextReading, to: number): boolean => {
  const rest = list.slice(to + 1, to + 8).filter((token) => token.sentence === list[to]?.sentence)
  return rest.some(
    ({ word }, k) =>
      /^(?:ever|lifetime)$/.test(word) ||
      (word === 'time' && rest[k - 1]?.word === 'all') ||
      (word === 'life' && rest[k - 1]?.word === 'your'),
  )
}

/** The longest session of the day, the largest share of it: no rank among days is claimed. */
function isWithinDay(reading: TextReading, at: number): boolean {
  const { list } = reading
  const near = list.slice(at + 1, at + 5).filter((token) => token.sentence === list[at]?.sentence)
  const find = (kind: string) => reading.ground.day.facts.find((fact) => fact.kind === kind)
  const isOfYear = near.some(({ word }) => /^(?:year|month|summer)$/.test(word))
  const isOfSessions = list.some(
    ({ word, sentence }) =>
      /^(?:sessions?|sittings?)$/.test(word) && sentence === list[at]?.sentence,
  )
  if (list[at]?.word === 'longest' && isOfSessions && !isOfYear) return true
  if (near.some(({ word }) => /^(?:session|sitting|stretch|run)$/.test(word)) && !isOfYear) {
    const fact = find('longest-session-minutes')
    if (fact) reading.cite(list[at]?.sentence ?? 0, [fact])
    return fact !== undefined
  }
  return false
}

/** Ranked facts that the words beside the superlative speak of; all of them where none does. */
function candidatesFor({ list, ground }: TextReading, at: number, to: number): readonly Fact[] {
  const ranked = ground.day.facts.filter((fact) => fact.rank !== null)
  const near = list
    .slice(Math.max(0, at - 6), to + 7)
    .filter((token) => token.clause === list[at]?.clause)
  const names = [...list.slice(Math.max(0, at - 6), at), ...list.slice(to + 1, to + 4)].filter(
    ({ name, clause }) => name !== null && clause === list[at]?.clause,
  )
  const own = ranked.filter(
    ({ subject }) =>
      subject !== null &&
      names.some(({ name }) => name?.counted.some((f) => f.subject === subject)),
  )
  if (own.length > 0) return own
  for (const [pattern, kinds] of rankedKinds) {
    if (!near.some(({ word }) => pattern.test(word))) continue
    return ranked.filter(({ kind }) => kinds.includes(kind))
  }
  return ranked
}

function fail(reading: TextReading, from: number, to: number, candidates: readonly Fact[]): void {
  const known = candidates
    .slice(0, 3)
    .map(({ kind, rank }) => `${kind.replaceAll('-', ' ')} ranks ${rank}`)
    .join(', ')
  const says = known === '' ? 'no fact ranks the day so' : `the facts say: ${known} in the year`
  const detail = `the text says "${wordsOf(reading, from, to)}"; ${says}`
  reading.fault({ kind: 'superlative', from, to, detail, ...(known && { expected: known }) })
}
