// What a commit takes on real servers: one transaction after another, and one event through three actors,
// with two commits between. `KAFKA_BROKERS=... SCHEMA_REGISTRY_URL=... npm run bench -- runtime`

import { openLog } from '#observability/log.ts'
import { defineActor } from '#runtime/actor.ts'
import { startActor } from '#runtime/start-actor.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { tallyActor } from '#testkit/tally/tally-actor.ts'
import {
  bumped,
  settingsOf,
  type TallyTopics,
  tallied,
  until,
} from '#testkit/tally/tally-topics.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'

const log = openLog('bench', 'warn')
const quantile = (sorted: readonly number[], q: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1)
const show = (what: string, times: number[]) => {
  times.sort((a, b) => a - b)
  console.log(
    `${what}: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms, n ${times.length}`,
  )
}

async function transactions(count: number) {
  await using world = await openTopics()
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const begun = performance.now()
    await world.sender.transaction(async (send) => {
      for (let number = 0; number < 50; number += 1) {
        await send(world.bumps, bumped, { userId: `u${number}`, number, command: '' })
      }
    })
    times.push(performance.now() - begun)
  }
  show('transaction of 50 records, back to back', times)
}

/** Adds up and sends on under another topic's name: the next hop's input. */
const hop = (world: TallyTopics, next: TallyTopics) =>
  defineActor()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: world.actor,
    sends: [next.bumps],
    pages: tallyActor(world).pages,
  }).on(world.bumps, bumped, ({ number, command }, { state, send }) => {
    const { total } = state.get('tally') ?? { total: 0 }
    state.set('tally', '', { total: total + number, last: number })
    send(next.bumps, bumped, { number, command })
  })

async function hops(count: number) {
  await using first = await openTopics()
  await using second = await openTopics()
  await using third = await openTopics()
  const arrived = new Map<number, number>()
  const last = defineActor()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: third.actor,
    sends: [third.tallies],
    pages: tallyActor(third).pages,
  }).on(third.bumps, bumped, ({ number }, { state, send }) => {
    state.set('tally', '', { total: number, last: number })
    send(third.tallies, tallied, { number, total: number, note: '' })
    arrived.set(number, performance.now())
  })
  const start = (actor: ReturnType<typeof hop>, world: TallyTopics) =>
    startActor(actor, { settings: settingsOf(world), deps: {}, log })
  await using a = await start(hop(first, second), first)
  await using b = await start(hop(second, third), second)
  await using c = await startActor(last, { settings: settingsOf(third), deps: {}, log })
  await until('ready', () => a.isReady() && b.isReady() && c.isReady())
  const times: number[] = []
  const sends: number[] = []
  for (let number = 1; number <= count; number += 1) {
    const begun = performance.now()
    await first.sender.send(first.bumps, bumped, {
      userId: `u${number % 100}`,
      number,
      command: '',
    })
    sends.push(performance.now() - begun)
    const sent = performance.now()
    await until('arrived', () => arrived.has(number))
    times.push((arrived.get(number) ?? 0) - sent)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  show('its send', sends)
  show('from the send to the third actor (two commits between)', times)
}

await transactions(200)
await hops(200)
