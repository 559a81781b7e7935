// Clock times and parts of the day must be those of the first and the last play.
import { factById } from '#facts/fact.ts'
import type { Fact } from '#schemas/index.ts'
import { isClockOfPart } from './clock-owners.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'
import { dayParts } from './words/calendar.ts'
import { numberWords } from './words/numbers.ts'

type Edge = 'first' | 'last'
interface Span {
  readonly first: Fact | undefined
  readonly last: Fact | undefined
}

export function checkClocks(reading: TextReading): void {
  const { facts } = reading.ground.day
  const span = { first: factById(facts, 'first-play-at'), last: factById(facts, 'last-play-at') }
  for (let i = 0; i < reading.list.length; i++) {
    if (reading.taken.has(i)) continue
    const times = timesAt(reading.list, i)
    if (times) checkTime(reading, span, { ...times, from: i })
    else if (dayParts.has(reading.list[i]?.word ?? '')) checkPart(reading, span, i)
  }
}

interface ClockClaim {
  readonly from: number
  readonly to: number
  /** Minutes after midnight that it may mean: 8:02 in the morning or in the evening. */
  readonly minutes: readonly number[]
}

function timesAt(list: readonly Token[], i: number): Omit<ClockClaim, 'from'> | null {
  const token = list[i]
  if (token?.kind === 'clock') return { to: i, minutes: parseClock(token.text) }
  if (/^(?:noon|midday)$/.test(token?.word ?? '')) return { to: i, minutes: [720] }
  if (token?.word === 'midnight') return { to: i, minutes: [0, 1440] }
  const hour = token?.kind === 'number' ? token.digits : (numberWords.get(token?.word ?? '') ?? 0)
  const next = list[i + 1]?.word ?? ''
  if (hour < 1 || hour > 12) return null
  if (next === "o'clock") return { to: i + 1, minutes: [(hour % 12) * 60, (hour % 12) * 60 + 720] }
  const part = /^(?:in|at)$/.test(next)
    ? list[i + 2]?.word === 'the'
      ? list[i + 3]
      : list[i + 2]
    : null
  const isPart = part && /^(?:morning|afternoon|evening|night)$/.test(part.word)
  const isClock = /^(?:at|before|after|until|by|from|since|past|around|till)$/.test(
    list[i - 1]?.word ?? '',
  )
  if (!isPart || !isClock) return null
  const isLate = part.word !== 'morning' && !(part.word === 'night' && hour < 5)
  return { to: i, minutes: [(hour % 12) * 60 + (isLate ? 720 : 0)] }
}

