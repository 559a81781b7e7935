import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const generationService = defineService({
  name: 'generation',
  title: 'Generation',
  program: 'services/generation/main.ts',
  settings: Config,
  ports: ['HEALTH_PORT', 'INSPECTION_PORT'],
  probes: 'HEALTH_PORT',
  actor: async () => (await import('./actor.ts')).generation,
  topics: { reads: ['campaigns'] },
  outside: { reads: ['model'] },
  heapMegabytesMax: 512,
})
