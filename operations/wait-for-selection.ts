// Whether what was sent of a listener has been counted and weighed. The store alone cannot tell: a selection that
// did not change is not sent again.
import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'
import { errors } from './errors.ts'

const POLL_MS = 100

/** When messages of a listener were written, ms since 1970 UTC. */
export interface SentChange {
  readonly userId: string
  /** That declare a profile. */
  readonly declaredAt?: number
  /** That record or take back plays. */
  readonly countedAt?: number
}

export interface SelectionWait {
  /** Undefined where nobody has an answer; may throw. */
  readonly progressOf: (
    userId: string,
    signal: AbortSignal,
  ) => Promise<SelectionProgress | undefined>
  readonly msMax: number
  readonly signal: AbortSignal
  readonly clock?: Clock
}

/**
 * Waits until heuristics has counted every play of an import, or whatever else was sent, and selected days.
 * Resolves with the revision of each year's selection, of years that have one.
 *
 * @throws IMPORT_UNSETTLED when that takes longer than `msMax`
 */
export async function waitForSelection(
  { userId, ...sent }: SentChange,
  { progressOf, msMax, signal, clock = systemClock }: SelectionWait,
): Promise<ReadonlyMap<number, number>> {
  const endMs = clock.now() + msMax
  let last: unknown
  while (clock.now() < endMs) {
    signal.throwIfAborted()
    const progress = await progressOf(userId, signal).catch((error: unknown) => {
      last = error
      return undefined
    })
    if (progress && isSettled(progress, sent)) {
      return new Map(progress.selections.map(({ year, revision }) => [year, revision]))
    }
    await sleep(clock, POLL_MS, signal)
  }
  throw errors.IMPORT_UNSETTLED({ userId, seconds: Math.round(msMax / SECOND_MS) }, last)
}

const isSettled = (
  progress: SelectionProgress,
  { declaredAt = 0, countedAt = 0 }: Omit<SentChange, 'userId'>,
): boolean =>
  progress.declaredAt >= declaredAt && progress.countedAt >= countedAt && !progress.isQuietAwaited
