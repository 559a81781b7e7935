import type { Clock } from './clock.ts'

/**
 * Something that is over once. Unlike an `AbortSignal`, which looks through all its listeners at each
 * new one, it bears tens of thousands of them.
 */
export class Cancellation {
  readonly #listeners = new Set<() => void>()
  readonly #controller = new AbortController()

  get isOver(): boolean {
    return this.#controller.signal.aborted
  }

  /** For those who want a signal; give it to few. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Calls `run` at the end; what it returns calls that off. */
  listen(run: () => void): () => void {
    this.#listeners.add(run)
    return () => this.#listeners.delete(run)
  }

  end(): void {
    if (this.isOver) return
    this.#controller.abort()
    for (const run of this.#listeners) run()
    this.#listeners.clear()
  }
}

/** Resolves after `ms`, or as soon as `ending` is over: look at it afterwards. */
export function waitUntil(ending: Cancellation, clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ending.isOver) return resolve()
    const wake = () => {
      callOff()
      unlisten()
      resolve()
    }
    const callOff = clock.after(ms, wake)
    const unlisten = ending.listen(wake)
  })
}
