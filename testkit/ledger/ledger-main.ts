// The ledger actor as a process of its own, to be killed, stopped and starved. Its settings are the
// environment's.
import { readdirSync } from 'node:fs'
import { openLog } from '#observability/log.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import { startActor } from '#runtime/start-actor.ts'
import { ledgerActor } from './ledger-actor.ts'
import { ledgerTopicsOf } from './ledger-events.ts'

const { WORLD_ID = '', MODEL_URL = '', LOG_LEVEL = 'silent' } = process.env
const world = ledgerTopicsOf(WORLD_ID)
const stopping = Promise.withResolvers<void>()
process.once('SIGTERM', () => stopping.resolve())

async function ask(path: string, place: string, step: string, ms = 0): Promise<string | undefined> {
  const query = new URLSearchParams({ place, step, ms: String(ms) })
  const response = await fetch(`${MODEL_URL}/${path}?${query}`)
  return response.status === 404 ? undefined : await response.text()
}

await using actor = await startActor(ledgerActor(world), {
  settings: RuntimeConfig.parse(process.env),
  log: openLog(world.actor, LOG_LEVEL as 'silent'),
  deps: {
    call: async (place, step, ms) => (await ask('call', place, step, ms)) ?? '',
    find: async (place, step) => {
      const result = await ask('find', place, step)
      return result === undefined ? undefined : { result }
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  },
})

/** The parent process may ask how much it uses, and whether it is ready. */
process.on('message', () => {
  const { rss, heapUsed } = process.memoryUsage()
  const files = readdirSync('/proc/self/fd').length
  process.send?.({ rss, heapUsed, files, isReady: actor.isReady() })
})
actor.stopped.catch((error) => process.send?.({ code: error.code }))
await Promise.race([actor.stopped, stopping.promise])
if (process.connected) process.disconnect()
