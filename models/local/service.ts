import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const localModelService = defineService({
  name: 'local-model',
  title: 'Small local model',
  program: 'models/local/main.ts',
  settings: Config,
  ports: ['LOCAL_MODEL_PORT'],
  probes: 'LOCAL_MODEL_PORT',
  outside: { writes: ['model'] },
  heapMegabytesMax: 512,
})
