import type { Log } from '#observability/log.ts'
import type { RuntimeSettings } from '../settings.ts'
import { openInbox } from './group-consumer.ts'
import { openArchive } from './log-reader.ts'
import type { Broker } from './port.ts'
import { openOutbox } from './transactional-producer.ts'

/** The real broker. */
export function kafkaBroker(settings: RuntimeSettings, log: Log): Broker {
  const brokers = settings.KAFKA_BROKERS
  return {
    openInbox: (group, unit, events) => openInbox({ settings, group, unit, events, log }),
    openOutbox: (transactionalId) =>
      openOutbox({
        brokers,
        transactionalId,
        transactionMsMax: settings.KAFKA_TRANSACTION_TIMEOUT_MS,
        recordBytesMax: settings.RECORD_BYTES_MAX,
        compression: settings.KAFKA_COMPRESSION,
        log,
      }),
    openArchive: () =>
      openArchive({ brokers, clientId: `linernotes.${settings.INSTANCE_ID}`, log }),
  }
}
