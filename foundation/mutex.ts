/** One holder at a time, in the order of asking. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve()
  #count = 0

  /** The holder and those who wait. */
  get length(): number {
    return this.#count
  }

  async hold<T>(run: () => T | Promise<T>): Promise<T> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    this.#count += 1
    await before
    try {
      return await run()
    } finally {
      this.#count -= 1
      resolve()
    }
  }
}
