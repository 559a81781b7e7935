// The parts of the day that a clause names by clock times or by words for a part.
import type { ClockTime } from './clock.ts'
import { beside, has } from './items.ts'
import type { DayLog, LogPlay } from './log-ground.ts'
import type { Part } from './log-part.ts'
import type { TextReading } from './reading.ts'
import { dayParts } from './words/calendar.ts'

/** Item indices, the end exclusive. */
export interface Clause {
  readonly from: number
  readonly to: number
}

/** What was heard begins or ends at a time. */
interface Edge {
  readonly side: 'start' | 'end'
  /** Bounds of the true time. */
  readonly lo: number
  readonly hi: number
}

export interface Window {
  readonly part: Part
  readonly edges: readonly Edge[]
}

/** Minutes by which a play may miss a time in digits, and one in words. */
const EXACT = 1
const SPOKEN = 8
/** Minutes of silence after which something has ended. */
const PAUSE = 10

type Way = 'from' | 'until' | 'after' | 'before' | 'at'

const ways: readonly (readonly [RegExp, Way])[] = [
  [/^(?:from|since)$/, 'from'],
  [/^(?:until|till|to)$/, 'until'],
  [/^(?:after|past)$/, 'after'],
  [/^(?:before|by)$/, 'before'],
]

/** Null where the clause names no part of the day; none where it names one in which nothing was heard. */
export function windowsOf(
  reading: TextReading,
  log: DayLog,
  { from, to }: Clause,
): Window[] | null {
  const { items } = reading
  let found: Window[] = [{ part: log.plays, edges: [] }]
  let isNamed = false
  for (let i = from; i < to; i++) {
    const clock = items[i]?.clock
    if (clock) {
      const way = wayOf(reading, i, clock)
      found = found.flatMap((window) =>
        timesOf(clock, log).flatMap((time) => cut(window, way, time, clock)),
      )
      isNamed = true
    } else if (has(items[i], 'daypart')) {
      const hours = dayParts.get(items[i]?.word ?? '') ?? []
      found = found.map(({ part, edges }) => ({
        part: part.filter(({ start }) => hours.some(([a, b]) => isWithin(start, a * 60, b * 60))),
        edges,
      }))
      isNamed = true
    }
  }
  return isNamed ? found : null
}

function wayOf({ items }: TextReading, at: number, { before, after }: ClockTime): Way {
  if (before >= 60) return 'before'
  if (after >= 60) return 'after'
  const near = beside(items, at, -1)
  const word = items[near]?.word ?? ''
  const isSpan = items.slice(Math.max(0, near - 3), near).some((item) => item.word === 'between')
  if (word === 'and' && isSpan) return 'until'
  if (word === 'between') return 'from'
  return ways.find(([is]) => is.test(word))?.[1] ?? 'at'
}

const isWithin = (time: number, from: number, to: number): boolean =>
  [time, time - 1440].some((each) => each >= from && each < to)

/** Within the day, which may go on after midnight. */
function timesOf({ minutes }: ClockTime, { plays }: DayLog): number[] {
  const all = minutes.flatMap((each) => [each, each + 1440])
  return all.filter(
    (each) => each >= (plays[0]?.start ?? 0) - 60 && each <= (plays.at(-1)?.end ?? 0) + 60,
  )
}

/** What is left of a window by one more time; "from two" may go on to the end of the day or of its session. */
function cut({ part, edges }: Window, way: Way, time: number, clock: ClockTime): Window[] {
  const slack = clock.before === 0 && clock.after === 0 ? EXACT : SPOKEN
  const [lo, hi] = [time - clock.before - slack, time + clock.after + slack]
  if (way === 'before') return [{ part: part.filter(({ start }) => start < time), edges }]
  if (way === 'after') {
    const own = part.filter(({ start }) => start >= time - 1)
    return [
      { part: own, edges },
      { part: sessionOf(own, own[0]), edges },
    ]
  }
  if (way === 'until') {
    const own = part.filter(({ end }) => end <= hi)
    const ending = [...edges, { side: 'end', lo, hi } as const]
    const isOpened = edges.some(({ side }) => side === 'start')
    const session = { part: sessionOf(own, own.at(-1)), edges: ending }
    return isOpened ? [{ part: own, edges: ending }] : [{ part: own, edges: ending }, session]
  }
  const own = part.filter(({ start }) => start >= lo)
  const opening = [...edges, { side: 'start', lo, hi } as const]
  return [
    { part: own, edges: opening },
    { part: sessionOf(own, own[0]), edges: opening },
  ]
}

const sessionOf = (part: Part, of: LogPlay | undefined): Part =>
  part.filter(({ session }) => session === of?.session)

/** Whether what is said to begin or end at a time does: before and after it comes silence, or something else. */
export function hasEdges(
  part: Part,
  edges: readonly Edge[],
  day: Part,
  isOf: (play: LogPlay) => boolean,
): boolean {
  const [first, last] = [part[0], part.at(-1)]
  if (!first || !last) return false
  return edges.every(({ side, lo, hi }) => {
    const own = side === 'start' ? first : last
    const time = side === 'start' ? own.start : own.end
    const next = day[day.indexOf(own) + (side === 'start' ? -1 : 1)]
    const pause = !next ? PAUSE : side === 'start' ? own.start - next.end : next.start - own.end
    return time >= lo && time <= hi && (!next || !isOf(next) || pause >= PAUSE)
  })
}
