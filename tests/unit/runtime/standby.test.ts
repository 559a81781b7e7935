import { openLog } from '#observability/log.ts'
import { changelogTopic } from '#runtime/changelog.ts'
import { startActor } from '#runtime/run.ts'
import { fakeWorld, memoryStores } from '#tests/support/runtime/fakes.ts'
import { newNeeds, tallyActor } from '#tests/support/runtime/tally-actor.ts'
import { settingsOf, until } from '#tests/support/runtime/world.ts'

/** Two members that keep each other's state; `disks` are by partition. */
async function pair() {
  const { world, broker, registry, bump, tallies } = await fakeWorld({ partitions: 2 })
  const startMember = async (at: number) => {
    const stores = memoryStores()
    const actor = await startActor(tallyActor(world), {
      settings: settingsOf(world, { INSTANCE_ID: `member-${at}`, STANDBYS: 1, DRAIN_MS_MAX: 300 }),
      needs: newNeeds(),
      log: openLog('test', 'silent'),
      broker,
      registry,
      openStore: stores.open,
    })
    return { actor, stores }
  }
  const first = await startMember(0)
  const second = await startMember(1)
  await until('spread', () => [first, second].every(({ actor }) => actor.partitions().length === 1))
  await until('copied', () => [first, second].every(({ actor }) => actor.standbys().length === 1))
  return { world, broker, bump, tallies, first, second }
}

const pagesOf = ({ stores }: Awaited<ReturnType<typeof pair>>['first'], partition: number) =>
  [...(stores.disks.get(partition)?.entries.values() ?? [])]
    .filter(({ table }) => table === 'pages')
    .map(({ userId, value }) => `${userId} ${value.toString('hex')}`)
    .sort()

test('a copy has what its owner has, and what is undecided only once it is committed (I5)', async () => {
  const { world, broker, bump, tallies, first, second } = await pair()
  for (let at = 0; at < 20; at += 1) bump(`user-${at}`, 1)
  await until('all', () => tallies().length === 20)
  const ofOwner = pagesOf(second, 1)
  await until('copied', () => pagesOf(first, 1).length === ofOwner.length)
  expect(pagesOf(first, 1)).toEqual(ofOwner)

  const where = { topic: changelogTopic(world.actor), partition: 1 }
  const record = { ...where, key: 'zoe:pages:tally:', value: Buffer.from('late') }
  const transaction = { state: 'open' as const, records: [record], offsets: [] }
  broker.logOf(where).push({ ...record, transaction, isMarker: false })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(pagesOf(first, 1)).toEqual(ofOwner)
  broker.decide(transaction, 'committed')
  await until('the late one', () => pagesOf(first, 1).some((each) => each.startsWith('zoe')))

  await Promise.all([first, second].map(({ actor }) => actor[Symbol.asyncDispose]()))
})

test('a copy becomes the store when its owner goes, and no store is open twice', async () => {
  const { bump, tallies, first, second } = await pair()
  for (let at = 0; at < 20; at += 1) bump(`user-${at}`, 1)
  await until('all', () => tallies().length === 20)

  await second.actor[Symbol.asyncDispose]()
  await until('taken over', () => first.actor.isReady() && first.actor.partitions().length === 2)
  for (let at = 0; at < 20; at += 1) bump(`user-${at}`, 2)
  await until('all again', () => tallies().length === 40)

  expect(first.actor.standbys()).toEqual([])
  expect(new Set(tallies().map(({ total }) => total))).toEqual(new Set([1, 3]))
  await first.actor[Symbol.asyncDispose]()
})
