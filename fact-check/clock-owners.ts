// The clock facts are those of the day's first and last play. "The episode ended at 21:42" gives one to
// an episode, a track or an artist, and no fact says which of them came first or last.
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'

const edges =
  /^(?:began|begins|started|starts|opened|opens|ended|ends|finished|finishes|closed|closes|stopped|stops)$/
const others = /^(?:came|played|aired|ran|lasted|continued|arrived|followed)$/
const parts = /^(?:episode|track|song|artist|band|act|singer|show|podcast|album)$/
const adverbs = /^(?:then|finally|only|just|also|eventually|itself|which|that|had|has|was)$/
const GAP_MAX = 5

/** Whether what is said to begin or end at the clock time `from` to `to` is not the day; then it is a fault. */
export function isClockOfPart(reading: TextReading, from: number, to: number): boolean {
  const { list } = reading
  const verb = verbBefore(list, from)
  const said =
    verb < 0 ? -1 : Math.max(subjectBefore(reading, verb), objectAfter(list, verb, from, to))
  const part = said < 0 ? nameBeside(list, from, to) : said
  if (part < 0) return false
  const span = { from: Math.min(part, from), to: Math.max(part, to) }
  const detail = `the text says "${wordsOf(reading, span.from, span.to)}"; the facts time the first and the last play of the day, and not whose they were`
  reading.fault({ kind: 'clock', ...span, detail })
  return true
}

/** The verb that the time belongs to, with no mark but quotes between. */
function verbBefore(list: readonly Token[], from: number): number {
  for (let at = from - 1; at >= from - GAP_MAX && at >= 0; at--) {
    const token = list[at]
    if (!token || token.kind === 'number' || token.kind === 'clock') return -1
    if (token.kind === 'mark' && !isQuote(token)) return -1
    if (edges.test(token.word)) return at
    if (others.test(token.word)) return at >= from - 2 ? at : -1
    if (/^(?:and|but|while|as|when)$/.test(token.word)) return -1
  }
  return -1
}

function subjectBefore(reading: TextReading, verb: number): number {
  const { list } = reading
  let at = verb - 1
  while (at >= 0 && (isQuote(list[at]) || adverbs.test(list[at]?.word ?? ''))) at--
  const head = list[at]
  if (!head || head.sentence !== list[verb]?.sentence) return -1
  if (head.kind === 'name') return isOfPlay(list, at) ? at : -1
  if (head.word === 'one') {
    return /^(?:new|next|another|second|other|fresh)$/.test(list[at - 1]?.word ?? '') ? at : -1
  }
  return parts.test(head.word) && !isOnly(reading, at) ? at : -1
}

/** "The last play of X" is X's; a day or an evening with X is still the day. */
function isOfPlay(list: readonly Token[], at: number): boolean {
  const before = list.slice(Math.max(0, at - 4), at).filter((token) => !isQuote(token))
  const owner = before.at(-1)?.word ?? ''
  if (/^(?:and|or|,|than)$/.test(owner)) return true
  if (!/^(?:of|with|by|for|to|from|in|on)$/.test(owner)) return true
  return before.some(({ word, kind }) => kind === 'name' || word === 'play' || parts.test(word))
}

/** "You opened with X at 08:02", "the day began at 08:02 with X". */
function objectAfter(list: readonly Token[], verb: number, from: number, to: number): number {
  if (!edges.test(list[verb]?.word ?? '')) return -1
  const inside = list.findIndex(({ kind }, i) => i > verb && i < from && kind === 'name')
  if (inside >= 0) return inside
  if (!/^(?:with|on)$/.test(list[to + 1]?.word ?? '')) return -1
  const next = isQuote(list[to + 2]) ? to + 3 : to + 2
  const isLed = /^(?:on|leading|ahead|in|at|topping|still|as)$/.test(list[next + 1]?.word ?? '')
  return list[next]?.kind === 'name' && !isLed ? next : -1
}

/** "X at 08:02", "at 08:02 X began". */
function nameBeside(list: readonly Token[], from: number, to: number): number {
  const before = isQuote(list[from - 2]) ? from - 3 : from - 2
  if (list[from - 1]?.word === 'at' && list[before]?.kind === 'name') return before
  const after = list.findIndex((token, at) => at > to && !isQuote(token) && token.text !== ',')
  const verb = list.findIndex((token, at) => at > after && !isQuote(token))
  return list[after]?.kind === 'name' && edges.test(list[verb]?.word ?? '') ? after : -1
}

/** On a day of music only, the first track is the first play. */
function isOnly({ list, ground }: TextReading, at: number): boolean {
  const count = (kind: string) =>
    Number(ground.day.facts.find((fact) => fact.kind === kind)?.value ?? 0)
  const isTalk = list[at]?.word === 'episode'
  if (!isTalk && !/^(?:track|song)$/.test(list[at]?.word ?? '')) return false
  if ((isTalk ? count('tracks') : count('episodes')) > 0) return false
  const isEdge = list
    .slice(Math.max(0, at - 3), at)
    .some(({ word }) => /^(?:first|last|final|opening|closing)$/.test(word))
  return isEdge || (isTalk ? count('episodes') : count('tracks')) === 1
}

const isQuote = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && /^["']$/.test(token.text)
