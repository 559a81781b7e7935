// Reads clock times, in digits and words: "a quarter past nine", "just after eight in the morning".

import { wordAt } from './number.ts'
import type { Token } from './tokens.ts'
import { dayParts } from './words/calendar.ts'
import { fractionWords, numberWords } from './words/numbers.ts'

type Tokens = readonly Token[]

export interface ClockTime {
  /** Minutes after midnight that it may mean: 8:02 in the morning or in the evening. */
  readonly minutes: readonly number[]
  /** How many minutes the true time may be before and after it. */
  readonly before: number
  readonly after: number
  readonly to: number
}

const DAY = 24 * 60

/** Before a time: the minutes that it leaves open on both sides. */
const nearness: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:just|shortly|a little|soon|not long|a bit|right) (?:after|past|gone)$/, 0, 30],
  [/^(?:just|shortly|a little|not long|a bit|right) (?:before|short of|shy of|under)$/, 30, 0],
  [/^(?:well|long) after$/, 0, 180],
  [/^(?:well|long) before$/, 180, 0],
  [/^(?:after|past|gone)$/, 0, 60],
  [/^(?:before)$/, 60, 0],
  [/^(?:nearly|almost|close to|towards|toward|close on)$/, 45, 0],
  [/^(?:about|around|roughly|near|approximately|circa)$/, 20, 20],
]

/** A time of day that begins at `at`; `before` is the word in front of it. */
export function readClock(tokens: Tokens, at: number, edges: readonly number[]): ClockTime | null {
  if (tokens[at]?.kind === 'word' && !openers.has(tokens[at]?.word ?? '')) return null
  const near = nearAt(tokens, at)
  const from = near ? near.to + 1 : at
  const time = timeAt(tokens, from) ?? bareHour(tokens, from, near !== null, edges)
  if (!time) return null
  const part = dayPartAfter(tokens, time.to)
  const minutes = part
    ? time.minutes.filter((each) => isWithin(each, part.windows) || time.minutes.length === 1)
    : time.minutes
  const isWords = tokens[time.to]?.kind === 'word'
  const isBy = wordAt(tokens, at - 1) === 'by'
  const slack = near ?? { before: isBy ? 20 : isWords ? 3 : 0, after: isWords ? 3 : 0 }
  return { minutes, before: slack.before, after: slack.after, to: part?.to ?? time.to }
}

const nearWords = new Set(
  'just shortly a little soon not right well long after past gone before nearly almost close towards toward about around roughly near approximately circa'.split(
    ' ',
  ),
)

/** The words that a time of day can begin with. */
const openers: ReadonlySet<string> = new Set([
  ...nearWords,
  ...numberWords.keys(),
  ...['a', 'noon', 'midday', 'midnight', 'quarter', 'half'],
])

function nearAt(tokens: Tokens, at: number) {
  if (!nearWords.has(wordAt(tokens, at))) return null
  for (const length of [3, 2, 1]) {
    const phrase = Array.from({ length }, (_, k) => wordAt(tokens, at + k)).join(' ')
    const found = nearness.find(([pattern]) => pattern.test(phrase))
    if (found) return { before: found[1], after: found[2], to: at + length - 1 }
  }
  return null
}

const isWithin = (minutes: number, windows: readonly (readonly [number, number])[]): boolean =>
  windows.some(([from, to]) => minutes >= from * 60 && minutes <= to * 60)

/** "in the morning", "at night", "that evening". */
function dayPartAfter(tokens: Tokens, at: number) {
  let i = at + 1
  if (/^(?:in|at|on)$/.test(wordAt(tokens, i))) i++
  if (/^(?:the|that|this|same)$/.test(wordAt(tokens, i))) i++
  if (wordAt(tokens, i) === 'same') i++
  const windows = i === at + 1 ? undefined : dayParts.get(wordAt(tokens, i))
  return windows ? { windows, to: i } : null
}

interface Time {
  readonly minutes: readonly number[]
  readonly to: number
}

function timeAt(tokens: Tokens, at: number): Time | null {
  const token = tokens[at]
  if (token?.kind === 'clock') return { minutes: parseClock(token.text), to: at }
  const named = namedHour(tokens, at)
  if (named) return named
  const past = pastAt(tokens, at)
  if (past) return past
  const hour = hourAt(tokens, at)
  if (!hour) return null
  const next = wordAt(tokens, hour.to + 1)
  if (next === "o'clock") return { minutes: bothHalves(hour.value * 60), to: hour.to + 1 }
  const part = dayPartAfter(tokens, hour.to)
  if (
    part &&
    part.to > hour.to + 2 === (wordAt(tokens, hour.to + 1) === 'in') &&
    wordAt(tokens, hour.to + 1) !== ''
  )
    return { minutes: bothHalves(hour.value * 60), to: hour.to }
  return null
}

