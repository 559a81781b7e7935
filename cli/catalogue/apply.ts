// A new catalogue for every listener: each is asked for their days anew, a bounded number at a time, so that
// what listeners do meanwhile never waits long. Whoever has the catalogue already is passed over: run again after
// anything went wrong, it goes on where it was.

import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { daysRequested } from '#schemas/index.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'
import { cliErrors } from '../errors.ts'

/** Listeners that are under way at once. */
const UNDER_WAY_MAX = 500
const ASKED_AT_ONCE_MAX = 16
const POLL_MS = 250
const ANSWER_MS_MAX = 10_000

/** What the service read when it started. */
export interface RunningCatalogue {
  /** Empty where it has none. */
  readonly version: string
  readonly counts: { readonly artists: number; readonly dated: number; readonly energies: number }
}

export interface CatalogueUpdate {
  readonly version: string
  /** Who has a profile and is known to the service that was asked. */
  readonly listeners: number
  /** Whose days were summed up with another catalogue, or by an earlier version. */
  readonly behind: number
  /** Who was brought up to it. */
  readonly applied: number
  /** Of those, whose selection is another one now. */
  readonly changed: number
  /** Who is with another instance of the service, or nowhere. */
  readonly elsewhere: number
}

export interface ApplyCatalogueOptions {
  readonly log: Pick<ListenerLog, 'everybody'>
  readonly isDryRun: boolean
  /** How long one group of listeners may take. */
  readonly seconds: number
  readonly signal: AbortSignal
  readonly say?: (step: string) => void
  readonly clock?: Clock
}

/** @throws CATALOGUE_UNREACHABLE */
export const runningCatalogue = async (
  settings: StackSettings,
  signal: AbortSignal,
): Promise<RunningCatalogue> => {
  const running = await ask<RunningCatalogue>(settings, '/catalogue', signal)
  if (running) return running
  throw cliErrors.CATALOGUE_UNREACHABLE({ url: urlOf(settings) })
}

/** @throws CATALOGUE_UNREACHABLE, CATALOGUE_UNSETTLED */
export async function applyCatalogue(
  settings: StackSettings,
  options: ApplyCatalogueOptions,
): Promise<CatalogueUpdate> {
  const { log, isDryRun, say, signal } = options
  const { version } = await runningCatalogue(settings, signal)
  const names = new Set<string>()
  for await (const { event } of log.everybody(profiles)) names.add(event.userId)
  const known = await progressOf(settings, [...names], options)
  const answered = known.filter((each) => each !== undefined)
  // Whoever was erased may still have a profile in the log, and nothing anywhere else.
  const listeners = answered.filter(({ catalogueVersion }) => catalogueVersion !== null)
  const behind = listeners.filter((each) => each.catalogueVersion !== version)
  const counts = {
    version,
    listeners: listeners.length,
    behind: behind.length,
    elsewhere: known.length - answered.length,
  }
  let [applied, changed] = [0, 0]
  if (isDryRun || behind.length === 0) return { ...counts, applied, changed }
  await using sender = await openEventSender(
    { KAFKA_BROKERS: settings.kafkaBrokers, SCHEMA_REGISTRY_URL: settings.registryUrl },
    { transactionalId: 'apply-catalogue' },
  )
  const { clock = systemClock } = options
  for (let from = 0; from < behind.length; from += UNDER_WAY_MAX) {
    signal.throwIfAborted()
    const group = behind.slice(from, from + UNDER_WAY_MAX)
    const requestedAt = clock.now()
    const request = { requestId: `catalogue-${version}`, cause: 'catalogue', requestedAt }
    await sender.transaction(async (send) => {
      for (const { userId } of group) await send(requests, daysRequested, { userId, ...request })
    })
    const tell = (done: number) => say?.(`${applied + done} of ${behind.length} listeners`)
    const after = await settled(settings, group, { ...options, version, tell })
    applied += group.length
    changed += group.filter((each) => isChanged(each, after.get(each.userId))).length
  }
  return { ...counts, applied, changed }
}

interface Settling extends ApplyCatalogueOptions {
  readonly version: string
  tell(done: number): void
}

/** Waits until each of `group` has the catalogue and a selection from it. */
async function settled(
  settings: StackSettings,
  group: readonly SelectionProgress[],
  { version, tell, seconds, signal, clock = systemClock, ...options }: Settling,
): Promise<ReadonlyMap<string, SelectionProgress>> {
  const done = new Map<string, SelectionProgress>()
  const endMs = clock.now() + seconds * SECOND_MS
  for (;;) {
    const waiting = group.map(({ userId }) => userId).filter((userId) => !done.has(userId))
    for (const each of await progressOf(settings, waiting, { ...options, signal, seconds })) {
      const has = each?.catalogueVersion === version || each?.catalogueVersion === null
      if (each && has && !each.isQuietAwaited) done.set(each.userId, each)
    }
    tell(done.size)
    if (done.size === group.length) return done
    if (clock.now() >= endMs) {
      throw cliErrors.CATALOGUE_UNSETTLED({ left: group.length - done.size, seconds })
    }
    await sleep(clock, POLL_MS, signal)
  }
}

const isChanged = (before: SelectionProgress, after: SelectionProgress | undefined): boolean =>
  JSON.stringify(before.selections) !== JSON.stringify(after?.selections)

/** In the order of `userIds`; undefined for whom the service does not have. */
async function progressOf(
  settings: StackSettings,
  userIds: readonly string[],
  { signal }: Pick<ApplyCatalogueOptions, 'signal' | 'log' | 'isDryRun' | 'seconds'>,
): Promise<(SelectionProgress | undefined)[]> {
  const found: (SelectionProgress | undefined)[] = []
  for (let from = 0; from < userIds.length; from += ASKED_AT_ONCE_MAX) {
    const asked = userIds
      .slice(from, from + ASKED_AT_ONCE_MAX)
      .map((userId) =>
        ask<SelectionProgress>(settings, `/listeners/${encodeURIComponent(userId)}`, signal),
      )
    found.push(...(await Promise.all(asked)))
  }
  return found
}

/** Undefined where the service has no answer. @throws CATALOGUE_UNREACHABLE */
async function ask<T>(
  settings: StackSettings,
  path: string,
  signal: AbortSignal,
): Promise<T | undefined> {
  const url = urlOf(settings)
  const response = await fetchWithin(`${url}${path}`, ANSWER_MS_MAX, signal).catch(
    (cause: unknown) => {
      if (signal.aborted) throw signal.reason
      throw cliErrors.CATALOGUE_UNREACHABLE({ url }, cause)
    },
  )
  if (response.ok) return (await response.json()) as T
  if (response.status === 404) return undefined
  throw cliErrors.CATALOGUE_UNREACHABLE({ url }, await response.text())
}

const urlOf = ({ port }: StackSettings): string => `http://127.0.0.1:${port.heuristics}`
