import { parseArgs } from 'node:util'
import { stopRequested } from '#foundation/process-signals.ts'
import { startFakeModel } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '19090' },
    host: { type: 'string', default: '127.0.0.1' },
    /** JSON of `faults.ts`; what it leaves out is off. */
    faults: { type: 'string', default: '{}' },
    'latency-ms': { type: 'string', default: '0' },
  },
})

const stop = stopRequested()

await using fakeModel = await startFakeModel({
  port: Number(values.port),
  host: values.host,
  faults: { latencyMs: Number(values['latency-ms']), ...JSON.parse(values.faults) },
})
process.stdout.write(`fake model listens on ${fakeModel.url}\n`)
await stop
