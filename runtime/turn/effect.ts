// Journaled calls (I7): a result is committed to the changelog before the turn goes on, under the
// place of the turn's message, and deleted with the turn's own commit. Where a call must not be made
// twice, that it begins is committed first: after a crash its start without a result is an unknown.
import type { EffectOptions } from '../actor.ts'
import { commitChanges } from '../commit/maintenance-commit.ts'
import { errors } from '../errors.ts'
import type { Work } from '../partition/owned-partition.ts'
import { assertKeyFits, type StateChange } from '../state/state-store.ts'
import type { TurnServices } from './turn-services.ts'

type JournalEntry = { readonly result?: unknown } | { readonly isStarted: true }

export interface EffectCall<T> {
  readonly step: string
  readonly run: (signal: AbortSignal) => Promise<T>
  readonly options: EffectOptions<T>
  readonly signal: () => AbortSignal
  /** @throws TURN_OVER */
  readonly assertOpen: () => void
}

/** Where the turn's effects are journaled: equal for every attempt and every replay of it. */
const placeOf = (work: Work): string =>
  work.kind === 'message'
    ? `${work.record.topic}:${work.record.partition}:${work.record.offset}:`
    : `timer:${work.name}:${work.dueMs}:`

const nameOf = (work: Work, step: string): string => `${placeOf(work)}${step}`

/** By turn: what its attempts have begun to journal, by name. Settles when it is stored. */
const begun = new WeakMap<Work, Map<string, Promise<void>>>()

function begunOf(work: Work): Map<string, Promise<void>> {
  const ofWork = begun.get(work) ?? new Map<string, Promise<void>>()
  begun.set(work, ofWork)
  return ofWork
}

/**
 * The journal's result, or that of the call once it is committed.
 * @throws EFFECT_IN_DOUBT, RECORD_TOO_LARGE, TURN_OVER, and whatever the call throws
 */
export async function runEffect<T>(
  services: TurnServices,
  work: Work,
  call: EffectCall<T>,
): Promise<T> {
  const { step, options, assertOpen } = call
  await begunOf(work).get(nameOf(work, step)) // An attempt whose time was up may have left it on its way.
  assertOpen()
  const journaled = read(work, step)
  if (journaled && !('isStarted' in journaled)) return journaled.result as T
  const { onInDoubt = 'repeat' } = options
  if (journaled && onInDoubt === 'dead-letter') throw errors.EFFECT_IN_DOUBT({ step })
  if (journaled && typeof onInDoubt === 'function') {
    const found = await onInDoubt(call.signal())
    assertOpen()
    if (found) return await keep(services, work, step, found.result)
  }
  if (!journaled && onInDoubt !== 'repeat') {
    await write(services, work, step, { isStarted: true })
    assertOpen()
  }
  return await keep(services, work, step, await callOnce(services, work, call))
}

/** A call that is seen to fail has ended: nothing about it is unknown. */
async function callOnce<T>(services: TurnServices, work: Work, call: EffectCall<T>): Promise<T> {
  const signal = call.signal()
  try {
    const result = await call.run(signal)
    call.assertOpen()
    return result
  } catch (error) {
    const isEnded = !signal.aborted && work.partition.isOwned
    if (isEnded && read(work, call.step)) await write(services, work, call.step, undefined)
    throw error
  }
}

async function keep<T>(services: TurnServices, work: Work, step: string, result: T): Promise<T> {
  await write(services, work, step, { result })
  return result
}

function read(work: Work, step: string): JournalEntry | undefined {
  const { partition, key } = work
  const value = partition.opened.store.get('effects', key, nameOf(work, step))
  return value && (JSON.parse(value.toString()) as JournalEntry)
}

/** Resolves once it is committed and stored. Undefined deletes. */
async function write(
  services: TurnServices,
  work: Work,
  step: string,
  journaled: JournalEntry | undefined,
) {
  const value = journaled ? Buffer.from(JSON.stringify(journaled)) : null
  const bytesMax = services.settings.RECORD_BYTES_MAX
  if (value && value.length > bytesMax) {
    throw errors.RECORD_TOO_LARGE({ what: `effect ${step}`, bytes: value.length, bytesMax })
  }
  const name = nameOf(work, step)
  assertKeyFits(work.key, name)
  const change: StateChange = { table: 'effects', key: work.key, name, value }
  const promise = commitChanges(services.committer, work.partition, [change])
  begunOf(work).set(name, promise)
  await promise
}

/** Deletes everything that attempts at this turn have journaled, also before a crash. */
export function dropEffects(work: Work): StateChange[] {
  const { partition, key } = work
  const stored = partition.opened.store.entriesOf('effects', key, placeOf(work))
  const names = new Set([
    ...[...stored].map(({ name }) => name),
    ...(begun.get(work)?.keys() ?? []),
  ])
  return [...names].map((name): StateChange => ({ table: 'effects', key, name, value: null }))
}
