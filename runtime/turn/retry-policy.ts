// The retry policy: whether a failed turn is retried, and after which back-off, or its poison message becomes
// a dead letter, or the actor stops (I10).
import type { Random } from '#foundation/random.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { Work } from '../partition/owned-partition.ts'
import type { TurnServices } from './turn-services.ts'

export type Decision = 'retry' | 'dead-letter' | 'stop'

const BUG_ATTEMPTS_MAX = 3 // Chance may be part of a bug; a fourth attempt would say nothing new.
const BACKOFF_MS_MIN = 50
const BACKOFF_MS_MAX = 10_000
/** Of a partition's mailbox, what one key's events may take while they wait for a failed turn. */
const CROWDING_SHARE = 0.5

export function decide(
  { settings, stopping }: Pick<TurnServices, 'settings' | 'stopping'>,
  work: Work,
  error: unknown,
  { attempt, elapsedMs }: { readonly attempt: number; readonly elapsedMs: number },
): Decision {
  if (!(error instanceof ServiceError)) return attempt < BUG_ATTEMPTS_MAX ? 'retry' : 'dead-letter'
  if (error.policy === 'stop' || error.policy === 'dead-letter') return error.policy
  if (stopping.isOver) return 'retry' // The retry finds that it is over: the next owner continues.
  if (isCrowding(work, settings.MAILBOX_MAX)) return 'dead-letter'
  if (isHolding(work, settings.WATERMARK_SPAN_MAX)) return 'dead-letter'
  if (error.policy === 'block') return 'retry'
  const isPatient = attempt < settings.TURN_ATTEMPTS_MAX && elapsedMs < settings.TURN_RETRY_MS_MAX
  return isPatient ? 'retry' : 'dead-letter'
}

/** Doubles up to a bound; a random half of it spreads those who failed together. */
export function retryDelayMs(random: Random, attempt: number): number {
  const ms = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN * 2 ** Math.min(attempt - 1, 20))
  return ms / 2 + (random.next() * ms) / 2
}

/** Whether so many events wait behind this one that its partition would pause for them (I9, I10). */
const isCrowding = ({ partition, key }: Work, mailboxMax: number): boolean =>
  (partition.mailboxes.get(key)?.length ?? 0) > mailboxMax * CROWDING_SHARE

/** Whether this event is the lowest incomplete one, and too much has come behind it since (I9). */
function isHolding(work: Work, spanMax: number): boolean {
  if (work.kind === 'timer') return false
  const offsets = work.partition.opened.offsets.get(work.record.topic)
  return offsets?.value === work.record.offset && offsets.openCount > spanMax
}
