import { openToolLog } from '#observability/log.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'
import type { LeftKey } from './search-topic.ts'

const RECORD_BYTES_MAX = 900_000
const TRANSACTION_MS_MAX = 60_000
/** Of one transaction. */
const KEYS_MAX = 10_000

/** Deletes keys of compacted topics, all of one listener. */
export async function deleteKeys(
  brokers: string,
  userId: string,
  keys: readonly LeftKey[],
): Promise<void> {
  await using producer = await openTransactionalProducer({
    brokers,
    transactionalId: `erase-${userId}`,
    transactionMsMax: TRANSACTION_MS_MAX,
    recordBytesMax: RECORD_BYTES_MAX,
    log: openToolLog('erase'),
  })
  for (let from = 0; from < keys.length; from += KEYS_MAX) {
    await producer.begin()
    for (const { topic, partition, key } of keys.slice(from, from + KEYS_MAX)) {
      producer.produce({ topic, partition, key, value: null })
    }
    await producer.commit()
  }
}
