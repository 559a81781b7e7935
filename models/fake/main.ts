import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { usualPool } from './pool.ts'
import { startFakeModel } from './server.ts'
import { fakeModelService } from './service.ts'

const config = readConfig(fakeModelService.settings, process.env)
const stop = stopRequested()

await using fakeModel = await startFakeModel({
  port: config.FAKE_MODEL_PORT,
  host: config.FAKE_MODEL_HOST,
  pool: process.argv.includes('--pool')
    ? { ...usualPool, ...JSON.parse(config.FAKE_MODEL_POOL) }
    : undefined,
  faults: { latencyMs: config.FAKE_MODEL_LATENCY_MS, ...JSON.parse(config.FAKE_MODEL_FAULTS) },
})
process.stdout.write(`fake model listens on ${fakeModel.url}\n`)
await stop
