import { defineService } from '#runtime/service-record.ts'
import { Config } from './config.ts'

export const fakeModelService = defineService({
  name: 'fake',
  title: 'Fake model',
  program: 'models/fake/main.ts',
  settings: Config,
  ports: ['FAKE_MODEL_PORT'],
  probes: 'FAKE_MODEL_PORT',
  outside: { writes: ['model'] },
  heapMegabytesMax: 512,
})
