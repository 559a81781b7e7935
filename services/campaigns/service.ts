import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const campaignsService = defineService({
  name: 'campaigns',
  title: 'Campaigns',
  program: 'services/campaigns/main.ts',
  settings: Config,
  ports: ['HEALTH_PORT', 'INSPECTION_PORT'],
  probes: 'HEALTH_PORT',
  actor: async () => (await import('./actor.ts')).campaignsActor,
  topics: { reads: ['campaign-requests', 'campaign-outcomes'] },
  heapMegabytesMax: 256,
})
