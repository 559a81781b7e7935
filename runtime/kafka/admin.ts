// Administration of Kafka with @platformatic/kafka, which knows groups of both protocols, topic IDs and
// incremental settings: librdkafka's binding leaves them out. For administration only: its default partitioner
// (2.12.1) puts keys whose murmur2 hash is negative elsewhere than Java's, librdkafka's and ours.
import type { Admin, Connection } from '@platformatic/kafka'
import { systemClock, within } from '#foundation/clock.ts'
import { BrokerError } from './port.ts'

/** No question of ours takes more answers one after another: connect, coordinator, the answer itself. */
const ANSWERS_MAX = 4
const CLOSE_MS_MAX = 1_000

type Library = typeof import('@platformatic/kafka')

export interface OpenAdmin {
  readonly admin: Admin
  readonly library: Library
}

export interface AdminOptions {
  readonly brokers: string
  /** What is done, for the error's message. */
  readonly action: string
  /** Limit for one connection, and for one answer. */
  readonly msMax: number
  /** How often a request is repeated that Kafka, or the network, says may be; none where it is left out. */
  readonly retries?: number
  readonly retryMs?: number
}

/**
 * Runs `ask` with connections of its own, and closes them: a broker that has restarted meanwhile, or moved, is
 * found at the next call.
 * @throws BrokerError
 */
export async function withAdmin<T>(
  { brokers, action, msMax, retries = 0, retryMs = 100 }: AdminOptions,
  ask: (open: OpenAdmin) => Promise<T>,
): Promise<T> {
  // Loaded at the first use: it costs a process a second of CPU time and 12 MB of heap.
  const library = await import('@platformatic/kafka')
  const admin = new library.Admin({
    clientId: 'linernotes',
    bootstrapBrokers: brokers.split(',').map((each) => each.trim()),
    retries,
    retryDelay: retryMs,
    connectTimeout: msMax,
    requestTimeout: msMax,
    timeout: msMax,
  })
  try {
    const askMsMax = msMax * ANSWERS_MAX * (retries + 1)
    return await within(systemClock, askMsMax, ask({ admin, library }))
  } catch (error) {
    throw new BrokerError(`${action}: ${failureText(error)}`, 'retry', error)
  } finally {
    // Its sockets are closed or closing; a broker that is killed now must not hold up who asked.
    await within(systemClock, CLOSE_MS_MAX, admin.close()).catch(() => undefined)
  }
}

/** A connection to the broker that coordinates `group`. */
export async function connectToCoordinator(
  { admin, library }: OpenAdmin,
  group: string,
): Promise<Connection> {
  const keyType = library.FindCoordinatorKeyTypes.GROUP
  const [coordinator] = await admin.findCoordinator({ keyType, keys: [group] })
  if (!coordinator) throw new Error('no broker coordinates the group')
  return await admin.connections.get({ host: coordinator.host, port: coordinator.port })
}

/** Whether Kafka answered with this error code, in whatever part of its answer. */
export const isAnsweredWith = ({ library }: OpenAdmin, error: unknown, code: number): boolean =>
  library.findErrorBy(error as Error, 'apiCode', code) !== null

/** The library wraps errors in errors, whose own messages say only that something failed. */
function failureText(error: unknown): string {
  const { errors = [], cause, message } = error as Partial<AggregateError>
  if (errors.length > 0) return [...new Set(errors.map(failureText))].join('; ')
  return cause ? `${message} ${failureText(cause)}` : (message ?? String(error))
}
