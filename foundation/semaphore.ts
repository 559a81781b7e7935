import { FifoQueue } from './fifo-queue.ts'

/** So many holders at a time, in the order of asking. */
export class Semaphore {
  readonly #waiting = new FifoQueue<() => void>()
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
