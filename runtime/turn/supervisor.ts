// One turn until it is done: attempts, waits between them, and what becomes of it in the end (I10).
// Only here is a failure of an actor's code caught.

import { waitUntil } from '#foundation/cancellation.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { endSpan, type Span, withSpan } from '#observability/spans.ts'
import type { Context, Receiver } from '../actor.ts'
import {
  CompletedTurn,
  type OnReleased,
  type TurnOutputs,
  type TurnResult,
} from '../commit/turn-result.ts'
import { deadLetterTopic, toDeadLetter } from '../dead-letters/dead-letter.ts'
import { errors } from '../errors.ts'
import type { Host } from '../host.ts'
import type { BlockedTurn, MessageWork, Work } from '../partition/owned-partition.ts'
import { timerChange } from '../partition/timers.ts'
import type { Schema } from '../schema.ts'
import { dropEffects } from './effect.ts'
import { Turn } from './turn.ts'
import { noSpan, startTurnSpan } from './turn-span.ts'

type Handle = (context: Context) => void | Promise<void>

const BUG_ATTEMPTS_MAX = 3 // Chance may be part of a bug; a fourth attempt would tell nothing new.
const BACKOFF_MS_MIN = 50
const BACKOFF_MS_MAX = 10_000
/** Of a partition's mailbox, what one user's events may take while they wait for a failed turn. */
const CROWDING_SHARE = 0.5

/**
 * Runs `work` to its end and submits what it leaves. Never throws or rejects; returns undefined where it
 * has ended already, as most turns do.
 *
 * @param release Called once the result is committed, or dropped because somebody else will redo it.
 */
export function supervise(host: Host, work: Work, release: OnReleased): Promise<void> | undefined {
  const supervised = {
    host,
    work,
    release,
    span: startTurnSpan(host, work),
    startedMs: host.clock.now(),
  }
  if (isStale(work) || !work.partition.isOwned) return conclude(supervised, undefined)
  if (isSkipped(work)) return conclude(supervised, leave(supervised, {}))
  const turn = new Turn(host, work, supervised.span)
  let going: void | Promise<void>
  try {
    going = begin(supervised, turn)
    if (going === undefined) return conclude(supervised, finish(supervised, turn))
  } catch (error) {
    going = Promise.reject(error)
  }
  return goOn(supervised, turn, going)
}

interface Attempts {
  readonly host: Host
  readonly work: Work
  readonly release: OnReleased
  readonly span: Span
  readonly startedMs: number
}

async function goOn(supervised: Attempts, turn: Turn, going: Promise<void>): Promise<void> {
  const { host, work, span, startedMs } = supervised
  work.partition.turns.set(work, startedMs)
  try {
    conclude(supervised, await runAttempts(supervised, turn, going))
  } catch (error) {
    endSpan(span, { error })
    host.fail(error)
  } finally {
    work.partition.turns.delete(work)
  }
}

/** Nothing to commit where the turn was revoked, is stopping, or is of a timer that was moved. */
function conclude(supervised: Attempts, item: TurnResult | undefined): undefined {
  const { host, span, startedMs } = supervised
  host.metrics.turnSeconds.record((host.clock.now() - startedMs) / 1_000, host.labels)
  if (item) host.committer.submit(item)
  else endSpan(span)
}

/** For what is committed without a turn's own buffers. */
const leave = ({ work, release, span }: Attempts, left: TurnOutputs): TurnResult =>
  new CompletedTurn(work, { ...left, spans: [span] }, release)

/** Returns a promise where the turn does not end at once. */
function begin({ host, work, span }: Attempts, turn: Turn): void | Promise<void> {
  const run = (handle: Handle | undefined) => {
    // The schema of its message may have come when its partition was gone (I4).
    if (!handle || !work.partition.isOwned) return
    return span === noSpan ? turn.run(handle) : withSpan(span, () => turn.run(handle))
  }
  const handle = handlerOf(host, work)
  return handle instanceof Promise ? handle.then(run) : run(handle)
}

function finish(
  { work, release }: Attempts,
  turn: Turn,
  usedEffects = turn.usedEffects || hadEffects(work),
): TurnResult | undefined {
  if (!work.partition.isOwned) return undefined
  return turn.finish(usedEffects ? dropEffects(work) : [], release)
}

