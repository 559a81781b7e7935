import { z } from 'zod'
import type { StopRequest } from '#foundation/process-signals.ts'
import { openLog } from '#observability/log.ts'
import { runService } from '#runtime/run-service.ts'
import { serviceShape } from '#runtime/settings.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import { freePort } from '#testkit/free-port.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { settingsOf, until } from '#testkit/tally/tally-topics.ts'
import { newTokenFile } from '#testkit/token-file.ts'

/** The broker's time passes by itself: HTTP is asked in real time. */
function passing({ timeline }: Simulation): AsyncDisposable {
  let isOver = false
  const steps = (async () => {
    while (!isOver) await timeline.step()
  })()
  return {
    async [Symbol.asyncDispose]() {
      isOver = true
      await steps
    },
  }
}

test('a service that drains lives, is not ready, and is gone when its turns are committed', async () => {
  const { world, names, broker, bump, tallies, newLife } = await simulateTally()
  const life = newLife()
  const gate = Promise.withResolvers<void>()
  const stop = Promise.withResolvers<StopRequest>()
  const notes: string[] = []
  const [port, inspectionPort] = [await freePort(), await freePort()]
  const { file, token } = await newTokenFile()
  const settings = z.object(serviceShape).parse({
    ...settingsOf(names),
    HEALTH_PORT: port,
    INSPECTION_PORT: inspectionPort,
    INSPECTION_TOKEN_FILE: file,
  })
  const status = async (path: string) => {
    try {
      return (await fetch(`http://127.0.0.1:${port}${path}`)).status
    } catch {
      return 0
    }
  }

  const ended = runService(tallyActor(names), {
    settings,
    deps: { ...newDeps((what) => notes.push(what)), wait: () => gate.promise },
    log: openLog('test', 'silent'),
    stop: stop.promise,
    broker: broker.clientOf(life),
    registry: world.registry,
    openStore: world.disks.openerOf(life),
  })
  await using _time = passing(world)
  await until('ready', async () => (await status('/readyz')) === 200)
  bump('ann', 1, 'slow:1')
  await until('the turn', () => notes.length === 1)
  const asked = async (path: string) => await fetch(`http://127.0.0.1:${port}${path}`)
  const inspected = await fetch(`http://127.0.0.1:${inspectionPort}/v1/actor`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await inspected.json()).toMatchObject({
    actor: names.actor,
    partitions: [{ partition: 0, load: 1, turns: 1, oldest: { key: 'ann' } }],
  })

  stop.resolve('stop')
  await until('not ready', async () => (await status('/readyz')) === 503)
  expect([await status('/livez'), await status('/startupz')]).toEqual([200, 200])
  expect(await (await asked('/metrics')).text()).toContain(
    `linernotes_partition_turns{actor="${names.actor}",partition="0"} 1`,
  )
  gate.resolve()
  await ended

  const committed = broker.decided.filter(({ state }) => state === 'committed')
  expect(committed.flatMap(({ records }) => records.map(({ topic }) => topic))).toContain(
    names.tallies.name,
  )
  await until('the tally', () => tallies().length > 0)
  expect(tallies()).toHaveLength(1)
  expect(await status('/livez')).toBe(0)
})
