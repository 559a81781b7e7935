// The last finished offset of each listener who has one above the watermark (I3). Thousands may stand
// there while one listener waits, and every commit asks which of them the watermark has passed: those
// are found without looking at the others.
import { Heap } from '#foundation/heap.ts'

export interface CompletedOffset {
  readonly key: string
  readonly offset: number
}

const COMPACT_MIN = 64

export class CompletedOffsets {
  readonly #offsets = new Map<string, number>()
  /** Also marks that were moved on or deleted since: at most as many as there are, and a few. */
  #heap: Heap<CompletedOffset>

  constructor(heap = new Heap<CompletedOffset>((a, b) => a.offset - b.offset)) {
    this.#heap = heap
  }

  get size(): number {
    return this.#offsets.size
  }

  get(key: string): number | undefined {
    return this.#offsets.get(key)
  }

  set(key: string, offset: number): void {
    this.#offsets.set(key, offset)
    this.#heap.push({ key, offset })
    if (this.#heap.size > 2 * this.#offsets.size + COMPACT_MIN) this.#compact()
  }

  delete(key: string): void {
    this.#offsets.delete(key)
  }

  /** Marks below `watermark`, in no order; none is gone yet. */
  *below(watermark: number): Iterable<CompletedOffset> {
    for (const mark of this.#heap.within(({ offset }) => offset < watermark)) {
      if (this.#isCurrent(mark)) yield mark
    }
  }

  deleteBelow(watermark: number): void {
    for (let next = this.#heap.peek(); next; next = this.#heap.peek()) {
      if (next.offset >= watermark) return
      this.#heap.pop()
      if (this.#isCurrent(next)) this.#offsets.delete(next.key)
    }
  }

  #isCurrent({ key, offset }: CompletedOffset): boolean {
    return this.#offsets.get(key) === offset
  }

  #compact(): void {
    const heap = new Heap<CompletedOffset>((a, b) => a.offset - b.offset)
    for (const [key, offset] of this.#offsets) heap.push({ key, offset })
    this.#heap = heap
  }
}
