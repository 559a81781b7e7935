// Every change that an operator asks for is recorded before it begins and when it ends, so that one that a dead
// process left half-done is known too.

import type { Clock } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { EventSender } from '#runtime/kafka/event-sender.ts'
import { type OperationRecorded, operationRecorded } from '#schemas/index.ts'
import { audit } from '#topics/audit.ts'

/** Where records of changes go. */
export interface AuditTrail {
  record(event: OperationRecorded): Promise<void>
}

/** Who asks for which change of what. */
export interface AuditedChange {
  readonly operation: string
  /** The listener it is about, where it is about one. */
  readonly userId?: string | undefined
  /** Names, IDs or a filter; kept as JSON, shortened. */
  readonly target: object
  readonly operator: string
  readonly via: 'api' | 'cli'
  readonly requestId: string
}

const TARGET_CHARACTERS_MAX = 2_000

/** Runs a change and records it. Without its first record, nothing begins. */
export async function audited<T>(
  { trail, clock }: { readonly trail: AuditTrail; readonly clock: Pick<Clock, 'now'> },
  change: AuditedChange,
  run: () => Promise<T>,
): Promise<T> {
  const { userId = '', target, ...said } = change
  const whole = JSON.stringify(target)
  const record = (outcome: 'started' | 'done' | 'failed', code: string | null = null) =>
    trail.record({
      userId,
      ...said,
      target: whole.slice(0, TARGET_CHARACTERS_MAX),
      outcome,
      code,
      recordedAt: clock.now(),
    })
  await record('started')
  let result: T
  try {
    result = await run()
  } catch (error) {
    // Where that cannot be recorded either, the first record alone says that the change began.
    await record('failed', error instanceof ServiceError ? error.code : 'BUG').catch(() => {})
    throw error
  }
  await record('done')
  return result
}

/** Writes to the topic `audit`. */
export const auditTopic = (sender: Pick<EventSender, 'send'>): AuditTrail => ({
  record: (event) => sender.send(audit, operationRecorded, event),
})
