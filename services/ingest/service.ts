import { defineService } from '#runtime/service-record.ts'
import { BrokerConfig } from '#runtime/settings.ts'

/** It has no process of its own: the command that imports a history runs it. */
export const ingestService = defineService({
  name: 'ingest',
  title: 'Ingest',
  settings: BrokerConfig,
  ports: [],
  topics: { writes: ['plays', 'profiles'] },
  outside: { reads: ['exports'] },
})
