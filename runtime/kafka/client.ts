// What every client of this folder shares: settings, connecting, errors as ours.

import rdkafka from 'node-rdkafka'
import { systemClock } from '#foundation/clock.ts'
import type { Log } from '#observability/log.ts'
import { logEvent } from '../telemetry/log-events.ts'
import { trackCall } from './native-calls.ts'
import { BrokerError, FencedError, type Remedy } from './port.ts'

export const { KafkaConsumer, Producer } = rdkafka
export type RdConsumer = rdkafka.KafkaConsumer
export type RdProducer = rdkafka.Producer

/** Codes of librdkafka that are decided on here. */
export const codes = {
  assigned: -175,
  revoked: -174,
  queueFull: -184,
  notImplemented: -170,
  fatal: -150,
  fenced: -144,
  fencedInstance: 82,
  unknownTopic: 3,
} as const

const CONNECT_MS_MAX = 30_000
const SAME_ERROR_MS = 10_000

export interface ClientFailure {
  readonly message: string
  readonly code: number
  readonly isFatal?: boolean
  readonly isRetriable?: boolean
  readonly isTxnRequiresAbort?: boolean
}

export const commonSettings = (brokers: string, clientId: string) => ({
  'client.id': clientId,
  'metadata.broker.list': brokers,
  'socket.keepalive.enable': true,
  'socket.nagle.disable': true,
  'reconnect.backoff.ms': 50,
  'reconnect.backoff.max.ms': 2_000,
  log_level: 3,
})

/**
 * librdkafka reports a dropped connection only in its debug log, unless it cannot be made again. Cost: three extra
 * lines for each transaction, none for a read.
 */
export const tellsOfConnections = { debug: 'broker', log_level: 7 }

/**
 * Calls `run` when an established connection broke: before that, only a greeting was sent. The client ends
 * some by itself, such as those to addresses that it needs no more: `isForeign` is false then.
 */
export function onBrokenConnection(
  client: RdConsumer | RdProducer,
  run: (isForeign: boolean) => void,
): void {
  const { on } = client as Pick<RdConsumer, 'on'>
  on.call(client, 'event.log', ({ fac, message }: { fac: string; message: string }) => {
    if (fac !== 'FAIL' || !message.includes(' in state UP')) return
    run(message.includes('(_TRANSPORT)') || message.includes('(_TIMED_OUT)'))
  })
}

/** Calls a method of `client` that ends in a callback. */
export function call<T = void>(
  client: RdConsumer | RdProducer,
  run: (done: (error: unknown, value?: unknown) => void) => void,
): Promise<T> {
  const running = new Promise<T>((resolve, reject) => {
    run((error, value) => (error ? reject(error) : resolve(value as T)))
  })
  return trackCall(client, running)
}

/** Where it fails, the client has closed itself. `closeClient` closes one that is connected. @throws BrokerError */
export async function connect(client: RdConsumer | RdProducer): Promise<void> {
  try {
    await call(client, (done) => (client as RdConsumer).connect({ timeout: CONNECT_MS_MAX }, done))
  } catch (error) {
    throw brokerError('connect', error)
  }
}

/** Undefined where the topic does not exist. */
export async function partitionsOf(client: RdProducer, topic: string): Promise<number | undefined> {
  try {
    const metadata = await call<{ topics: { name: string; partitions: unknown[] }[] }>(
      client,
      (done) => client.getMetadata({ topic, timeout: CONNECT_MS_MAX }, done),
    )
    const found = metadata.topics.find((each) => each.name === topic)
    return found && found.partitions.length > 0 ? found.partitions.length : undefined
  } catch (error) {
    if ((error as { code?: number }).code === codes.unknownTopic) return undefined
    throw brokerError(`look up ${topic}`, error)
  }
}

/** Connection trouble is the client's to mend; it is logged, the same at most every ten seconds. */
export function logErrors(client: RdConsumer | RdProducer, log: Log): void {
  const { on } = client as Pick<RdConsumer, 'on'>
  const loggedMs = new Map<number, number>()
  on.call(client, 'event.error', ({ code, message }: ClientFailure) => {
    const nowMs = systemClock.now()
    if (nowMs - (loggedMs.get(code) ?? 0) < SAME_ERROR_MS) return
    loggedMs.set(code, nowMs)
    logEvent(log, 'kafka.client-failed', { kafkaCode: code, reason: message })
  })
}

export function brokerError(action: string, error: unknown): BrokerError {
  const failure = error as ClientFailure
  const message = `${action}: ${failure.message} (${failure.code})`
  if (failure.code === codes.fenced) return new FencedError(message, error)
  return new BrokerError(message, remedyOf(failure), error)
}

function remedyOf(failure: ClientFailure): Remedy {
  if (failure.isFatal || failure.code === codes.fatal) return 'renew'
  if (failure.isTxnRequiresAbort) return 'abort'
  return failure.isRetriable || failure.code === codes.queueFull ? 'retry' : 'renew'
}
