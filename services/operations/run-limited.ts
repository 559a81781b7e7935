import type { Clock } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { apiErrors } from '#operations/api/errors.ts'

export interface RunLimit {
  readonly msMax: number
  readonly clock: Clock
  /** Aborts where nobody waits for the result any more. */
  readonly abandoned?: AbortSignal | undefined
}

/** Runs an operation for at most `msMax`; its signal aborts then. @throws OPERATION_TIMED_OUT */
export async function runLimited<T>(
  { msMax, clock, abandoned }: RunLimit,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const callOff = clock.after(msMax, () => {
    limit.abort(apiErrors.OPERATION_TIMED_OUT({ seconds: Math.round(msMax / SECOND_MS) }))
  })
  const signal = AbortSignal.any(abandoned ? [limit.signal, abandoned] : [limit.signal])
  try {
    return await untilAborted(signal, () => run(signal))
  } finally {
    callOff()
  }
}

/** Runs nothing once `signal` is aborted, and then waits for nothing. @throws its reason */
export async function untilAborted<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const aborted = Promise.withResolvers<never>()
  const onAbort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([run(), aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
