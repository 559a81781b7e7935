/** One holder at a time, in the order of asking. */
export class Mutex {
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

/** So many holders at a time, in the order of asking. */
export class Semaphore {
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(holdersMax: number) {
    this.#free = holdersMax
  }

  async hold<T>(run: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await run()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
