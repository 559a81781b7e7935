// Requests the days of every listener who is behind again, for a bounded number of listeners at a time, so that other
// work never waits long. A listener who is not behind is passed over: run again after a failure, it goes on where it
// was.

import { sleep } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { type DaysRequested, daysRequested } from '#schemas/index.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'
import { errors } from './errors.ts'
import type { OperationPorts } from './ports.ts'

/** Listeners that are under way at the same time. */
const UNDER_WAY_MAX = 500
const ASKED_AT_ONCE_MAX = 16
const POLL_MS = 250

export interface DaysUpdate {
  /** Who has a profile and is known to the service that was asked. */
  readonly listeners: number
  /** Whose days are by something else than what holds now. */
  readonly behind: number
  /** Who was brought up to it. */
  readonly applied: number
  /** Of those, whose selection is another one now. */
  readonly changed: number
  /** Who is with another instance of the service, or nowhere. */
  readonly elsewhere: number
}

export interface RequestDaysOptions {
  readonly isDryRun: boolean
  /** How long one group of listeners may take. */
  readonly seconds: number
  readonly signal: AbortSignal
  readonly say?: (step: string) => void
}

/** Why days are requested, and of whom. */
export interface RequestReason {
  /** The part of the sender's name that says which operation this is. */
  readonly operation: string
  readonly request: Pick<DaysRequested, 'requestId' | 'cause'>
  isBehind(listener: SelectionProgress): boolean
}

export type RequestPorts = Pick<OperationPorts, 'inspector' | 'log' | 'openSender' | 'clock'>

/** @throws CATALOGUE_UNREACHABLE, CATALOGUE_UNSETTLED */
export async function requestDays(
  ports: RequestPorts,
  { operation, request, isBehind }: RequestReason,
  options: RequestDaysOptions,
): Promise<DaysUpdate> {
  const { isDryRun, say, signal } = options
  const names = new Set<string>()
  for await (const { event } of (await ports.log()).everybody(profiles)) names.add(event.userId)
  const known = await progressOf(ports, [...names], signal)
  const answered = known.filter((each) => each !== undefined)
  // An erased listener may still have a profile in the log, and nothing anywhere else.
  const listeners = answered.filter(({ catalogueVersion }) => catalogueVersion !== null)
  const behind = listeners.filter(isBehind)
  const counts = {
    listeners: listeners.length,
    behind: behind.length,
    elsewhere: known.length - answered.length,
  }
  let [applied, changed] = [0, 0]
  if (isDryRun || behind.length === 0) return { ...counts, applied, changed }
  await using sender = await ports.openSender(operation)
  for (let from = 0; from < behind.length; from += UNDER_WAY_MAX) {
    signal.throwIfAborted()
    const group = behind.slice(from, from + UNDER_WAY_MAX)
    const requestedAt = ports.clock.now()
    await sender.transaction(async (send) => {
      for (const { userId } of group) {
        await send(requests, daysRequested, { userId, ...request, requestedAt })
      }
    })
    const tell = (done: number) => say?.(`${applied + done} of ${behind.length} listeners`)
    const after = await settled(ports, group, { ...options, isBehind, tell })
    applied += group.length
    changed += group.filter((each) => isChanged(each, after.get(each.userId))).length
  }
  return { ...counts, applied, changed }
}

interface Settling extends RequestDaysOptions, Pick<RequestReason, 'isBehind'> {
  tell(done: number): void
}

/** Waits until none of `group` is behind, and each has the selection that follows. */
async function settled(
  ports: RequestPorts,
  group: readonly SelectionProgress[],
  { isBehind, tell, seconds, signal }: Settling,
): Promise<ReadonlyMap<string, SelectionProgress>> {
  const { clock } = ports
  const done = new Map<string, SelectionProgress>()
  const endMs = clock.now() + seconds * SECOND_MS
  for (;;) {
    const waiting = group.map(({ userId }) => userId).filter((userId) => !done.has(userId))
    for (const each of await progressOf(ports, waiting, signal)) {
      if (!each || each.isQuietAwaited) continue
      if (each.catalogueVersion === null || !isBehind(each)) done.set(each.userId, each)
    }
    tell(done.size)
    if (done.size === group.length) return done
    if (clock.now() >= endMs) {
      throw errors.CATALOGUE_UNSETTLED({ left: group.length - done.size, seconds })
    }
    await sleep(clock, POLL_MS, signal)
  }
}

const isChanged = (before: SelectionProgress, after: SelectionProgress | undefined): boolean =>
  JSON.stringify(before.selections) !== JSON.stringify(after?.selections)

/** In the order of `userIds`; undefined for whom the service does not have. */
async function progressOf(
  ports: RequestPorts,
  userIds: readonly string[],
  signal: AbortSignal,
): Promise<(SelectionProgress | undefined)[]> {
  const found: (SelectionProgress | undefined)[] = []
  for (let from = 0; from < userIds.length; from += ASKED_AT_ONCE_MAX) {
    const asked = userIds
      .slice(from, from + ASKED_AT_ONCE_MAX)
      .map((userId) =>
        askHeuristics<SelectionProgress>(
          ports,
          `/v1/progress/${encodeURIComponent(userId)}`,
          signal,
        ),
      )
    found.push(...(await Promise.all(asked)))
  }
  return found
}

/** Undefined where the service has no answer. @throws CATALOGUE_UNREACHABLE */
export async function askHeuristics<T>(
  { inspector }: Pick<OperationPorts, 'inspector'>,
  path: string,
  signal: AbortSignal,
): Promise<T | undefined> {
  const { found, without, silent } = await inspector.ask<T>(path, { actor: 'heuristics', signal })
  const [failed] = silent
  if (found.length + without.length === 0 && failed) throw unreachable(failed)
  return found[0]
}

/** The error where no process of heuristics answers. */
export const unreachable = ({ url, reason }: { readonly url: string; readonly reason?: string }) =>
  errors.CATALOGUE_UNREACHABLE({ url }, reason)
