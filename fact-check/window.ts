// Parts of the day that a sentence names by clock times or words: what was heard in them is in a whole log.
import type { Amount } from './amount.ts'
import type { ClockTime } from './clock.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import { countWithin, type Span, stretchesOf } from './log-ground.ts'
import type { Meaning } from './meaning.ts'
import { ownerOfAmount } from './owner.ts'
import type { TextReading } from './reading.ts'
import { dayParts } from './words/calendar.ts'
import type { Unit } from './words/units.ts'

/** Minutes by which the plays of a part may miss the times that name it. */
const SLACK = 6

interface Window extends Span {
  /** The items that name it. */
  readonly uses: readonly number[]
}

const opening = /^(?:from|after|since|between|past)$/
const closing = /^(?:until|till|to|before|by|and)$/

/** The part that the stretch of the sentence around `at` names; null where it names none. */
export function windowAt({ items, ground }: TextReading, at: number): Window | null {
  const sentence = items[at]?.sentence
  const isEdge = (i: number) => items[i]?.sentence !== sentence || isMark(items[i], /^[;:]$/)
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const uses: number[] = []
  const read = (i: number): boolean => {
    const item = items[i]
    const before = items[beside(items, i, -1)]?.word ?? ''
    if (has(item, 'daypart')) {
      const [window] = dayParts.get(item?.word ?? '') ?? []
      if (!window || from !== Number.NEGATIVE_INFINITY) return false
      from = window[0] * 60
      to = window[1] * 60
    } else if (item?.clock) {
      const time = nearest(item.clock, ground.log?.runs.map(({ start }) => start) ?? [])
      if (opening.test(before) || item.clock.after >= 60) from = time
      else if (closing.test(before)) to = time
      else from = time
    } else return false
    uses.push(i)
    return true
  }
  let left = at - 1
  while (
    !isEdge(left) &&
    !(isMark(items[left], /^,$/) && uses.length > 0) &&
    items[left]?.kind !== 'amount'
  )
    read(left--)
  let right = at + 1
  if (uses.length === 0)
    while (!isEdge(right) && !isMark(items[right], /^,$/) && items[right]?.kind !== 'amount')
      read(right++)
  return uses.length > 0 ? { from: from - SLACK, to: to + SLACK, uses } : null
}

const nearest = ({ minutes }: ClockTime, times: readonly number[]): number => {
  const far = (each: number) => Math.min(...times.map((time) => Math.abs(time - each)))
  return [...minutes].sort((a, b) => far(a) - far(b))[0] ?? 0
}

/** What the amount comes to within the part of the day that its words name. */
export function windowMeanings(
  reading: TextReading,
  at: number,
  amount: Amount,
  unit: Unit | null,
) {
  const { log } = reading.ground
  const window = log && windowAt(reading, at)
  if (!log || !window || unit === null) return null
  const { names, isOpen } = ownerOfAmount(reading, at)
  const [name, ...others] = names
  if (isOpen || others.length > 0) return null
  const value = countWithin(log, window, unit, name?.key ?? null)
  const own = name
    ? stretchesOf(log, name.key).filter(
        ({ from, to }) => from >= window.from && to <= window.to + 240,
      )
    : []
  const lengths = unit === 'minutes' ? own.map(({ from, to }) => to - from) : []
  const meanings: Meaning[] = [value ?? 0, ...lengths]
    .filter((each) => each > 0)
    .map((each) => ({ value: each, facts: [] }))
  const isFound = meanings.some(
    (meaning) =>
      meaning.value >= amount.lo - slackOf(unit) && meaning.value <= amount.hi + slackOf(unit),
  )
  return isFound
    ? { meanings: [{ value: (amount.lo + amount.hi) / 2, facts: [] }], uses: window.uses }
    : null
}

/** A log has tenths of minutes, and its runs may go on past the end of a part. */
const slackOf = (unit: Unit): number => (unit === 'minutes' ? 2.5 : 0)

/** Whether what the sentence gives the time to began or ended then, or a session of the day did. */
export function isEdgeInLog(
  reading: TextReading,
  at: number,
  clock: ClockTime,
  isEnd: boolean,
): boolean {
  const { items, ground } = reading
  if (!ground.log) return false
  const slack = Math.max(clock.before, clock.after, 2) + 1
  const isNear = (time: number) =>
    clock.minutes.some(
      (each) => Math.abs(each - time) <= slack || Math.abs(each + 1440 - time) <= slack,
    )
  const name = nearestName(reading, at)
  const spans = name
    ? stretchesOf(ground.log, name)
    : ground.log.sessions.map(({ start, end }) => ({ from: start, to: end }))
  const isPaired = items.some(
    (item, i) =>
      i !== at && item.clock && item.sentence === items[at]?.sentence && Math.abs(i - at) <= 3,
  )
  if (!name && !isPaired) return false
  return spans.some(({ from, to }) => isNear(isEnd ? to : from))
}

/** The key of the name in the stretch of the sentence around `at`. */
function nearestName(reading: TextReading, at: number): string | null {
  const { items } = reading
  const sentence = items[at]?.sentence
  for (let d = 1; d < 12; d++) {
    for (const i of [at - d, at + d]) {
      if (items[i]?.sentence !== sentence) continue
      const name = nameAt(reading, i)
      const between = items.slice(Math.min(i, at) + 1, Math.max(i, at))
      if (name && !between.some((item) => isMark(item, /^[;]$/) || item.clock)) return name.key
    }
  }
  return null
}
