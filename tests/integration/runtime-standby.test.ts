// State that is kept warm elsewhere, and what a process that takes over reads of its changelog then.
import type { Log } from '#observability/log.ts'
import { standbyPartitions } from '#runtime/assignment/standby-assignment.ts'
import { type RunningActor, startActor } from '#runtime/start-actor.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { type OpenTopics, openTopics } from '#testkit/tally/open-topics.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { bumpAll, of, quiet } from '#testkit/tally/tally-driver.ts'
import { readAll, settingsOf, until } from '#testkit/tally/tally-topics.ts'

const COUNT = 6
const users = Array.from({ length: 30 }, (_, at) => `user-${at}`)

interface Opened {
  readonly name: string
  readonly partition: number
  readonly records: number
}

async function startMember(world: OpenTopics, name: string, protocol: string, opened: Opened[]) {
  const log: Log = {
    ...quiet,
    info(_message, fields) {
      if (fields?.event === 'partition.opened')
        opened.push({ ...(fields as unknown as Opened), name })
    },
  }
  const settings = settingsOf(world, {
    INSTANCE_ID: name,
    STATE_DIR: `${world.stateDir}/${name}`,
    KAFKA_GROUP_PROTOCOL: protocol,
    KAFKA_SESSION_TIMEOUT_MS: 6_000, // Hears of a rebalance within a quarter of it.
    STANDBYS: 1,
  })
  return await startActor(tallyActor(world), { settings, deps: newDeps(), log })
}

/** Whether every copy that the plan names is there, and whole. */
async function areCopied(
  world: OpenTopics,
  names: readonly string[],
  actors: readonly RunningActor[],
) {
  const members = actors.map((actor, at) => ({
    instance: names[at] ?? '',
    numbers: actor.partitions().map(({ partition }) => partition),
  }))
  const ends = await Promise.all(
    Array.from({ length: COUNT }, (_, at) => world.reader.bounds(changelogTopic(world.actor), at)),
  )
  return actors.every((actor, at) => {
    const copies = actor.standbys()
    const planned = standbyPartitions(members, names[at] ?? '', 1)
    const isWhole = copies.every(
      (each) => each.changelogOffset >= (ends[each.partition]?.high ?? 0),
    )
    const numbers = copies.map(({ partition }) => partition)
    return isWhole && planned.length === numbers.length && planned.every((n) => numbers.includes(n))
  })
}

const all = (world: OpenTopics) => readAll(world.reader, world.tallies, COUNT)

test.each([
  ['classic', ['a', 'b', 'c']],
  ['consumer', ['a', 'b']],
])(
  '%s: who takes over has the state already, and reads nothing',
  async (protocol, names) => {
    await using world = await openTopics(COUNT)
    const opened: Opened[] = []
    const actors: RunningActor[] = []
    try {
      for (const name of names) {
        actors.push(await startMember(world, name, protocol, opened))
        await until('ready', () => actors.every((actor) => actor.isReady()))
      }
      await until('spread', () => actors.every((actor) => actor.partitions().length > 0))
      for (let number = 1; number <= 3; number += 1) {
        await bumpAll(
          world,
          users.map((userId) => ({ userId, number, command: '' })),
        )
      }
      await until('done', async () => (await all(world)).length === 3 * users.length)
      await until('copied', () => areCopied(world, names, actors))

      const before = opened.length
      const leaving = actors.pop() as RunningActor
      const moving = leaving.partitions().map(({ partition }) => partition)
      leaving.leave()
      await leaving[Symbol.asyncDispose]()
      await until('taken over', () => opened.length === before + moving.length)
      await bumpAll(
        world,
        users.map((userId) => ({ userId, number: 4, command: '' })),
      )
      await until('done', async () => (await all(world)).length === 4 * users.length)

      expect(moving.length).toBeGreaterThan(0)
      expect(opened.slice(before).map(({ records }) => records)).toEqual(moving.map(() => 0))
      const found = await all(world)
      for (const userId of users) {
        expect(of(found, userId).map(({ total }) => total)).toEqual([1, 3, 6, 10])
      }
    } finally {
      await Promise.all(actors.map((actor) => actor[Symbol.asyncDispose]()))
    }
  },
  90_000,
)
