/** The smallest item first, in O(log n). */
export class Heap<T> {
  readonly #items: T[] = []
  readonly #compare: (a: T, b: T) => number

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#items.length
  }

  /**
   * Items for which `isIn` holds, in no order, without looking at most of the others: it must not hold for
   * an item where it does not for a smaller one.
   */
  *within(isIn: (item: T) => boolean): Iterable<T> {
    const places = [0]
    for (let at = places.pop(); at !== undefined; at = places.pop()) {
      const item = this.#items[at]
      if (at >= this.#items.length || !isIn(item as T)) continue
      yield item as T
      places.push(2 * at + 1, 2 * at + 2)
    }
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#compare(items[parent] as T, item) <= 0) break
      items[at] = items[parent] as T
      at = parent
    }
    items[at] = item
  }

  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (items.length > 0) this.#sink(last as T)
    return top
  }

  #sink(item: T) {
    const items = this.#items
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      const right = child + 1
      if (right < items.length && this.#compare(items[right] as T, items[child] as T) < 0) {
        child = right
      }
      if (this.#compare(items[child] as T, item) >= 0) break
      items[at] = items[child] as T
      at = child
    }
    items[at] = item
  }
}
