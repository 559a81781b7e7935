// What is still capitalised or quoted once the day's names, dates and numbers are known is an invented name.
import { indexLog, type NameIndex } from './names.ts'
import { nameKey } from './normalise.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'
import { commonWords } from './words/common.ts'

export function checkInvented(reading: TextReading): void {
  const { list } = reading
  const inQuotes = checkQuotes(reading)
  for (let i = 0; i < list.length; i++) {
    if (inQuotes.has(i) || !isInventedAt(reading, i)) continue
    const to = runEnd(reading, i)
    report(reading, i, to)
    i = to
  }
}

/** A quotation must be one of the day's names, and nothing more; a name may end or begin with a mark itself. */
function checkQuotes(reading: TextReading): ReadonlySet<number> {
  const { list } = reading
  const seen = new Set<number>()
  for (let i = 0; i < list.length; i++) {
    const to = isOpening(reading, i) ? closing(reading, i) : -1
    if (to < 0) continue
    const inside = list
      .slice(i + 1, to)
      .filter(({ kind, text }) => kind !== 'mark' || !/[,.!?'"]/.test(text))
    const isName = inside.length > 0 && inside.every(({ kind }) => kind === 'name')
    if (!isName && inside.length > 0) {
      for (let at = i; at <= to; at++) seen.add(at)
      report(reading, i + 1, to - 1)
    }
    i = to
  }
  return seen
}

function isOpening({ list, tokens }: TextReading, i: number): boolean {
  const token = list[i]
  if (token?.kind !== 'mark' || !/^["']$/.test(token.text)) return false
  const { text } = tokens.normalised
  const isAfterGap = token.start === 0 || /[\s(\-:]/.test(text[token.start - 1] ?? '')
  return isAfterGap && /\S/.test(text[token.end] ?? '')
}

function closing({ list, tokens }: TextReading, i: number): number {
  const { text } = tokens.normalised
  for (let at = i + 1; at < Math.min(list.length, i + 30); at++) {
    const token = list[at]
    if (
      token?.text === list[i]?.text &&
      /^(?:[^\p{L}\p{N}]|$)/u.test(text.slice(token?.end ?? 0, (token?.end ?? 0) + 1))
    ) {
      return at
    }
  }
  return -1
}

/** Capitals that name nothing. */
const plainCapitals = new Set([
  'i',
  "i'm",
  "i'd",
  "i've",
  "i'll",
  'am',
  'pm',
  'ok',
  'tv',
  'liner',
  'notes',
])

function isInventedAt({ list, taken }: TextReading, i: number): boolean {
  const token = list[i]
  if (token?.kind !== 'word' || taken.has(i) || !/\p{Lu}/u.test(token.text)) return false
  if (plainCapitals.has(token.word)) return false
  if (!token.isInitial) return true
  const next = list[i + 1]
  const isRun = next?.kind === 'word' && /^\p{Lu}/u.test(next.text) && !plainCapitals.has(next.word)
  return !isCommon(list, token) || (isRun && !taken.has(i + 1) && !commonWords.has(token.word))
}

/** An ordinary opener of a sentence: listed, said in lower case elsewhere, or plainly a verb or adverb. */
function isCommon(list: readonly Token[], token: Token): boolean {
  const { word, text } = token
  if (/\p{Lu}/u.test(text.slice(1)))
    return commonWords.has(word) && /^\p{Lu}+$/u.test(text) && text.length < 3
  return (
    commonWords.has(word) ||
    commonWords.has(word.replace(/'(?:s|d|ll|ve|re|m|t)$/, '')) ||
    list.some((other) => other !== token && other.kind === 'word' && other.text === word)
  )
}

/** Consecutive capitals, with "of the" and "and" between them, are one name. */
function runEnd({ list, taken }: TextReading, from: number): number {
  let end = from
  for (let at = from + 1; at < list.length; at++) {
    const token = list[at]
    if (!token || token.kind === 'mark' || token.sentence !== list[from]?.sentence) break
    const isCapital = /^\p{Lu}/u.test(token.text) && token.kind === 'word' && !taken.has(at)
    if (isCapital) end = at
    else if (!/^(?:of|the|and|&|in|for)$/.test(token.word) || at - end > 2) break
  }
  return end
}

const logNames = new WeakMap<object, NameIndex>()

function report(reading: TextReading, from: number, to: number): void {
  const words = wordsOf(reading, from, to)
  const { log } = reading.ground.day
  const index = logNames.get(log) ?? indexLog(log.flatMap(({ title, creator }) => [title, creator]))
  logNames.set(log, index)
  const isHeard = index.some(({ key }) => key === nameKey(words))
  const detail = isHeard
    ? `the text names "${words}", which was heard, but no fact states it`
    : `the text names "${words}"; no fact has that name`
  reading.fault({ kind: 'name', from, to, detail })
}
