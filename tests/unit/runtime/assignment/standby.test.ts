import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { simulateTally, type TallySimulation } from '#testkit/tally/simulate-tally.ts'

/** Two members that keep each other's state, one partition each. */
async function pair() {
  const tallying = await simulateTally({ partitions: 2, settings: { STANDBYS: 1 } })
  const { start, until } = tallying
  const first = await start('one')
  const second = await start('two')
  await until('spread', () => [first, second].every((actor) => actor.partitions().length === 1))
  await until('copied', () => [first, second].every((actor) => actor.standbys().length === 1))
  const ofSecond = second.partitions()[0]?.partition ?? -1
  return { ...tallying, first, second, ofSecond }
}

const pagesOf = ({ entries }: TallySimulation, instance: string, partition: number) =>
  entries('pages', instance, partition)
    .map(({ key: userId, value }) => `${userId} ${value.toString('hex')}`)
    .sort()

test('a copy has what its owner has, and what is undecided only once it is committed (I5)', async () => {
  const tallying = await pair()
  const { names, broker, bump, tallies, until, pass, during, newLife, ofSecond } = tallying
  for (let at = 0; at < 20; at += 1) bump(`user-${at}`, 1)
  await until('all', () => tallies().length === 20)
  const owned = () => pagesOf(tallying, 'two', ofSecond)
  const copied = () => pagesOf(tallying, 'one', ofSecond)
  await until(
    'stored',
    () =>
      owned().length ===
      tallies().filter(({ userId }) => partitionOf(userId, 2) === ofSecond).length,
  )
  await until('copied', () => copied().length === owned().length)
  expect(copied().length).toBeGreaterThan(0)
  expect(copied()).toEqual(owned())

  const producer = await during(broker.clientOf(newLife()).openProducer('outside'))
  await during(producer.begin())
  const where = { topic: changelogTopic(names.actor), partition: ofSecond }
  const log = broker.logOf(where)
  producer.produce({ ...where, key: 'zoe:pages:tally:', value: Buffer.from('late') })
  await until('the open one', () => log.stableEnd < log.high)
  await pass(2_000)
  expect(copied()).toEqual(owned())
  await during(producer.commit())
  await until('the late one', () => copied().some((each) => each.startsWith('zoe')))
})

test('a copy becomes the store when its owner goes, and no store is open twice', async () => {
  const { world, bump, tallies, first, until, during } = await pair()
  for (let at = 0; at < 20; at += 1) bump(`user-${at}`, 1)
  await until('all', () => tallies().length === 20)

  await during(world.start('two').stop())
  await until('taken over', () => first.isReady() && first.partitions().length === 2)
  for (let at = 0; at < 20; at += 1) bump(`user-${at}`, 2)
  await until('all again', () => tallies().length === 40)

  expect(first.standbys()).toEqual([])
  expect(new Set(tallies().map(({ total }) => total))).toEqual(new Set([1, 3]))
  expect(world.failures).toEqual([])
})
