// Whether what was sent of a listener has been counted and weighed. The store alone cannot tell: a selection that
// did not change is not sent again.

import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'
import { cliErrors } from './errors.ts'
import type { LastChange } from './last-change.ts'

const POLL_MS = 100
const ANSWER_MS_MAX = 10_000

interface Changed extends LastChange {
  readonly userId: string
}

interface Wait {
  /** Where the heuristics service answers, such as `http://127.0.0.1:19071`. */
  readonly heuristicsUrl: string
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
export async function selectionAfter(
  { userId, ...sent }: Changed,
  { heuristicsUrl, msMax, signal, clock = systemClock }: Wait,
): Promise<ReadonlyMap<number, number>> {
  const url = `${heuristicsUrl}/listeners/${encodeURIComponent(userId)}`
  const endMs = clock.now() + msMax
  let last: unknown
  while (clock.now() < endMs) {
    signal.throwIfAborted()
    const progress = await ask(url, signal).catch((error: unknown) => {
      last = error
      return undefined
    })
    if (progress && isSettled(progress, sent)) {
      return new Map(progress.selections.map(({ year, revision }) => [year, revision]))
    }
    await sleep(clock, POLL_MS, signal)
  }
  throw cliErrors.IMPORT_UNSETTLED({ userId, seconds: Math.round(msMax / SECOND_MS) }, last)
}

async function ask(url: string, signal: AbortSignal): Promise<SelectionProgress | undefined> {
  const response = await fetchWithin(url, ANSWER_MS_MAX, signal)
  return response.ok ? ((await response.json()) as SelectionProgress) : undefined
}

const isSettled = (
  progress: SelectionProgress,
  { declaredAt = 0, countedAt = 0 }: LastChange,
): boolean =>
  progress.declaredAt >= declaredAt && progress.countedAt >= countedAt && !progress.isQuietAwaited
