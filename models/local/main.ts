import { parseArgs } from 'node:util'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLlama } from './llama.ts'
import { startLocal } from './server.ts'

const { values } = parseArgs({
  options: {
    /** What `fetchLocalModel` has filled. */
    folder: { type: 'string' },
    port: { type: 'string', default: '19090' },
    host: { type: 'string', default: '127.0.0.1' },
  },
})
if (!values.folder) throw new Error('--folder must name the folder of the local model')

const stop = stopRequested()

await using llama = await openLlama(values.folder)
await using local = await startLocal(llama, { port: Number(values.port), host: values.host })
process.stdout.write(`the local model listens on ${local.url}\n`)
await stop
