// A clock that jumps from event to event, for simulations of hundreds of thousands of events: time is fractional, and
// nothing is noted or hashed.
import { type Clock, settled } from '#foundation/clock.ts'
import { Heap } from '#foundation/heap.ts'

interface ClockEvent {
  readonly atMs: number
  readonly order: number
  run: (() => void) | undefined
}

export class EventClock implements Clock {
  readonly #events = new Heap<ClockEvent>((a, b) => a.atMs - b.atMs || a.order - b.order)
  #nowMs = 0
  #order = 0

  now(): number {
    return this.#nowMs
  }

  after(ms: number, run: () => void): () => void {
    const atMs = this.#nowMs + Math.max(0, ms)
    const event: ClockEvent = { atMs, order: this.#order++, run }
    this.#events.push(event)
    return () => {
      event.run = undefined
    }
  }

  /** Events that are still to come. */
  get pending(): number {
    return [...this.#events.within(() => true)].filter(({ run }) => run).length
  }

  /** Lets everything happen that is due until then. Promises settle between two moments. */
  async runUntil(untilMs: number): Promise<void> {
    await settled()
    for (let next = this.#events.peek(); next && next.atMs <= untilMs; next = this.#events.peek()) {
      this.#events.pop()
      if (!next.run) continue
      this.#nowMs = next.atMs
      next.run()
      await settled()
    }
    this.#nowMs = untilMs
  }
}