/** Whether an earlier owner's attempt at a turn of this user may have journaled effects. */
const hadEffects = ({ partition, key }: Work): boolean => partition.journaled.has(key)

/** Undefined when nothing is left to commit: revoked or stopping. */
async function runAttempts(
  supervised: Attempts,
  firstTurn: Turn,
  first: Promise<void>,
): Promise<TurnResult | undefined> {
  const { host, work, span, startedMs } = supervised
  let usedEffects = hadEffects(work)
  let turn = firstTurn
  let going: void | Promise<void> = first
  for (let attempt = 1; ; attempt += 1) {
    try {
      going ??= begin(supervised, turn)
      await going
      usedEffects ||= turn.usedEffects
      return finish(supervised, turn, usedEffects)
    } catch (error) {
      usedEffects ||= turn.usedEffects
      turn.close(error)
      if (!work.partition.isOwned) return undefined
      if (!(await isLearned(host, error))) {
        if (!work.partition.isOwned) return undefined
        const elapsedMs = host.clock.now() - startedMs
        const verdict = judge(host, work, error, { attempt, elapsedMs })
        host.metrics.failedTurns.add(1, { actor: host.actor.name, code: codeOf(error) })
        if (verdict === 'stop') throw error
        if (verdict === 'dead-letter') return giveUp(supervised, error, attempt)
        logFailure(host, work, { error, attempt, span })
        await park(host, work, { code: codeOf(error), attempts: attempt, sinceMs: startedMs })
        if (host.stopping.isOver) return undefined
      }
    }
    if (!work.partition.isOwned) return undefined
    turn = new Turn(host, work, span)
    going = undefined
  }
}

/** A page of another version: once its schema is here, the turn begins again. */
async function isLearned(host: Host, error: unknown): Promise<boolean> {
  if (!(error instanceof ServiceError) || error.code !== 'SCHEMA_UNSEEN') return false
  try {
    await host.codec.learn((error.details as { id: number }).id)
    return true
  } catch {
    return false // Then the turn fails as it would have, and is tried again.
  }
}

/** A timer that was moved or cleared after it came up. */
const isStale = (work: Work): boolean =>
  work.kind === 'timer' && work.partition.timers.dueMsOf(work.key, work.name) !== work.dueMs

/** Finished before a crash, above the watermark (I3). */
const isSkipped = (work: Work): boolean =>
  work.kind === 'message' &&
  work.record.offset <= (work.partition.lasts.get(work.record.topic)?.get(work.key) ?? -1)

/** Undefined for an event that the actor does not receive. */
function handlerOf(host: Host, work: Work): Handle | undefined | Promise<Handle | undefined> {
  if (work.kind === 'timer') return host.actor.timers.get(work.name) as Handle | undefined
  const { value, key, headers } = work.record
  const addressee = headers[host.headers.addressee]
  if (addressee !== undefined && addressee !== host.actor.name) return undefined // For another actor.
  if (!key) throw errors.EVENT_UNDECODABLE({ reason: 'it has no key' })
  const { field, isValid } = host.actor.key
  if (!isValid(work.key as string)) throw errors.KEY_INVALID({ key: work.key.slice(0, 200), field })
  // Without bytes a compacted topic forgets this key, or a timer's dead letter is replayed.
  if (!value) return host.actor.timers.get(headers[host.headers.timer] ?? '') as Handle | undefined
  const name = host.codec.nameOf(value)
  return typeof name === 'string'
    ? handlerNamed(host, work, name)
    : name.then((known) => handlerNamed(host, work, known))
}

function handlerNamed(host: Host, work: MessageWork, name: string): Handle | undefined {
  const { value, key } = work.record
  const receiver = receiverOf(host, work, name)
  assertNamespace(host, work, receiver)
  if (!receiver) return undefined
  const event = host.codec.decodeEvent(receiver.schema, value as Buffer)
  if (event[host.actor.key.field] !== work.key) {
    throw errors.EVENT_MISADDRESSED({ key: String(key).slice(0, 200) })
  }
  return (context) => receiver.handle(event, context)
}

