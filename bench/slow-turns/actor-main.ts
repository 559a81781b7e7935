// An actor whose turns wait as long as their entry says, as turns that ask a model do.

import { setTimeout as wait } from 'node:timers/promises'
import { defineActor } from '#runtime/actor.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { balance, balanced, balancedTopic, entry, entryTopic } from '../stateful/entry.ts'
import { hostUntilTold } from '../stateful/host.ts'

const { ACTOR = '', INPUT = '', OUTPUT = '' } = process.env
const output = balancedTopic(OUTPUT)

const actor = defineActor()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: ACTOR,
  sends: [output],
  pages: { balance },
}).on(entryTopic(INPUT), entry, async ({ number: waitMs, note }, { state, send }) => {
  await wait(waitMs)
  const total = (state.get('balance')?.total ?? 0) + 1
  state.set('balance', '', { total, last: waitMs, note })
  send(output, balanced, { total, last: waitMs, note })
})

process.once('SIGTERM', () => process.exit(0)) // Turns that still wait are given up.
await hostUntilTold(actor)
