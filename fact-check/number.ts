// Reads numbers in digits and words: "four hundred and twelve", "two and a quarter", "three in four", "half an hour".

import type { Token } from './tokens.ts'
import { fractionWords, numberWords, ratioWords, scaleWords } from './words/numbers.ts'
import { type Unit, unitWords } from './words/units.ts'

/** A count, a part in per cent, or how often one thing holds another. */
export type AmountForm = 'count' | 'share' | 'ratio'

export interface Core {
  readonly value: number
  readonly to: number
  readonly form: AmountForm
  /** How exactly the words state it: half of the last digit, or what a fraction leaves open. */
  readonly slack: number
  readonly unit?: Unit
  readonly isWord?: boolean
}

type Tokens = readonly Token[]

export const wordAt = (tokens: Tokens, at: number): string => {
  const token = tokens[at]
  return token?.kind === 'word' ? token.word : ''
}

/** A number by itself, in digits or words. */
export function readCore(tokens: Tokens, at: number): Core | null {
  return readRatio(tokens, at) ?? readShare(tokens, at) ?? readNumber(tokens, at)
}

function readNumber(tokens: Tokens, at: number): Core | null {
  const token = tokens[at]
  if (token?.kind === 'number' && !/^(?:st|nd|rd|th)$/.test(token.suffix)) {
    const slack = token.decimals > 0 ? 0.5 * 10 ** -token.decimals + 1e-9 : 0
    const value = token.digits * (token.suffix === 'k' ? 1000 : 1)
    return withHalf(tokens, { value, to: at, form: 'count', slack })
  }
  if (token?.kind !== 'word') return null
  const article = /^(?:a|an|the)$/.test(token.word) ? 1 : 0
  const word = wordAt(tokens, at + article)
  if (article && /^(?:single)$/.test(word) && token.word !== 'the')
    return { value: 1, to: at, form: 'count', slack: 0, isWord: true }
  if (article && !scaleWords.has(word) && word !== 'couple') return null
  if (word === 'couple') {
    const to = wordAt(tokens, at + article + 1) === 'of' ? at + article + 1 : at + article
    return article ? { value: 2, to, form: 'count', slack: 0, isWord: true } : null
  }
  const cardinal = readCardinal(tokens, at + article, article === 1)
  return cardinal && withHalf(tokens, cardinal)
}

/** "four hundred and twelve", "forty-two", "half a dozen". */
function readCardinal(tokens: Tokens, at: number, hasArticle: boolean): Core | null {
  let total = 0
  let current = hasArticle ? 1 : 0
  let to = at - 1
  let count = 0
  for (let i = at; ; i++) {
    const word = wordAt(tokens, i)
    const value = numberWords.get(word)
    const scale = scaleWords.get(word)
    if (scale !== undefined && (current > 0 || count > 0)) {
      current = Math.max(current, 1) * scale
      if (scale === 1000) {
        total += current
        current = 0
      }
    } else if (value !== undefined && isNextDigit(current, value, count)) current += value
    else if (
      word === 'and' &&
      count > 0 &&
      current % 100 === 0 &&
      numberWords.has(wordAt(tokens, i + 1)) &&
      current > 0
    )
      continue
    else break
    count++
    to = i
  }
  if (count === 0) return null
  return { value: total + current, to, form: 'count', slack: 0, isWord: true }
}

const isNextDigit = (current: number, value: number, count: number): boolean =>
  count === 0 ||
  (value < 10 && value > 0 && current % 10 === 0 && current % 100 !== 0 && current % 100 >= 20) ||
  (value < 100 && current % 100 === 0 && current > 0)

/** "two and a half", "three and a quarter". */
function withHalf(tokens: Tokens, core: Core): Core {
  if (wordAt(tokens, core.to + 1) !== 'and') return core
  const article = /^(?:a|an|one)$/.test(wordAt(tokens, core.to + 2))
  const many = numberWords.get(wordAt(tokens, core.to + 2))
  const part = fractionWords.get(wordAt(tokens, core.to + 3))
  if (part === undefined || part < 0.24 || (!article && many === undefined)) return core
  const value = core.value + part * (article ? 1 : (many ?? 1))
  return { ...core, value, to: core.to + 3, slack: 0.04 }
}

