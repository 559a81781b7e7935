import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const persistenceService = defineService({
  name: 'persistence',
  title: 'Persistence',
  program: 'services/persistence/main.ts',
  settings: Config,
  ports: ['HEALTH_PORT', 'INSPECTION_PORT'],
  probes: 'HEALTH_PORT',
  actor: async () => (await import('./actor.ts')).persistence,
  outside: { writes: ['store'] },
  heapMegabytesMax: 512,
})
