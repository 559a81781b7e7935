// An import that is stopped ends soon, whatever Kafka is doing.
import type { Clock } from '#foundation/clock.ts'

const ABORT_MS_MAX = 3_000

/** Connecting can take half a minute; a stop of the import does not wait for it. */
export async function openedOrAborted<T extends AsyncDisposable>(
  open: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted()
  const opening = open()
  if (!signal) return opening
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => {
    reject(signal.reason)
    opening.then((sender) => sender[Symbol.asyncDispose]()).catch(() => undefined)
  }
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([opening, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** Once aborted, a transaction has a moment to be called off; a Kafka that does not answer is not waited for. */
export async function sentOrAborted<T>(
  sending: Promise<T>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return await sending
  sending.catch(() => {}) // It may fail after the import has ended.
  const { promise: late, reject } = Promise.withResolvers<never>()
  let callOff = () => {}
  const onAbort = () => {
    callOff = clock.after(ABORT_MS_MAX, () => reject(signal.reason))
  }
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([sending, late])
  } finally {
    signal.removeEventListener('abort', onAbort)
    callOff()
  }
}
