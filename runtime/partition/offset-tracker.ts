import assert from 'node:assert/strict'
import { FifoQueue } from '#foundation/fifo-queue.ts'

/** One message's offset in its partition, from arrival to commit. */
export interface TrackedOffset {
  readonly topic: string
  readonly offset: number
  /** What keeping the message costs, roughly. */
  readonly bytes: number
  readonly isDone: boolean
}

type Entry = { -readonly [Field in keyof TrackedOffset]: TrackedOffset[Field] }

/** Which offsets of one topic partition are complete (I3). Offsets may have gaps, but only grow. */
export class OffsetTracker {
  readonly #entries = new FifoQueue<Entry>()
  #next: number
  #newest = -1
  #committed: number
  readonly #topic: string

  /** @param committed The committed offset; 0 where there is none. */
  constructor(topic: string, committed: number) {
    this.#topic = topic
    this.#next = committed
    this.#committed = committed
  }

  /** Undefined when `offset` has arrived before. */
  add(offset: number, bytes: number): TrackedOffset | undefined {
    if (offset <= this.#newest) return undefined
    this.#newest = offset
    const entry = { topic: this.#topic, offset, bytes, isDone: false }
    this.#entries.push(entry)
    return entry
  }

  complete(tracked: TrackedOffset): void {
    const entry: Entry = tracked
    entry.isDone = true
  }

  /** The lowest incomplete offset: what to commit. */
  get value(): number {
    let entry = this.#entries.peek()
    while (entry?.isDone) {
      this.#next = entry.offset + 1
      this.#entries.shift()
      entry = this.#entries.peek()
    }
    return entry ? entry.offset : this.#next
  }

  /** Above everything that has arrived. */
  get position(): number {
    return Math.max(this.#next, this.#newest + 1)
  }

  /** `offset` is committed. */
  committed(offset: number): void {
    assert(offset >= this.#committed, 'a committed offset never decreases (I3)')
    this.#committed = offset
  }

  /** Messages that arrived and are not complete, or complete above the lowest incomplete offset. */
  get openCount(): number {
    return this.#entries.length
  }
}
