import { z } from 'zod'
import type { StopRequest } from '#foundation/process-signals.ts'
import type { ActorReport, Inspection } from '#runtime/introspection/inspect.ts'
import { openGroupConsumer } from '#runtime/kafka/group-consumer.ts'
import { runService } from '#runtime/run-service.ts'
import { serviceShape } from '#runtime/settings.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { freePort } from '#testkit/free-port.ts'
import { type OpenTopics, openTopics } from '#testkit/tally/open-topics.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { bump, quiet, tallies } from '#testkit/tally/tally-driver.ts'
import { brokerSettings, settingsOf, until } from '#testkit/tally/tally-topics.ts'
import { newTokenFile } from '#testkit/token-file.ts'

const { file: tokenFile } = await newTokenFile()

function startTally(world: OpenTopics, healthPort: number, port: number): AsyncDisposable {
  const stop = Promise.withResolvers<StopRequest>()
  const settings = z.object(serviceShape).parse({
    ...settingsOf(world),
    HEALTH_PORT: healthPort,
    INSPECTION_PORT: port,
    INSPECTION_TOKEN_FILE: tokenFile,
  })
  const options = { settings, deps: newDeps(), log: quiet, stop: stop.promise }
  const ended = runService(tallyActor(world), options)
  return {
    async [Symbol.asyncDispose]() {
      stop.resolve('stop')
      await ended
    },
  }
}

test('a running actor is looked at from outside, and goes on: partitions, lag, state, what is parked', async () => {
  await using world = await openTopics()
  const [healthPort, port] = [await freePort(), await freePort()]
  const asks = { INSPECTION_TOKEN_FILE: tokenFile }
  await using service = startTally(world, healthPort, port)
  await bump(world, 'ann', 3, 'later:600000')
  await bump(world, 'bob', 1, 'away')
  await bump(world, 'bob', 2)
  await tallies(world, 1)
  const at = ['--at', `http://127.0.0.1:${port}`]

  const { found } = await linernotesJson<{ found: ActorReport[] }>(['actors', ...at], asks)
  const [report] = found
  const partitions = report?.partitions ?? []
  expect(report).toMatchObject({ actor: world.actor, partitionCount: 4, isReady: true })
  expect(report?.commitMsP99).toBeGreaterThan(0)
  const parked = partitions.filter(({ parkedCount }) => parkedCount === 1)
  expect(parked).toMatchObject([
    { load: 2, oldest: { key: 'bob' }, parked: [{ key: 'bob', code: 'OUTSIDE_AWAY' }] },
  ])
  // His two messages and their markers.
  expect(parked[0]?.watermarks).toMatchObject([{ topic: world.bumps.name, lag: 4, span: 2 }])
  expect(partitions.some(({ state }) => (state?.bytes ?? 0) > 0)).toBe(true)

  const state = await linernotesJson<{ found: Inspection[] }>(
    ['actors', 'state', 'ann', ...at],
    asks,
  )
  expect(state.found).toMatchObject([
    {
      actor: world.actor,
      pages: [{ family: 'tally', part: '', page: { total: 3, last: 3 } }],
      timers: { echo: expect.any(Number) },
    },
  ])
  const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text()
  expect(metrics).toMatch(/linernotes_partition_lag\{[^}]*\} 4/)

  const { stdout } = await startLinernotes(['actors', ...at], { ...brokerSettings(), ...asks })
    .finished
  expect(stdout).toContain('bob waits since')
  await service[Symbol.asyncDispose]()
  const away = await startLinernotes(['actors', ...at], { ...brokerSettings(), ...asks }).finished
  expect([away.code, away.stderr]).toEqual([1, expect.stringContaining('ACTORS_SILENT')])
}, 60_000)

test.each(['classic', 'consumer'] as const)(
  'the membership of a process that is gone ends at once, and not before it is meant to (%s)',
  async (KAFKA_GROUP_PROTOCOL) => {
    await using world = await openTopics()
    const group = 'linernotes.heuristics'
    const settings = settingsOf(world, { INSTANCE_ID: 'gone', KAFKA_GROUP_PROTOCOL })
    const events = { assigned: () => {}, revoked: async () => {} }
    await using consumer = await openGroupConsumer({
      settings,
      group,
      assignmentTopic: world.bumps.name,
      log: quiet,
    })
    await consumer.join(events)
    await until('an assignment', async () => {
      await consumer.take()
      return (await consumer.members()).some(({ numbers }) => numbers.length === 4)
    })
    const leave = ['actors', 'leave', 'gone', '--actor', 'heuristics']
    const env = { ...brokerSettings(), KAFKA_GROUP_PROTOCOL }
    const membership = { actor: 'heuristics', instance: 'gone', numbers: [0, 1, 2, 3] }

    const planned = await linernotesJson([...leave, '--dry-run'], env)
    expect(planned).toEqual({ isDone: false, memberships: [membership] })
    expect(await consumer.members()).toHaveLength(1)

    expect(await linernotesJson(leave, env)).toEqual({ isDone: true, memberships: [membership] })
    expect(await consumer.members()).toEqual([])
  },
  60_000,
)
