import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const judgingService = defineService({
  name: 'judging',
  title: 'Judging',
  program: 'services/judging/main.ts',
  settings: Config,
  ports: ['HEALTH_PORT', 'INSPECTION_PORT'],
  probes: 'HEALTH_PORT',
  actor: async () => (await import('./actor.ts')).judging,
  topics: { reads: ['plays', 'profiles'] }, // To count a report's facts again.
  outside: { reads: ['catalogue files', 'model'] },
  heapMegabytesMax: 512,
})
