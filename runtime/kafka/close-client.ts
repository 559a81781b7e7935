import { systemClock, within } from '#foundation/clock.ts'
import type { Log } from '#observability/log.ts'
import { logEvent } from '../telemetry/log-events.ts'
import { call, Producer, type RdConsumer, type RdProducer } from './client.ts'
import { callsEnded, noteAbandoned } from './native-calls.ts'

/** Of the calls that are under way, the flush and the close together. A call takes up to a minute without a broker. */
export const CLOSE_MS_MAX = 5_000
/** A transaction's commit has flushed its records, and those of an open one are never committed. */
const FLUSH_MS_MAX = 1

/** Flushes and closes `client`, with a limit. What takes longer is left to itself, and the log says so. */
export async function closeClient(client: RdConsumer | RdProducer, log: Log): Promise<void> {
  const closed = close(client)
  try {
    await within(systemClock, CLOSE_MS_MAX, closed)
  } catch (error) {
    noteAbandoned(client, closed)
    logEvent(log, 'kafka.close-abandoned', { client: nameOf(client), ms: CLOSE_MS_MAX, error })
  }
}

async function close(client: RdConsumer | RdProducer): Promise<void> {
  await callsEnded(client)
  if (!client.isConnected()) return
  await call(client, (done) =>
    client instanceof Producer ? client.disconnect(FLUSH_MS_MAX, done) : client.disconnect(done),
  )
}

/** Clients keep their settings; the types of the package leave them out. */
const nameOf = (client: object): string =>
  (client as { globalConfig?: Record<string, string> }).globalConfig?.['client.id'] ?? ''
