import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const operationsService = defineService({
  name: 'operations',
  title: 'Operations',
  program: 'services/operations/main.ts',
  settings: Config,
  ports: ['OPERATIONS_PORT', 'HEALTH_PORT'],
  probes: 'HEALTH_PORT',
  topics: {
    reads: ['plays', 'profiles', 'days', 'reports', 'calls', 'campaigns', 'campaign-requests'],
    writes: [
      'plays',
      'profiles',
      'requests',
      'campaign-requests',
      'campaign-commands',
      'erasures',
      'audit',
    ],
  },
  outside: { reads: ['store', 'operators'] },
  heapMegabytesMax: 512,
})
