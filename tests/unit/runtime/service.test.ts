import { z } from 'zod'
import { openLog } from '#observability/log.ts'
import { runService } from '#runtime/service.ts'
import { serviceShape } from '#runtime/settings.ts'
import type { Stop } from '#runtime/stop.ts'
import { freePort } from '#tests/support/free-port.ts'
import { fakeWorld } from '#tests/support/runtime/fakes.ts'
import { newNeeds, tallyActor } from '#tests/support/runtime/tally-actor.ts'
import { settingsOf, until } from '#tests/support/runtime/world.ts'

test('a service that drains lives, is not ready, and is gone when its turns are committed', async () => {
  const { world, broker, registry, stores, bump, tallies } = await fakeWorld()
  const gate = Promise.withResolvers<void>()
  const stop = Promise.withResolvers<Stop>()
  const notes: string[] = []
  const port = await freePort()
  const settings = z.object(serviceShape).parse({ ...settingsOf(world), HEALTH_PORT: port })
  const status = async (path: string) => {
    try {
      return (await fetch(`http://127.0.0.1:${port}${path}`)).status
    } catch {
      return 0
    }
  }

  const ended = runService(tallyActor(world), {
    settings,
    needs: { ...newNeeds((what) => notes.push(what)), wait: () => gate.promise },
    log: openLog('test', 'silent'),
    stop: stop.promise,
    broker,
    registry,
    openStore: stores.open,
  })
  await until('ready', async () => (await status('/readyz')) === 200)
  bump('ann', 1, 'slow:1')
  await until('the turn', () => notes.length === 1)
  const asked = async (path: string) => await fetch(`http://127.0.0.1:${port}${path}`)
  expect(await (await asked('/v1/actor')).json()).toMatchObject({
    actor: world.actor,
    partitions: [{ partition: 0, load: 1, turns: 1, oldest: { userId: 'ann' } }],
  })

  stop.resolve('stop')
  await until('not ready', async () => (await status('/readyz')) === 503)
  expect([await status('/livez'), await status('/startupz')]).toEqual([200, 200])
  expect(await (await asked('/metrics')).text()).toContain(
    `linernotes_partition_turns{actor="${world.actor}",partition="0"} 1`,
  )
  gate.resolve()
  await ended

  expect(tallies()).toHaveLength(1)
  expect(await status('/livez')).toBe(0)
})
