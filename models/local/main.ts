import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLlama } from './llama.ts'
import { startLocal } from './server.ts'
import { localModelService } from './service.ts'

const config = readConfig(localModelService.settings, process.env)
const stop = stopRequested()

await using llama = await openLlama(config.LOCAL_MODEL_FOLDER)
await using local = await startLocal(llama, {
  port: config.LOCAL_MODEL_PORT,
  host: config.LOCAL_MODEL_HOST,
})
process.stdout.write(`the local model listens on ${local.url}\n`)
await stop
