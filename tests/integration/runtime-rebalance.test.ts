// Members that join, leave and die while turns run, in both of Kafka's group protocols.

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, defineActor } from '#runtime/actor.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { type RunningActor, startActor } from '#runtime/start-actor.ts'
import { type OpenTopics, openTopics } from '#testkit/tally/open-topics.ts'
import { startTally } from '#testkit/tally/process.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { bumpAll, of, quiet, tallies } from '#testkit/tally/tally-driver.ts'
import {
  type Bumped,
  bumped,
  settingsOf,
  tallied,
  tallySchema,
  until,
} from '#testkit/tally/tally-topics.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'

const protocols = ['classic', 'consumer'] as const
const COUNT = 4
const users = Array.from({ length: 24 }, (_, at) => `user-${at}`)

interface Options {
  readonly protocol: string
  readonly notes?: string[]
  /** What slow turns wait for. */
  readonly wait?: () => Promise<void>
  readonly more?: object
}

const memberSettings = (world: OpenTopics, name: string, { protocol, more }: Options) =>
  settingsOf(world, {
    INSTANCE_ID: name,
    STATE_DIR: `${world.stateDir}/${name}`,
    KAFKA_GROUP_PROTOCOL: protocol,
    KAFKA_SESSION_TIMEOUT_MS: 6_000, // Hears of a rebalance within a quarter of it.
    ...more,
  })

const startMember = (world: OpenTopics, name: string, options: Options) =>
  startActor(tallyActor(world), {
    settings: memberSettings(world, name, options),
    deps: { ...newDeps((what) => options.notes?.push(what)), wait: options.wait ?? noWait },
    log: quiet,
  })

/** Adds up what comes over two topics. */
function pairActor(world: OpenTopics, nudges: typeof world.bumps, note: (userId: string) => void) {
  const add = (
    { userId, number }: Bumped,
    context: Context<typeof world.tallies, { tally: typeof tallySchema }>,
  ) => {
    note(userId)
    const total = (context.state.get('tally')?.total ?? 0) + number
    context.state.set('tally', '', { total, last: number })
    context.send(world.tallies, tallied, { number, total, note: '' })
  }
  return defineActor()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: world.actor,
    sends: [world.tallies],
    pages: { tally: tallySchema },
  })
    .on(world.bumps, bumped, add)
    .on(nudges, bumped, add)
}

const noWait = async () => {}

const numbersOf = (actor: RunningActor) =>
  actor
    .partitions()
    .filter(({ isOpen }) => isOpen)
    .map(({ partition }) => partition)
    .sort()

const areSpread = (...actors: readonly RunningActor[]) => {
  const numbers = actors.map(numbersOf)
  return numbers.flat().length === COUNT && numbers.every((each) => each.length > 0)
}

const round = (world: OpenTopics, number: number, command: string) =>
  bumpAll(
    world,
    users.map((userId) => ({ userId, number, command })),
  )

test.each(protocols)(
  '%s: turns of partitions that stay go on while members join and leave; all counts once, in order',
  async (protocol) => {
    await using world = await openTopics(COUNT)
    const notes: string[] = []
    const gate = Promise.withResolvers<void>()
    const wait = () => gate.promise
    await using first = await startMember(world, 'first', { protocol, notes, wait })
    await until('ready', () => first.isReady() && numbersOf(first).length === COUNT)
    await round(world, 1, 'slow:1')
    await until('all run', () => notes.length === users.length)

    const second = await startMember(world, 'second', { protocol, notes, wait })
    await until('spread', () => areSpread(first, second))
    const stayed = new Set(numbersOf(first))
    gate.resolve()
    await round(world, 2, 'slow:200')
    await round(world, 3, '')
    await tallies(world, users.length * 2)
    second.leave()
    await second[Symbol.asyncDispose]()
    await until('back', () => numbersOf(first).length === COUNT)
    await round(world, 4, '')

    const found = await tallies(world, users.length * 4)
    expect(found).toHaveLength(users.length * 4)
    for (const userId of users) {
      expect(of(found, userId).map(({ total }) => total)).toEqual([1, 3, 6, 10])
    }
    const attempts = (userId: string) => notes.filter((each) => each === `slow ${userId}/1`).length
    const kept = users.filter((userId) => stayed.has(partitionOf(userId, COUNT)))
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.map(attempts)).toEqual(kept.map(() => 1))
  },
  90_000,
)

