// Which call leaves next. Priorities are strict, except that a call which waits moves up a class with time: nothing
// waits for ever. Within a class, campaigns get equal shares of tokens (start-time fair queueing).
import { FifoQueue } from '#foundation/fifo-queue.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { type CallAsk, callPriorities } from './ask.ts'

const AGEING_MS = 30 * SECOND_MS

interface Waiting<T> {
  readonly item: T
  readonly ask: CallAsk
  readonly sinceMs: number
  isGone: boolean
}

interface Lane<T> {
  readonly calls: FifoQueue<Waiting<T>>
  /** Tokens served to it, as a time: the lane that is furthest behind is next. */
  start: number
}

interface PriorityClass<T> {
  readonly lanes: Map<string, Lane<T>>
  /** The start of what was taken last: a lane that was empty begins there, and gains nothing by that. */
  start: number
}

export class CallQueue<T> {
  readonly #classes: readonly PriorityClass<T>[] = callPriorities.map(() => ({
    lanes: new Map(),
    start: 0,
  }))
  #length = 0

  get length(): number {
    return this.#length
  }

  /** What it returns takes the call out again. */
  push(item: T, ask: CallAsk, nowMs: number): () => void {
    const group = this.#classes[callPriorities.indexOf(ask.priority)] as PriorityClass<T>
    const lane = group.lanes.get(ask.campaign) ?? { calls: new FifoQueue(), start: group.start }
    group.lanes.set(ask.campaign, lane)
    const waiting: Waiting<T> = { item, ask, sinceMs: nowMs, isGone: false }
    lane.calls.push(waiting)
    this.#length += 1
    return () => {
      if (waiting.isGone) return
      waiting.isGone = true
      this.#length -= 1
    }
  }

  /** The next call, if `mayLeave` says so of it; undefined where it does not, or none waits. */
  take(nowMs: number, mayLeave: (ask: CallAsk) => boolean): T | undefined {
    const next = this.#next(nowMs)
    if (!next || !mayLeave(next.waiting.ask)) return undefined
    const { group, lane, waiting } = next
    lane.calls.shift()
    waiting.isGone = true
    this.#length -= 1
    group.start = lane.start
    lane.start += waiting.ask.tokens
    return waiting.item
  }

  #next(nowMs: number) {
    let best: { group: PriorityClass<T>; lane: Lane<T>; waiting: Waiting<T> } | undefined
    let bestClass = Number.POSITIVE_INFINITY
    for (const [index, group] of this.#classes.entries()) {
      for (const [campaign, lane] of group.lanes) {
        const waiting = head(lane)
        if (!waiting) {
          group.lanes.delete(campaign)
          continue
        }
        const grown = index - Math.floor((nowMs - waiting.sinceMs) / AGEING_MS)
        const isEarlier =
          best?.group === group && grown === bestClass && lane.start < best.lane.start
        if (grown < bestClass || isEarlier) {
          best = { group, lane, waiting }
          bestClass = grown
        }
      }
    }
    return best
  }
}

function head<T>({ calls }: Lane<T>): Waiting<T> | undefined {
  while (calls.peek()?.isGone) calls.shift()
  return calls.peek()
}
