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
  const timedOut = Promise.withResolvers<never>()
  const callOff = clock.after(msMax, () => {
    const error = apiErrors.OPERATION_TIMED_OUT({ seconds: Math.round(msMax / SECOND_MS) })
    limit.abort(error)
    timedOut.reject(error)
  })
  const signals = abandoned ? [limit.signal, abandoned] : [limit.signal]
  try {
    return await Promise.race([run(AbortSignal.any(signals)), timedOut.promise])
  } finally {
    callOff()
  }
}