function parseClock(text: string): number[] {
  const hour = Number(/^\d+/.exec(text)?.[0])
  const minute = Number(/[:.](\d{2})/.exec(text)?.[1] ?? 0)
  const half = /([ap])\.?m/i.exec(text)?.[1]?.toLowerCase()
  if (half) return [((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute]
  const base = hour * 60 + minute
  return hour >= 1 && hour < 12 && !text.startsWith('0') ? [base, base + 720] : [base]
}

function checkTime(reading: TextReading, span: Span, stated: ClockClaim): void {
  const { list } = reading
  const slack = slackBefore(list, stated.from)
  const edge = edgeOf(list, stated.from, stated.to)
  const edges: Edge[] = edge ? [edge] : ['first', 'last']
  const facts = edges.flatMap((each) => span[each] ?? [])
  const truth = facts.find((fact) =>
    stated.minutes.some((minutes) => {
      const late = clockMinutes(fact) - minutes
      return late >= -slack.before && late <= slack.after
    }),
  )
  if (truth && !isClockOfPart(reading, stated.from, stated.to)) {
    reading.cite(list[stated.from]?.sentence ?? 0, [truth])
  } else if (!truth) fail(reading, span, stated.from, stated.to)
  reading.take(stated.from, stated.to)
}

/** How many minutes the true time may be before and after the stated one. */
function slackBefore(list: readonly Token[], at: number): { before: number; after: number } {
  const words = [list[at - 2]?.word, list[at - 1]?.word]
  const [far, near] = words
  if (near === 'before' || near === 'nearly' || near === 'almost') return { before: 45, after: 0 }
  if (near === 'after' || near === 'past') return { before: 0, after: 45 }
  if (near === 'to' && far === 'close') return { before: 20, after: 20 }
  if (/^(?:about|around|roughly|towards|toward)$/.test(near ?? '')) return { before: 20, after: 20 }
  return { before: 0, after: 0 }
}

const starts = new Set(
  'began begins started starts start from since opened opens opening first between kicked woke early'.split(
    ' ',
  ),
)
const ends = new Set(
  'until till to ended ends end last finished closed closes closing stopped final into through late and'.split(
    ' ',
  ),
)

/** Prepositions that count only right before the time. */
const edgeWords = /^(?:to|from|into|through|between|and)$/
const besides =
  /^(?:the|just|nearly|almost|about|around|well|past|before|after|shortly|early|late)$/

/** Which end of the day the nearby words mean: the nearest cue before the time, else the one after it. */
function edgeOf(list: readonly Token[], from: number, to: number): Edge | null {
  for (let at = from - 1; at >= from - 6 && at >= 0; at--) {
    const token = list[at]
    if (!token || token.sentence !== list[from]?.sentence || /^[,;:(]$/.test(token.text)) break
    if (token.word === 'and') {
      const isBetween = list.slice(Math.max(0, at - 4), at).some(({ word }) => word === 'between')
      if (isBetween) return 'last'
      break
    }
    const isBeside = list.slice(at + 1, from).every(({ word }) => besides.test(word))
    if (edgeWords.test(token.word) && !(isBeside && list[at - 1]?.word !== 'close')) continue
    if (starts.has(token.word)) return 'first'
    if (ends.has(token.word)) return 'last'
  }
  for (let at = to + 1; at <= to + 6; at++) {
    const token = list[at]
    if (!token || token.clause !== list[to]?.clause || token.word === 'and') break
    if (/^(?:until|till|to)$/.test(token.word)) return 'first'
    if (/^(?:began|started|first|opened)$/.test(token.word)) return 'first'
    if (/^(?:ended|last|final|closed|finished)$/.test(token.word)) return 'last'
  }
  return null
}

const clockMinutes = ({ value }: Fact): number => {
  const [hour = 0, minute = 0] = String(value).split(':').map(Number)
  return hour * 60 + minute
}

/** "in the morning": some of the listening, or the end that the words name, is in that part. */
function checkPart(reading: TextReading, span: Span, at: number): void {
  const windows = dayParts.get(reading.list[at]?.word ?? '') ?? []
  const edge = edgeOf(reading.list, at, at)
  const { first, last } = span
  if (!first || !last) {
    fail(reading, span, at, at)
    return
  }
  const [from, to] = [clockMinutes(first), clockMinutes(last)]
  const isTrue = windows.some(([begin, end]) => {
    if (edge === 'first') return from >= begin * 60 && from < end * 60
    if (edge === 'last') return to >= begin * 60 && to <= end * 60
    return from < end * 60 && to >= begin * 60
  })
  if (!isTrue) {
    fail(reading, span, at, at)
    return
  }
  const facts = edge === 'first' ? [first] : edge === 'last' ? [last] : [first, last]
  reading.cite(reading.list[at]?.sentence ?? 0, facts)
}

function fail(reading: TextReading, { first, last }: Span, from: number, to: number): void {
  const words = wordsOf(reading, from, to)
  if (!first || !last) {
    const detail = `the text says "${words}"; the facts give no time of day`
    reading.fault({ kind: 'clock', weight: 'not-stated', from, to, detail })
    return
  }
  const expected = `first play ${first.value}, last play ended ${last.value}`
  const detail = `the text says "${words}"; the facts say: ${expected}`
  reading.fault({ kind: 'clock', from, to, detail, expected })
}
