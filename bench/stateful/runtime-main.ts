// The contender `ours`: the actor runtime as a service uses it, with its store and its journal.

import { defineActor } from '#runtime/actor.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { amountOf, balance, balanced, balancedTopic, entry, entryTopic } from './entry.ts'
import { hostUntilTold } from './host.ts'

const { ACTOR = '', INPUT = '', OUTPUT = '' } = process.env
const output = balancedTopic(OUTPUT)

const actor = defineActor()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: ACTOR,
  sends: [output],
  pages: { balance },
}).on(entryTopic(INPUT), entry, (event, { state, send }) => {
  const amount = amountOf(event)
  const total = (state.get('balance')?.total ?? 0) + amount
  state.set('balance', '', { total, last: amount, note: event.note })
  send(output, balanced, { total, last: amount, note: event.note })
})

await hostUntilTold(actor)
