import { between } from '#foundation/random-choice.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { ProducerSession } from './options.ts'
import type { Transaction } from './partition-log.ts'

/** A request about a transaction that was sent twice, and has arrived once. */
export interface DuplicateRequest {
  readonly id: string
  readonly epoch: number
  readonly label: string
  readonly run: (transaction: Transaction) => void
}

const LATE_MS_MAX = 20

/** They arrive while the next transaction of their producer is open: that is when they could do harm. */
export class DuplicateRequests {
  readonly #timeline: VirtualTime
  #waiting: DuplicateRequest[] = []

  constructor(timeline: VirtualTime) {
    this.#timeline = timeline
  }

  add(request: DuplicateRequest): void {
    this.#waiting.push(request)
  }

  /** A transaction is open: what is of an epoch that has ended, is refused. */
  deliver(id: string, session: ProducerSession): void {
    const due = this.#waiting.filter((each) => each.id === id)
    this.#waiting = this.#waiting.filter((each) => each.id !== id)
    for (const { epoch, label, run } of due) {
      const ms = between(this.#timeline.random, 0, LATE_MS_MAX)
      this.#timeline.after(ms, `late: ${label}`, () => {
        if (session.epoch === epoch && session.open) run(session.open)
      })
    }
  }
}
