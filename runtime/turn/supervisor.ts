// Runs one turn to its end: its attempts, the waits between them, and its result (I10). Only here is a failure
// of an actor's code caught. `dispatch.ts` finds the handler, `retry-policy.ts` decides about a failure.

import { waitUntil } from '#foundation/cancellation.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { endSpan, type Span, withSpan } from '#observability/spans.ts'
import { CompletedTurn, type TurnOutputs, type TurnResult } from '../commit/turn-result.ts'
import { toDeadLetter } from '../dead-letters/dead-letter.ts'
import type { BlockedTurn } from '../partition/blocked-turn.ts'
import type { Work } from '../partition/owned-partition.ts'
import { timerChange } from '../partition/timers.ts'
import { type Handle, handlerOf } from './dispatch.ts'
import { dropEffects } from './effect.ts'
import { decide, retryDelayMs } from './retry-policy.ts'
import { Turn } from './turn.ts'
import { codeOf, logDeadLetter, logRetry } from './turn-log.ts'
import type { TurnServices } from './turn-services.ts'
import { noSpan, startTurnSpan } from './turn-span.ts'

/**
 * Runs `work` to its end and submits its result. Never throws or rejects; returns undefined where the turn has
 * ended already, as most turns do.
 */
export function supervise(services: TurnServices, work: Work): Promise<void> | undefined {
  const supervised = {
    services,
    work,
    span: startTurnSpan(services, work),
    startedMs: services.clock.now(),
  }
  if (isStale(work) || !work.partition.isOwned) return conclude(supervised, undefined)
  if (isCompleted(work)) return conclude(supervised, resultOf(supervised, {}))
  const turn = new Turn(services, work, supervised.span)
  let running: void | Promise<void>
  try {
    running = begin(supervised, turn)
    if (running === undefined) return conclude(supervised, finish(supervised, turn))
  } catch (error) {
    running = Promise.reject(error)
  }
  return continueTurn(supervised, turn, running)
}

interface Attempts {
  readonly services: TurnServices
  readonly work: Work
  readonly span: Span
  readonly startedMs: number
}

async function continueTurn(
  supervised: Attempts,
  turn: Turn,
  running: Promise<void>,
): Promise<void> {
  const { services, work, span, startedMs } = supervised
  work.partition.turnBegan(work, startedMs)
  try {
    conclude(supervised, await runAttempts(supervised, turn, running))
  } catch (error) {
    endSpan(span, { error })
    services.fail(error)
  } finally {
    work.partition.turnEnded(work)
  }
}

/** Nothing to commit where the turn was revoked, is stopping, or is of a timer that was moved. */
function conclude(supervised: Attempts, result: TurnResult | undefined): undefined {
  const { services, span, startedMs } = supervised
  services.metrics.turnSeconds.record((services.clock.now() - startedMs) / 1_000, services.labels)
  if (result) services.committer.submit(result)
  else endSpan(span)
}

/** For what is committed without a turn's own buffers. */
const resultOf = ({ work, span }: Attempts, outputs: TurnOutputs): TurnResult =>
  new CompletedTurn(work, { ...outputs, spans: [span] })

/** Returns a promise if the turn does not end synchronously. */
function begin({ services, work, span }: Attempts, turn: Turn): void | Promise<void> {
  const run = (handle: Handle | undefined) => {
    // The schema of its message may have come when its partition was gone (I4).
    if (!handle || !work.partition.isOwned) return
    return span === noSpan ? turn.run(handle) : withSpan(span, () => turn.run(handle))
  }
  const handle = handlerOf(services, work)
  return handle instanceof Promise ? handle.then(run) : run(handle)
}

function finish(
  { work }: Attempts,
  turn: Turn,
  usedEffects = turn.usedEffects || hadEffects(work),
): TurnResult | undefined {
  if (!work.partition.isOwned) return undefined
  return turn.finish(usedEffects ? dropEffects(work) : [])
}

/** Whether an earlier owner's attempt at a turn of this key may have journaled effects. */
const hadEffects = ({ partition, key }: Work): boolean => partition.hadEffects(key)

/** Undefined when nothing is left to commit: revoked or stopping. */
async function runAttempts(
  supervised: Attempts,
  firstTurn: Turn,
  first: Promise<void>,
): Promise<TurnResult | undefined> {
  const { services, work, span, startedMs } = supervised
  let usedEffects = hadEffects(work)
  let turn = firstTurn
  let running: void | Promise<void> = first
  for (let attempt = 1; ; attempt += 1) {
    try {
      running ??= begin(supervised, turn)
      await running
      usedEffects ||= turn.usedEffects
      return finish(supervised, turn, usedEffects)
    } catch (error) {
      usedEffects ||= turn.usedEffects
      turn.close(error)
      if (!work.partition.isOwned) return undefined
      if (!(await isLearned(services, error))) {
        if (!work.partition.isOwned) return undefined
        const elapsedMs = services.clock.now() - startedMs
        const decision = decide(services, work, error, { attempt, elapsedMs })
        services.metrics.failedTurns.add(1, { actor: services.actor.name, code: codeOf(error) })
        if (decision === 'stop') throw error
        if (decision === 'dead-letter') return deadLetterOf(supervised, error, attempt)
        logRetry(services, work, { error, attempt, span })
        await block(services, work, { code: codeOf(error), attempts: attempt, sinceMs: startedMs })
        if (services.stopping.isOver) return undefined
      }
    }
    if (!work.partition.isOwned) return undefined
    turn = new Turn(services, work, span)
    running = undefined
  }
}

/** A page of another version: once its schema is here, the turn begins again. */
async function isLearned(services: TurnServices, error: unknown): Promise<boolean> {
  if (!(error instanceof ServiceError) || error.code !== 'SCHEMA_UNSEEN') return false
  try {
    await services.codec.learn((error.details as { id: number }).id)
    return true
  } catch {
    return false // Then the turn fails as it would have, and is retried.
  }
}

/** A timer that was moved or cleared after it came up. */
const isStale = (work: Work): boolean =>
  work.kind === 'timer' && work.partition.timers.dueMsOf(work.key, work.name) !== work.dueMs

/** Completed before a crash, above the lowest incomplete offset (I3). */
const isCompleted = (work: Work): boolean =>
  work.kind === 'message' &&
  work.record.offset <= work.partition.lastCompleted(work.record.topic, work.key)

/** Holds back the key's later events until the next attempt, the revoke or the stop, whichever is first. */
async function block(
  services: TurnServices,
  { partition, key }: Work,
  blocked: BlockedTurn,
): Promise<void> {
  partition.block(key, blocked)
  await waitUntil(
    services.stopping,
    services.clock,
    retryDelayMs(services.random, blocked.attempts),
  )
  partition.unblock(key)
}

/** Nothing of the turn stays but the dead letter; its timer is cleared, or it would fire for ever. */
function deadLetterOf(supervised: Attempts, error: unknown, attempt: number): TurnResult {
  const { services, work, span } = supervised
  const letter = toDeadLetter(services, work, { error, attempts: attempt, span })
  services.metrics.deadLetters.add(1, { actor: services.actor.name, code: codeOf(error) })
  logDeadLetter(services, work, { error, attempt })
  const changes = [...dropEffects(work)]
  if (work.kind === 'timer') {
    changes.push(timerChange(work.key, work.name, undefined))
    work.partition.timers.clear(work.key, work.name)
  }
  return resultOf(supervised, { outs: [letter], changes, failure: error })
}