/** A record of another namespace was written by a stranger, or by a version that nobody can read. */
function assertNamespace(host: Host, { record }: MessageWork, receiver?: Receiver): void {
  const schema = host.codec.fullNameOf(record.value as Buffer)
  if (receiver?.schema.fullName === schema) return
  const { topic } =
    receiver ??
    host.actor.receivers.find((each: Receiver) => each.topic.name === record.topic) ??
    {}
  const known = topic?.events.map(({ fullName }: Schema) => namespaceOf(fullName)) ?? []
  if (known.includes(namespaceOf(schema))) return
  throw errors.NAMESPACE_UNKNOWN({ schema, topic: record.topic })
}

const namespaceOf = (fullName: string): string =>
  fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')))

function receiverOf(host: Host, { record }: MessageWork, name: string): Receiver | undefined {
  for (const each of host.actor.receivers as readonly Receiver[]) {
    if (each.schema.name === name && each.topic.name === record.topic) return each
  }
  return undefined
}

type Verdict = 'again' | 'dead-letter' | 'stop'

function judge(
  { settings, stopping }: Host,
  work: Work,
  error: unknown,
  { attempt, elapsedMs }: { attempt: number; elapsedMs: number },
): Verdict {
  if (!(error instanceof ServiceError)) return attempt < BUG_ATTEMPTS_MAX ? 'again' : 'dead-letter'
  if (error.policy === 'stop' || error.policy === 'dead-letter') return error.policy
  if (stopping.isOver) return 'again' // Only to find that it is over: the next owner goes on.
  if (isCrowding(work, settings.MAILBOX_MAX)) return 'dead-letter'
  if (isHolding(work, settings.WATERMARK_SPAN_MAX)) return 'dead-letter'
  if (error.policy === 'park') return 'again'
  const isPatient = attempt < settings.TURN_ATTEMPTS_MAX && elapsedMs < settings.TURN_RETRY_MS_MAX
  return isPatient ? 'again' : 'dead-letter'
}

/** Whether so many events wait behind this one that its partition would pause for them (I9, I10). */
const isCrowding = ({ partition, key }: Work, mailboxMax: number): boolean =>
  (partition.mailboxes.get(key)?.length ?? 0) > mailboxMax * CROWDING_SHARE

/** Whether the watermark stands at this event, and too much has come behind it since (I9). */
function isHolding(work: Work, spanMax: number): boolean {
  if (work.kind === 'timer') return false
  const watermark = work.partition.opened.watermarks.get(work.record.topic)
  return watermark?.value === work.record.offset && watermark.openCount > spanMax
}

/** Until the next attempt, the revoke or the stop, whichever comes first. */
async function park(host: Host, { partition, key }: Work, parked: BlockedTurn): Promise<void> {
  partition.parked.set(key, parked)
  await waitUntil(host.stopping, host.clock, backoffMs(host, parked.attempts))
  partition.parked.delete(key)
}

/** Doubles up to a bound; a random half of it spreads those who failed together. */
function backoffMs({ random }: Host, attempt: number): number {
  const ms = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN * 2 ** Math.min(attempt - 1, 20))
  return ms / 2 + (random.next() * ms) / 2
}

/** Nothing of the turn stays but the dead letter; a timer is gone, or it would fire for ever. */
function giveUp(supervised: Attempts, error: unknown, attempt: number): TurnResult {
  const { host, work, span } = supervised
  const letter = toDeadLetter(host, work, { error, attempts: attempt, span })
  host.metrics.deadLetters.add(1, { actor: host.actor.name, code: codeOf(error) })
  host.log.error(`given up: see ${deadLetterTopic(host.actor.name)}`, about(work, error, attempt))
  const changes = [...dropEffects(work)]
  if (work.kind === 'timer') {
    changes.push(timerChange(work.key, work.name, undefined))
    work.partition.timers.clear(work.key, work.name)
  }
  return leave(supervised, { outs: [letter], changes, failure: error })
}

function logFailure(
  host: Host,
  work: Work,
  { error, attempt, span }: { error: unknown; attempt: number; span: Span },
): void {
  host.log.warn('a turn failed, and is tried again', { ...about(work, error, attempt), span })
}

const about = (work: Work, error: unknown, attempt: number) => ({
  error,
  attempt,
  partition: work.partition.number,
  ...(work.kind === 'message'
    ? { topic: work.record.topic, offset: work.record.offset }
    : { timer: work.name }),
})

const codeOf = (error: unknown): string => (error instanceof ServiceError ? error.code : 'BUG')
