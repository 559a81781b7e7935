// Between serving and a store that may be slow, half-dead or gone: so many reads at a time, each with a deadline, and
// none while the store is known not to answer. When it comes back, one read tries before all others follow.
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { NotInTimeError, systemClock, within } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { counter } from '#observability/metrics.ts'
import type { ArchiveReader } from '#reports/archive-reader.ts'
import { errors as storeErrors } from '#reports/errors.ts'
import { errors } from './errors.ts'

export interface StoreGuardLimits {
  readonly readsMax: number
  /** Reads that wait for their turn; one more is refused. */
  readonly waitingMax: number
  /** How long a read may take. */
  readonly readMs: number
  /** How long a reader waits for a read and its turn. */
  readonly answerMs: number
  /** Pause between two tries while the store does not answer. */
  readonly retryMs: number
  /** Reads that fail in a row before the store counts as away. */
  readonly failuresMax: number
}

export const storeGuardLimits: StoreGuardLimits = {
  readsMax: 32,
  waitingMax: 512,
  readMs: 1_500,
  answerMs: 2_500,
  retryMs: 1_000,
  failuresMax: 5,
}

const reads = counter('linernotes.serving.reads', {
  description: 'Reads of the report store: of an archive, or of its version alone.',
  unit: '{read}',
})

/** `reader` behind the limits. Its reads also @throws SERVING_BUSY when too many wait. */
export function guardReader(
  reader: ArchiveReader,
  limits: StoreGuardLimits = storeGuardLimits,
): ArchiveReader {
  const policy = wrap(
    bulkhead(limits.readsMax, limits.waitingMax),
    circuitBreaker(handleWhen(isAway), {
      halfOpenAfter: limits.retryMs,
      breaker: new ConsecutiveBreaker(limits.failuresMax),
    }),
    timeout(limits.readMs, TimeoutStrategy.Aggressive),
  )
  const guarded = async <T>(operation: string, read: () => Promise<T>): Promise<T> => {
    const reading = policy.execute(() => {
      reads.add(1, { operation })
      return read()
    })
    try {
      // A read that waited its turn for too long says nothing of the store, and may go on.
      return await within(systemClock, limits.answerMs, reading)
    } catch (error) {
      if (error instanceof ServiceError) throw error
      if (error instanceof BrokenCircuitError || error instanceof TaskCancelledError)
        throw storeErrors.STORE_UNAVAILABLE({ operation }, error)
      if (error instanceof BulkheadRejectedError || isLate(error))
        throw errors.SERVING_BUSY({ operation }, error)
      throw error
    }
  }
  return {
    archiveVersion: (userId, year) =>
      guarded('archive version', () => reader.archiveVersion(userId, year)),
    storedArchive: (userId, year) => guarded('archive', () => reader.storedArchive(userId, year)),
  }
}

const isLate = (error: unknown): boolean => error instanceof NotInTimeError

const isAway = (error: unknown): boolean =>
  error instanceof TaskCancelledError ||
  (error instanceof ServiceError && error.code === 'STORE_UNAVAILABLE')