/** "a third", "two thirds", "half", "21%", "three in four", "one out of five". */
function readShare(tokens: Tokens, at: number): Core | null {
  const token = tokens[at]
  if (!token) return null
  const number = readPlain(tokens, at)
  if (number) {
    const next = tokens[number.to + 1]
    if (token.suffix === '%' || next?.text === '%' || next?.word === 'percent')
      return shareOf(
        number.value,
        token.suffix === '%' ? number.to : number.to + 1,
        percentSlack(token),
      )
    if (next?.word === 'per' && wordAt(tokens, number.to + 2) === 'cent')
      return shareOf(number.value, number.to + 2, percentSlack(token))
    const whole = wholeAfter(tokens, number.to + 1)
    if (whole && whole.value > number.value)
      return shareOf((100 * number.value) / whole.value, whole.to, 1.5)
    const part = fractionWords.get(wordAt(tokens, number.to + 1))
    if (part !== undefined && number.value < 1 / part)
      return fractionAt(number.value * part, number.to + 1)
  }
  const article = /^(?:a|one)$/.test(token.word) ? 1 : 0
  const part = fractionWords.get(wordAt(tokens, at + article))
  if (part === undefined || (article === 0 && token.word !== 'half')) return null
  return fractionAt(part, at + article)
}

const WHOLE_MAX = 12

/** "in four", "out of every five", "plays in ten", "of every twelve plays": what a part is a part of. */
function wholeAfter(tokens: Tokens, at: number): Core | null {
  const isUnit = unitWords.has(wordAt(tokens, at))
  const from = isUnit ? at + 1 : at
  const words = [0, 1, 2].map((k) => wordAt(tokens, from + k)).join(' ')
  const [joint] = /^(?:in every|out of every|of every|in|out of)(?= )/.exec(`${words} `) ?? []
  if (joint === undefined || (isUnit && !joint.startsWith('in'))) return null
  const whole = readPlain(tokens, from + joint.split(' ').length)
  if (!whole || whole.value > WHOLE_MAX) return null
  const isCount = unitWords.has(wordAt(tokens, whole.to + 1)) && !joint.endsWith('every')
  return isCount ? null : whole
}

const fractionAt = (part: number, to: number): Core =>
  shareOf(part * 100, to, Math.max(1, 4 * part))

const percentSlack = (token: Token): number => 0.5 * 10 ** -token.decimals + 0.01

const shareOf = (value: number, to: number, slack: number): Core => ({
  value,
  to,
  form: 'share',
  slack,
  unit: 'share',
})

function readPlain(tokens: Tokens, at: number): Core | null {
  const token = tokens[at]
  if (token?.kind === 'number' && !/^(?:st|nd|rd|th)$/.test(token.suffix))
    return { value: token.digits, to: at, form: 'count', slack: 0 }
  return token?.kind === 'word' ? readCardinal(tokens, at, false) : null
}

/** "twice", "3.1 times", "double": how often something holds something else. */
function readRatio(tokens: Tokens, at: number): Core | null {
  const word = ratioWords.get(wordAt(tokens, at))
  if (word !== undefined)
    return { value: word, to: at, form: 'ratio', slack: word * 0.05, unit: 'times' }
  const number = readPlain(tokens, at)
  const half = number && withHalf(tokens, number)
  const next = half ? tokens[half.to + 1] : undefined
  if (!half || !(next?.word === 'times' || tokens[at]?.suffix === 'x')) return null
  const to = next?.word === 'times' ? half.to + 1 : half.to
  if (!isRatioAfter(tokens, to + 1)) return null
  const decimals = tokens[at]?.decimals ?? 0
  const slack = decimals > 0 ? 0.5 * 10 ** -decimals + 0.001 : half.value * 0.05
  return { value: half.value, to, form: 'ratio', slack, unit: 'times' }
}

