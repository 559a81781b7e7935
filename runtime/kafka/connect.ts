import type { Log } from '#observability/log.ts'
import type { RuntimeSettings } from '../settings.ts'
import { openGroupConsumer } from './group-consumer.ts'
import { openLogReader } from './log-reader.ts'
import type { KafkaPort } from './port.ts'
import { openTransactionalProducer } from './transactional-producer.ts'

/** The real broker. */
export function connectKafka(namespace: string, settings: RuntimeSettings, log: Log): KafkaPort {
  const brokers = settings.KAFKA_BROKERS
  return {
    openConsumer: (group, assignmentTopic) =>
      openGroupConsumer({ settings, group, assignmentTopic, log }),
    openProducer: (transactionalId) =>
      openTransactionalProducer({
        brokers,
        transactionalId,
        transactionMsMax: settings.KAFKA_TRANSACTION_TIMEOUT_MS,
        recordBytesMax: settings.RECORD_BYTES_MAX,
        compression: settings.KAFKA_COMPRESSION,
        log,
      }),
    openLogReader: () =>
      openLogReader({ brokers, clientId: `${namespace}.${settings.INSTANCE_ID}`, log }),
  }
}
