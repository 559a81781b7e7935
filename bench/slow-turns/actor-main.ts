// An actor whose turns wait as long as their entry says, as turns that ask a model do.
import { setTimeout as wait } from 'node:timers/promises'
import { openLog } from '#observability/log.ts'
import { defineActor } from '#runtime/actor.ts'
import { startActor } from '#runtime/run.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import {
  balance,
  balanced,
  balancedTopic,
  entry,
  entryTopic,
  fixedRegistry,
} from '../stateful/entry.ts'

const { ACTOR = '', INPUT = '', OUTPUT = '' } = process.env
const output = balancedTopic(OUTPUT)

const actor = defineActor()({ name: ACTOR, sends: [output], pages: { balance } }).on(
  entryTopic(INPUT),
  entry,
  async ({ number: waitMs, note }, { state, send }) => {
    await wait(waitMs)
    const total = (state.get('balance')?.total ?? 0) + 1
    state.set('balance', '', { total, last: waitMs, note })
    send(output, balanced, { total, last: waitMs, note })
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
process.exit(0) // Not for turns that still wait.
