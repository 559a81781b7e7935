import { errors } from '../errors.ts'
import { type ClientFailure, call, codes, type RdConsumer } from './client.ts'
import { firstUnsupported } from './compression.ts'
import type { InRecord } from './port.ts'
import { toRecord } from './record.ts'

/**
 * Up to `count` records, as long as the client's default time to consume allows.
 * @throws COMPRESSION_UNSUPPORTED, and otherwise what the client says
 */
export async function readMessages(consumer: RdConsumer, count: number): Promise<InRecord[]> {
  try {
    const messages = await call<Parameters<typeof toRecord>[0][]>(consumer, (done) =>
      consumer.consume(count, done),
    )
    return messages.map(toRecord)
  } catch (error) {
    // It does not say of which topic, nor in which codec: the client stays before this message for ever.
    if ((error as ClientFailure).code !== codes.notImplemented) throw error
    const details = {
      compression: firstUnsupported(),
      wantedBy: 'a message of a topic that is read',
    }
    throw errors.COMPRESSION_UNSUPPORTED(details, error)
  }
}
