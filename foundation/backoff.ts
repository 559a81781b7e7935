// Exponential back-off: how long to wait before the next attempt, and the loop that waits and tries again.
import { type Clock, sleep } from './clock.ts'
import type { Random } from './random.ts'

export interface Backoff {
  /** The first wait; each further one is twice as long. */
  readonly msMin: number
  readonly msMax: number
  /** Where it is given, a random half of each wait spreads those who failed together. */
  readonly random?: Random
}

const DOUBLINGS_MAX = 30

/** How long to wait after attempt number `attempt`, counted from 1, has failed. */
export function backoffMs({ msMin, msMax, random }: Backoff, attempt: number): number {
  const ms = Math.min(msMax, msMin * 2 ** Math.min(attempt - 1, DOUBLINGS_MAX))
  return random ? ms / 2 + (random.next() * ms) / 2 : ms
}

export interface RetryOptions {
  readonly clock: Clock
  readonly backoff: Backoff
  /** Any other error ends the attempts: it is thrown. */
  readonly isRetriable: (error: unknown) => boolean
  /** Called before each wait, for a log, with the attempt's number from 1. What it throws ends the attempts. */
  readonly onFailure?: (error: unknown, attempt: number) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Repeats `run` for as long as it fails with an error that may be retried.
 * @throws what is not retriable, or the signal's reason
 */
export async function retry<T>(run: () => T | Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, backoff, isRetriable, onFailure, signal } = options
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted()
    try {
      return await run()
    } catch (error) {
      if (!isRetriable(error)) throw error
      onFailure?.(error, attempt)
    }
    await sleep(clock, backoffMs(backoff, attempt), signal)
  }
}
