// The contender `ours`: the actor runtime as a service uses it, with its store and its journal.
import { openLog } from '#observability/log.ts'
import { defineActor } from '#runtime/actor.ts'
import { startActor } from '#runtime/run.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import {
  amountOf,
  balance,
  balanced,
  balancedTopic,
  entry,
  entryTopic,
  fixedRegistry,
} from './entry.ts'

const { ACTOR = '', INPUT = '', OUTPUT = '' } = process.env
const output = balancedTopic(OUTPUT)

const actor = defineActor()({ name: ACTOR, sends: [output], pages: { balance } }).on(
  entryTopic(INPUT),
  entry,
  (event, { state, send }) => {
    const amount = amountOf(event)
    const total = (state.get('balance')?.total ?? 0) + amount
    state.set('balance', '', { total, last: amount, note: event.note })
    send(output, balanced, { total, last: amount, note: event.note })
  },
)

const stopping = Promise.withResolvers<void>()
process.once('SIGTERM', () => stopping.resolve())
await using running = await startActor(actor, {
  settings: RuntimeConfig.parse({ ...process.env, SCHEMA_REGISTRY_URL: 'http://unused.invalid' }),
  needs: {},
  registry: fixedRegistry,
  log: openLog(ACTOR, 'warn'),
})
await Promise.race([running.stopped, stopping.promise])