/** What follows makes it a ratio, and no count of plays. */
function isRatioAfter(tokens: Tokens, at: number): boolean {
  for (let i = at; i < at + 3; i++) {
    const word = wordAt(tokens, i)
    if (/^(?:as|more|longer|usual|typical|normal|average|what|over-usual)$/.test(word)) return true
    if (!/^(?:the|your|a|an|its|that|of|over)$/.test(word)) return false
  }
  return false
}

/** "6 hours and 52 minutes", "an hour and a half", "half an hour", "6h 52m". */
export function readDuration(tokens: Tokens, at: number): Core | null {
  const half = halfHour(tokens, at)
  if (half) return half
  const one = /^(?:an?)$/.test(wordAt(tokens, at))
  const core = one ? { value: 1, to: at, form: 'count' as const, slack: 0 } : readNumber(tokens, at)
  if (!core) return null
  const token = tokens[core.to]
  const isAttached = /^(?:h|hrs?)$/.test(token?.suffix ?? '')
  let to = core.to
  while (/^(?:full|whole|solid|straight|long)$/.test(wordAt(tokens, to + 1))) to++
  if (!isAttached) {
    to++
    if (token && /^(?:m|mins?)$/.test(token.suffix)) return minutesCore(core.value, core.to, 0)
    if (!/^(?:hours?|hrs?)$/.test(wordAt(tokens, to)))
      return one && wordAt(tokens, to) === 'minute' ? minutesCore(1, to, 0) : null
  }
  const more = minutesAfter(tokens, to)
  if (more) return minutesCore(core.value * 60 + more.value, more.to, more.slack)
  // "two hours" in words is said of a minute more or less.
  const isWords = tokens[at]?.kind === 'word'
  return minutesCore(core.value * 60, to, Math.max(core.slack * 60, isWords ? 1.5 : 0))
}

/** "and 52 minutes", "52m", "and a half" after an hour. */
function minutesAfter(tokens: Tokens, at: number): Core | null {
  let i = at + 1
  if (/^(?:and|,)$/.test(tokens[i]?.text.toLowerCase() ?? '')) i++
  const isJoined = i > at + 1
  const number = readPlain(tokens, i)
  if (number) {
    const suffix = tokens[number.to]?.suffix ?? ''
    if (/^(?:m|mins?)$/.test(suffix)) return number
    if (/^(?:minutes?|mins?)$/.test(wordAt(tokens, number.to + 1)))
      return { ...number, to: number.to + 1 }
  }
  if (wordAt(tokens, i) === 'a' && wordAt(tokens, i + 1) === 'minute')
    return { value: 1, to: i + 1, form: 'count', slack: 0 }
  if (!isJoined) return null
  const article = /^(?:a|one)$/.test(wordAt(tokens, i))
  const many = article ? 1 : numberWords.get(wordAt(tokens, i))
  const part = fractionWords.get(wordAt(tokens, i + 1))
  if (many === undefined || part === undefined || part < 0.24) return null
  return { value: 60 * part * many, to: i + 1, form: 'count', slack: 2.5 }
}

/** "half an hour", "a quarter of an hour", "three quarters of an hour". */
function halfHour(tokens: Tokens, at: number): Core | null {
  const share = readShare(tokens, at)
  if (!share || wordAt(tokens, share.to) === 'percent') return null
  let i = share.to + 1
  if (wordAt(tokens, i) === 'of') i++
  if (!/^an?$/.test(wordAt(tokens, i)) || wordAt(tokens, i + 1) !== 'hour') {
    if (wordAt(tokens, at) === 'a' && wordAt(tokens, i) === 'hour') return minutesCore(30, i, 2)
    if (wordAt(tokens, at) !== 'half' || wordAt(tokens, i + 1) !== 'dozen') return null
    return { value: 6, to: i + 1, form: 'count', slack: 0, isWord: true }
  }
  return minutesCore((share.value * 60) / 100, i + 1, 2)
}

const minutesCore = (value: number, to: number, slack: number): Core => ({
  value,
  to,
  form: 'count',
  slack,
  unit: 'minutes',
})
