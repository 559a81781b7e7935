import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const servingService = defineService({
  name: 'serving',
  title: 'Serving',
  program: 'services/serving/main.ts',
  settings: Config,
  ports: ['SERVING_PORT'],
  probes: 'SERVING_PORT',
  outside: { reads: ['store'], writes: ['archive page'] },
  heapMegabytesMax: 512,
})