test.each(protocols)(
  '%s: all inputs of one number are read by one member',
  async (protocol) => {
    await using world = await openTopics(COUNT)
    const nudges = { ...world.bumps, name: `nudges-${world.id}` }
    await world.addTopic(nudges)
    const seen: string[] = []
    const startPair = (name: string) =>
      startActor(
        pairActor(world, nudges, (userId) => seen.push(`${name} ${userId}`)),
        {
          settings: memberSettings(world, name, { protocol }),
          deps: undefined,
          log: quiet,
        },
      )
    await using first = await startPair('first')
    await until('ready', () => numbersOf(first).length === COUNT)
    await using second = await startPair('second')
    await until('spread', () => areSpread(first, second))

    for (const topic of [world.bumps, nudges, world.bumps, nudges]) {
      await world.sender.transaction(async (send) => {
        for (const userId of users) await send(topic, bumped, { userId, number: 1, command: '' })
      })
    }

    const found = await tallies(world, users.length * 4)
    for (const userId of users) {
      expect(of(found, userId).map(({ total }) => total)).toEqual([1, 2, 3, 4])
    }
    expect(new Set(seen).size).toBe(users.length) // Each listener's events of both topics in one place.
    expect(seen.some((each) => each.startsWith('second'))).toBe(true)
  },
  90_000,
)

test.each(protocols)(
  '%s: a member that leaves gives its partitions away at once, one that stops keeps them',
  async (protocol) => {
    await using world = await openTopics(COUNT)
    const more = { KAFKA_SESSION_TIMEOUT_MS: 45_000 }
    await using first = await startMember(world, 'first', { protocol, more })
    await until('ready', () => first.isReady())
    const second = await startMember(world, 'second', { protocol, more })
    await until('spread', () => areSpread(first, second))
    const kept = numbersOf(first)

    await second[Symbol.asyncDispose]()
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(numbersOf(first)).toEqual(kept)
    const third = await startMember(world, 'second', {
      protocol,
      more: { ...more, LEAVE_ON_STOP: 'yes' },
    })
    await until('back', () => areSpread(first, third))
    const begun = performance.now()
    await third[Symbol.asyncDispose]()
    await until('all with one', () => numbersOf(first).length === COUNT)

    expect(performance.now() - begun).toBeLessThan(10_000)
  },
  90_000,
)

test('consumer: a process that was killed is back under its name at once', async () => {
  await using world = await openTopics(COUNT)
  const notes = join(mkdtempSync(join(tmpdir(), 'linernotes-notes-')), 'notes')
  writeFileSync(notes, '')
  const own = { INSTANCE_ID: 'first', KAFKA_GROUP_PROTOCOL: 'consumer' }
  const first = startTally(world, notes, own)
  await bumpAll(world, [{ userId: 'ann', number: 1, command: '' }])
  await tallies(world, 1)
  await first.kill()

  const again = startTally(world, notes, own)
  await bumpAll(world, [{ userId: 'ann', number: 2, command: '' }])

  expect((await tallies(world, 2)).map(({ total }) => total)).toEqual([1, 3]) // Well within the session's time.
  expect(await again.terminate()).toBe(0)
}, 90_000)

test('consumer: a second process of the same name replaces the first, which stops', async () => {
  await using world = await openTopics(COUNT)
  const first = await startMember(world, 'one', { protocol: 'consumer' })
  await until('ready', () => numbersOf(first).length === COUNT)

  const more = { STATE_DIR: `${world.stateDir}/second` }
  await using second = await startMember(world, 'one', { protocol: 'consumer', more })

  await expect(first.stopped).rejects.toMatchObject({ code: 'INSTANCE_REPLACED' })
  await until('ready', () => numbersOf(second).length === COUNT)
  await bumpAll(world, [{ userId: 'ann', number: 1, command: '' }])
  expect(await tallies(world, 1)).toHaveLength(1)
}, 90_000)
