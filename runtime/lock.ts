/** One holder at a time, in the order of asking. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve()

  async hold<T>(run: () => Promise<T>): Promise<T> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    try {
      return await run()
    } finally {
      resolve()
    }
  }
}
