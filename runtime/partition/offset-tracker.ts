import { FifoQueue } from '#foundation/fifo-queue.ts'

/** One message's place in its partition, from arrival to commit. */
export interface TrackedOffset {
  readonly topic: string
  readonly offset: number
  /** What keeping the message costs, roughly. */
  readonly bytes: number
  isDone: boolean
}

/** Which offsets of one topic partition are complete (I3). Offsets may have gaps, but only grow. */
export class OffsetTracker {
  readonly #places = new FifoQueue<TrackedOffset>()
  #next: number
  #newest = -1
  readonly #topic: string

  /** @param committed The committed offset; 0 where there is none. */
  constructor(topic: string, committed: number) {
    this.#topic = topic
    this.#next = committed
  }

  /** Undefined when `offset` has arrived before. */
  add(offset: number, bytes: number): TrackedOffset | undefined {
    if (offset <= this.#newest) return undefined
    this.#newest = offset
    const place = { topic: this.#topic, offset, bytes, isDone: false }
    this.#places.push(place)
    return place
  }

  /** The lowest incomplete offset: what to commit. */
  get value(): number {
    let place = this.#places.peek()
    while (place?.isDone) {
      this.#next = place.offset + 1
      this.#places.shift()
      place = this.#places.peek()
    }
    return place ? place.offset : this.#next
  }

  /** Messages that arrived and are not complete, or complete above the watermark. */
  get openCount(): number {
    return this.#places.length
  }
}
