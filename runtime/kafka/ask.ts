// Questions to a broker or a coordinator that has just started, moved or lost its leader: the answer says that the
// question may be asked again. Whatever of ours asks outside a group or a transaction does it through here.
import { backoffMs } from '#foundation/backoff.ts'
import { sleep, systemClock } from '#foundation/clock.ts'
import { BrokerError } from './port.ts'

export interface AskOptions {
  /** What is asked for, for the error's message: `find the ends of plays/3`. */
  readonly action: string
  /** How long to go on asking. The answer to the last question may come later than that. */
  readonly msMax?: number
}

const ASK_MS_MAX = 60_000
const backoff = { msMin: 50, msMax: 1_000 }
/** A topic or partition that was made a moment ago is unknown for a while; one that does not exist stays so. */
const UNKNOWN_MS_MAX = 3_000

/**
 * Repeats `run` while its errors are passing ones.
 * @throws BrokerError, which says for how long it was asked, and what was answered last
 */
export async function ask<T>(
  run: () => Promise<T>,
  { action, msMax = ASK_MS_MAX }: AskOptions,
): Promise<T> {
  const startedMs = systemClock.now()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const waitedMs = systemClock.now() - startedMs
      const limitMs = isUnknown(error) ? Math.min(UNKNOWN_MS_MAX, msMax) : msMax
      if (isPassing(error) && waitedMs < limitMs) {
        await sleep(systemClock, backoffMs(backoff, attempt))
        continue
      }
      throw failureOf(error, { action, attempt, waitedMs })
    }
  }
}

interface Asked {
  readonly action: string
  readonly attempt: number
  readonly waitedMs: number
}

function failureOf(error: unknown, { action, attempt, waitedMs }: Asked): BrokerError {
  const { message, code } = error as { readonly message?: string; readonly code?: unknown }
  const asked = attempt === 1 ? '' : ` (asked ${attempt} times in ${Math.ceil(waitedMs / 1_000)} s)`
  const reason = typeof code === 'number' ? `${message} (${code})` : `${message}`
  return new BrokerError(
    `${action}: ${reason}${asked}`,
    isPassing(error) ? 'retry' : 'renew',
    error,
  )
}

/**
 * Codes of librdkafka, which has Kafka's own above 0 (Kafka protocol guide, "retriable") and the client's below: no
 * leader, another leader, a coordinator that loads its partition or has moved, a connection that broke.
 */
const passingCodes: ReadonlySet<number> = new Set([
  ...[5, 6, 7, 8, 9, 13, 14, 15, 16, 72, 74, 75, 76, 78],
  ...[-195, -192, -187, -185, -180],
])

/** Topic or partition unknown: to the broker, or to the client. */
const unknownCodes: ReadonlySet<number> = new Set([3, -188, -190])

/** Whether a client says that the same question may be answered later. Each of the three says it in its own way. */
export function isPassing(error: unknown): boolean {
  return someCause(error, (each) => {
    if (each instanceof BrokerError) return each.remedy === 'retry'
    const { code, retriable, canRetry, isRetriable } = each as Marks
    const isOfClient =
      typeof code === 'number' && (passingCodes.has(code) || unknownCodes.has(code))
    return isOfClient || retriable === true || canRetry === true || isRetriable === true
  })
}

interface Marks {
  readonly code?: unknown
  /** kafkajs */
  readonly retriable?: boolean
  /** @platformatic/kafka */
  readonly canRetry?: boolean
  /** librdkafka, of transactions */
  readonly isRetriable?: boolean
}

const isUnknown = (error: unknown): boolean =>
  someCause(error, (each) => {
    const { code, apiCode } = each as { readonly code?: unknown; readonly apiCode?: unknown }
    return unknownCodes.has(code as number) || apiCode === 3
  })

/** Clients wrap errors in errors; the innermost one knows. */
function someCause(error: unknown, is: (error: object) => boolean): boolean {
  if (typeof error !== 'object' || error === null) return false
  if (is(error)) return true
  const { cause, errors = [] } = error as Partial<AggregateError>
  return [cause, ...errors].some((each) => someCause(each, is))
}
