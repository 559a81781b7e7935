// One process of the actor that the bench kills: it adds up, and waits if the message says so. On stdout it
// says, a JSON line each, what it has open and how far its copies are.

import { setTimeout as sleep } from 'node:timers/promises'
import { openLog } from '#observability/log.ts'
import { defineActor } from '#runtime/actor.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import { startActor } from '#runtime/start-actor.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import {
  balance,
  balanced,
  balancedTopic,
  entry,
  entryTopic,
  fixedRegistry,
} from '../stateful/entry.ts'

const { ACTOR = '', INPUT = '', OUTPUT = '', WAIT_MS = '0' } = process.env
const output = balancedTopic(OUTPUT)
const waitMs = Number(WAIT_MS)

const actor = defineActor()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: ACTOR,
  sends: [output],
  pages: { balance },
}).on(entryTopic(INPUT), entry, async ({ number }, { state, send }) => {
  if (waitMs > 0) await sleep(waitMs)
  const page = state.get('balance') ?? { total: 0, last: 0, note: '' }
  state.set('balance', '', { ...page, total: page.total + 1, last: number })
  send(output, balanced, { total: page.total + 1, last: number, note: '' })
})

await using running = await startActor(actor, {
  settings: RuntimeConfig.parse({ ...process.env, SCHEMA_REGISTRY_URL: 'http://unused.invalid' }),
  deps: {},
  registry: fixedRegistry,
  log: openLog(ACTOR, 'info'),
})
const stopping = Promise.withResolvers<void>()
process.once('SIGTERM', () => stopping.resolve())
const telling = setInterval(() => {
  const open = running.partitions().filter(({ isOpen }) => isOpen)
  const numbers = open.map(({ partition }) => partition)
  process.stdout.write(`${JSON.stringify({ open: numbers, standbys: running.standbys() })}\n`)
}, 100)
await Promise.race([running.stopped, stopping.promise])
clearInterval(telling)
