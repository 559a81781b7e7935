import { defineService } from '#runtime/service-record.ts'
import { BrokerConfig } from '#runtime/settings.ts'

/** Has no process: whoever imports a history runs it, such as the command line. */
export const ingestService = defineService({
  name: 'ingest',
  title: 'Ingest',
  settings: BrokerConfig,
  ports: [],
  topics: { writes: ['plays', 'profiles'] },
  outside: { reads: ['exports'] },
})