function namedHour(tokens: Tokens, at: number): Time | null {
  const word = wordAt(tokens, at)
  if (/^(?:noon|midday)$/.test(word)) return { minutes: [720], to: at }
  return word === 'midnight' ? { minutes: [0, DAY], to: at } : null
}

function hourAt(tokens: Tokens, at: number): { value: number; to: number } | null {
  const token = tokens[at]
  const value =
    token?.kind === 'number' && token.suffix === ''
      ? token.digits
      : numberWords.get(wordAt(tokens, at))
  return value !== undefined && value >= 1 && value <= 12 && Number.isInteger(value)
    ? { value, to: at }
    : null
}

const bothHalves = (minutes: number): number[] => {
  const base = minutes % 720
  return base === 0 ? [0, 720, DAY] : [base, base + 720]
}

/** "a quarter past nine", "twenty-five to twelve", "half past eleven", "ten minutes before midnight". */
function pastAt(tokens: Tokens, at: number): Time | null {
  let i = at
  if (wordAt(tokens, i) === 'a') i++
  const word = wordAt(tokens, i)
  let offset: number | undefined
  if (word === 'quarter' || word === 'half') offset = 60 * (fractionWords.get(word) ?? 0)
  else {
    const first = tokens[i]?.kind === 'number' ? tokens[i]?.digits : numberWords.get(word)
    const isTens = first !== undefined && first >= 20 && tokens[i + 1]?.isGlued === true
    const ones = isTens ? numberWords.get(wordAt(tokens, i + 1)) : undefined
    offset = first === undefined ? undefined : first + (ones ?? 0)
    if (ones !== undefined) i++
    if (/^minutes?$/.test(wordAt(tokens, i + 1))) i++
  }
  const side = wordAt(tokens, i + 1)
  if (offset === undefined || offset <= 0 || offset >= 60) return null
  if (!/^(?:past|to|before|after)$/.test(side)) return null
  const hour = namedHour(tokens, i + 2) ?? hourOf(tokens, i + 2)
  if (!hour || (side === 'to' && word !== 'quarter' && hour.minutes.length === 2 && offset > 30))
    return null
  const isLate = side === 'past' || side === 'after'
  const minutes = hour.minutes.map((each) =>
    isLate ? each + offset : (each === 0 ? DAY : each) - offset,
  )
  return { minutes: [...new Set(minutes.filter((each) => each <= DAY))], to: hour.to }
}

function hourOf(tokens: Tokens, at: number): Time | null {
  const hour = hourAt(tokens, at)
  return hour && { minutes: bothHalves(hour.value * 60), to: hour.to }
}

const beforeHour = /^(?:at|until|till|since|from|by|between|before|after)$/
const afterHour = /^(?:and|on|onwards|to|till|until|or|you|the|for|it|there|that|then)$/

/** "at eight", "from two until four": an hour without a word for it, near to when something began or ended. */
function bareHour(
  tokens: Tokens,
  at: number,
  isNear: boolean,
  edges: readonly number[],
): Time | null {
  const before = wordAt(tokens, at - 1)
  const isSecond = /^(?:to|and)$/.test(before) && opensSpan(tokens, at - 2)
  if (!isNear && !beforeHour.test(before) && !isSecond) return null
  const hour = hourAt(tokens, at)
  const next = hour ? tokens[hour.to + 1] : undefined
  const isAlone = next === undefined || next.kind === 'mark' || afterHour.test(next.word)
  if (!hour || !isAlone) return null
  const minutes = bothHalves(hour.value * 60)
  const isOfDay = edges.some((edge) => minutes.some((each) => Math.abs(each - edge) <= NEAR_EDGE))
  return isOfDay ? { minutes, to: hour.to } : null
}

const NEAR_EDGE = 60

/** "from", "between" a few words before. */
const opensSpan = (tokens: Tokens, at: number): boolean =>
  [0, 1, 2, 3].some((k) => /^(?:from|between)$/.test(wordAt(tokens, at - k)))

function parseClock(text: string): number[] {
  const hour = Number(/^\d+/.exec(text)?.[0])
  const minute = Number(/[:.](\d{2})/.exec(text)?.[1] ?? 0)
  const half = /([ap])\.?m/i.exec(text)?.[1]?.toLowerCase()
  if (half) return [((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute]
  const base = hour * 60 + minute
  return hour >= 1 && hour <= 12 && !text.startsWith('0')
    ? [base % DAY, (base + 720) % DAY]
    : [base]
}
