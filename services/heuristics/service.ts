import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const heuristicsService = defineService({
  name: 'heuristics',
  title: 'Heuristics',
  program: 'services/heuristics/main.ts',
  settings: Config,
  ports: ['HEALTH_PORT', 'INSPECTION_PORT'],
  probes: 'HEALTH_PORT',
  actor: async () => (await import('./actor.ts')).heuristics,
  outside: { reads: ['catalogue files'] },
  heapMegabytesMax: 512,
})
