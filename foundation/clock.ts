// The only source of time: a simulation gives its own.

export interface Clock {
  /** ms since 1970 UTC. */
  now(): number
  /** Calls `run` once, at least `ms` from now; what it returns calls that off. */
  after(ms: number, run: () => void): () => void
}

const TIMEOUT_MS_MAX = 2 ** 31 - 1 // Node fires longer timeouts immediately.

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timeout = setTimeout(
      () => (ms > TIMEOUT_MS_MAX ? systemClock.after(ms - TIMEOUT_MS_MAX, run) : run()),
      Math.min(ms, TIMEOUT_MS_MAX),
    )
    return () => clearTimeout(timeout)
  },
}

/** A clock that goes on evenly from now, also where somebody sets the machine's. */
export function steadyClock(): Clock {
  const nowMs = systemClock.now()
  const startNs = process.hrtime.bigint()
  const passedMs = () => Number((process.hrtime.bigint() - startNs) / 1_000_000n)
  return { now: () => nowMs + passedMs(), after: systemClock.after }
}

/** Calls `run` after `ms` if the process still runs then: the wait itself keeps no process. */
export function afterIfRunning(ms: number, run: () => void): void {
  setTimeout(run, ms).unref()
}

/** Resolves after `ms`, or immediately when `signal` aborts: check the signal afterwards. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const wake = () => {
      callOff()
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const callOff = clock.after(ms, wake)
    signal?.addEventListener('abort', wake, { once: true })
  })
}

/** Aborts its signal after `ms`. Disposal calls that off. */
export function startDeadline(
  clock: Clock,
  ms: number,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController()
  const late = () => new DOMException(`not within ${ms} ms`, 'TimeoutError')
  const callOff = clock.after(ms, () => controller.abort(late()))
  return { signal: controller.signal, [Symbol.dispose]: callOff }
}

/** Resolves once everything has gone on that waits for nothing but promises. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

export class NotInTimeError extends Error {
  constructor(ms: number) {
    super(`not done in ${ms} ms`)
  }
}

/** Waits for `promise`, at most `ms`; then it rejects, and what goes on is left to itself. @throws NotInTimeError */
export async function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const callOff = clock.after(ms, () => reject(new NotInTimeError(ms)))
  try {
    return await Promise.race([promise, late])
  } finally {
    callOff()
  }
}

/** Runs `run` when the event loop has dealt with what has arrived by now. */
export function afterThisTurn(run: () => void): void {
  setImmediate(run)
}
