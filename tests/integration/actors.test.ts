import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { StopRequest } from '#foundation/process-signals.ts'
import type { ActorReport, Inspection } from '#runtime/introspection/inspect.ts'
import { openGroupConsumer } from '#runtime/kafka/group-consumer.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'
import { runService } from '#runtime/run-service.ts'
import { serviceShape } from '#runtime/settings.ts'
import { linernotesJson, startCommand, startLinernotes } from '#testkit/command.ts'
import { freePort } from '#testkit/free-port.ts'
import { type OpenTopics, openTopics } from '#testkit/tally/open-topics.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { bump, quiet, tallies } from '#testkit/tally/tally-driver.ts'
import { brokerSettings, readAll, settingsOf, until } from '#testkit/tally/tally-topics.ts'
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
  // His two messages; their markers are none.
  const laggingAt = async () => {
    const { found: now } = await linernotesJson<{ found: ActorReport[] }>(['actors', ...at], asks)
    const all = now.flatMap((each) => each.partitions).flatMap(({ watermarks }) => watermarks)
    return all.filter(({ lag }) => lag !== 0).map(({ topic, lag, span }) => ({ topic, lag, span }))
  }
  const his = [{ topic: world.bumps.name, lag: 2, span: 2 }]
  await until('his messages alone', async () => isDeepStrictEqual(await laggingAt(), his))
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
  expect(metrics).toMatch(/linernotes_partition_lag\{[^}]*\} 2/)

  const { stdout } = await startLinernotes(['actors', ...at], { ...brokerSettings(), ...asks })
    .finished
  expect(stdout).toContain('bob waits since')
  await service[Symbol.asyncDispose]()
  const away = await startLinernotes(['actors', ...at], { ...brokerSettings(), ...asks }).finished
  expect([away.code, away.stderr]).toEqual([1, expect.stringContaining('ACTORS_SILENT')])
}, 60_000)

test('what producers left that were aborted, fenced and killed is no lag, in the table and in the gauge', async () => {
  await using world = await openTopics(1)
  const [healthPort, port] = [await freePort(), await freePort()]
  await using _service = startTally(world, healthPort, port)
  await bump(world, 'ann', 1)
  const handled = async () => (await readAll(world.reader, world.tallies, 1)).length === 1
  await until('the first', handled)

  for (const how of ['abort', 'abort', 'fence', 'kill'] as const) await leaveHalf(world, how)

  const gauge = async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text()
    return [...metrics.matchAll(/^linernotes_partition_lag\{.*\} (\d+)/gm)].map(([, lag]) => lag)
  }
  await until('no lag', async () => isDeepStrictEqual(await gauge(), ['0']))
  const asks = ['actors', '--at', `http://127.0.0.1:${port}`]
  const env = { INSPECTION_TOKEN_FILE: tokenFile }
  const { found } = await linernotesJson<{ found: ActorReport[] }>(asks, env)
  const { high } = await world.reader.bounds(world.bumps.name, 0)
  // One committed record and its marker, then four records with theirs.
  expect(high).toBe(10)
  expect(found[0]?.partitions[0]?.watermarks).toMatchObject([
    { offset: 1, end: 10, lag: 0, span: 0 },
  ])
  const { stdout } = await startLinernotes(asks, env).finished
  const [head = [], row = []] = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  expect(row[head.indexOf('lag')]).toBe('0')
  expect(await readAll(world.reader, world.bumps, 1)).toHaveLength(1)
}, 90_000)

/** Writes a record to the first partition that never becomes readable, and waits for the marker that says so. */
async function leaveHalf(
  { bumps, reader, servers, id }: OpenTopics,
  how: 'abort' | 'fence' | 'kill',
) {
  const end = async () => (await reader.bounds(bumps.name, 0)).high
  const before = await end()
  const transactionalId = `half-${how}-${id}`
  const both = () => until('record and marker', async () => (await end()) === before + 2)
  if (how === 'kill') {
    const main = resolve('testkit/tally/open-transaction-main.ts')
    const { child, says, finished } = startCommand(
      [process.execPath, main, servers.KAFKA_BROKERS, transactionalId, bumps.name],
      {},
    )
    await says('sent')
    await until('its record', async () => (await end()) === before + 1)
    child.kill('SIGKILL')
    await finished
    return await both() // The broker looks for transactions that ran out of time every 10 s.
  }
  const open = () =>
    openTransactionalProducer({
      brokers: servers.KAFKA_BROKERS,
      transactionalId,
      transactionMsMax: 60_000,
      recordBytesMax: 1_000,
      log: quiet,
    })
  await using producer = await open()
  await producer.begin()
  producer.produce({ topic: bumps.name, partition: 0, key: 'ann', value: Buffer.from('half') })
  await until('its record', async () => (await end()) === before + 1)
  if (how === 'abort') await producer.abort()
  else await (await open())[Symbol.asyncDispose]()
  await both()
}

/** Of a service, which is a static member, and then some. */
const SESSION_MS_MAX = 60_000

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
    // The group is that of the real service: one that another test has stopped leaves it when its session ends.
    const isEmpty = async () => (await consumer.members()).length === 0
    await until('an empty group', isEmpty, SESSION_MS_MAX)
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
  2 * SESSION_MS_MAX,
)
