import { BrokerError } from '#runtime/broker.ts'
import { changelogTopic } from '#runtime/changelog.ts'
import { fakeWorld } from '#tests/support/runtime/fakes.ts'
import { newNeeds } from '#tests/support/runtime/tally-actor.ts'
import { until } from '#tests/support/runtime/world.ts'

const counted = () => {
  const notes: string[] = []
  return { notes, needs: newNeeds((what) => notes.push(what)) }
}

test('outputs, state and offsets of a turn are in one transaction, which sends offsets', async () => {
  const { world, broker, start, bump, tallies } = await fakeWorld()
  await using _actor = await start()

  bump('ann', 1)
  await until('done', () => tallies().length === 1)

  const [, transaction] = broker.decided // The first is the bump itself.
  const topics = transaction?.records.map(({ topic }) => topic)
  expect(topics).toEqual([world.tallies.name, changelogTopic(world.actor)])
  expect(transaction?.offsets).toEqual([{ topic: world.bumps.name, partition: 0, offset: 1 }])
})

test('a transaction begins when its turns are over, not before (I1)', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const gate = Promise.withResolvers<void>()
  const { notes, needs } = counted()
  await using _actor = await start({}, { ...needs, wait: () => gate.promise })

  for (const userId of ['ann', 'bob', 'cyd']) bump(userId, 1, 'slow:1')
  await until('all turns', () => notes.length === 3)
  expect(broker.calls).toEqual([])

  gate.resolve()
  await until('done', () => tallies().length === 3)
  expect(broker.calls.filter((call) => call === 'begin')).toHaveLength(1)
})

test('an aborted transaction is made again from the buffers; the handler does not run again (I6)', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const { notes, needs } = counted()
  broker.faults.push(
    { action: 'sendOffsets', remedy: 'abort' },
    { action: 'commit', remedy: 'abort' },
  )
  await using _actor = await start({}, needs)

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)

  expect(notes).toEqual(['slow ann/1'])
  expect(broker.decided.map(({ state }) => state)).toEqual([
    'committed',
    'aborted',
    'aborted',
    'committed',
  ])
})

test('a call that may be retried is made again as it was', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  broker.faults.push({ action: 'commit', remedy: 'retry' }, { action: 'commit', remedy: 'retry' })
  await using _actor = await start()

  bump('ann', 1)
  await until('done', () => tallies().length === 1)

  expect(broker.calls).toEqual([
    'begin',
    'produce',
    'produce',
    'sendOffsets',
    'commit',
    'commit',
    'commit',
  ])
})

test('a broken producer is replaced, and the buffers go through the new one', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const { notes, needs } = counted()
  broker.faults.push({ action: 'produce', remedy: 'renew' })
  await using _actor = await start({}, needs)

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)

  expect(notes).toEqual(['slow ann/1'])
  expect(broker.decided.map(({ state }) => state)).toEqual(['committed', 'aborted', 'committed'])
})

test('a producer that cannot be replaced yet is asked for again (I6)', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const { notes, needs } = counted()
  const openOutbox = broker.openOutbox.bind(broker)
  let failures = 2
  broker.openOutbox = async (id) => {
    const outbox = await openOutbox(id)
    const renew = async () => {
      if (failures-- > 0) throw new BrokerError('renew: the broker is away', 'renew')
      await outbox.renew()
    }
    return { ...outbox, renew }
  }
  broker.faults.push({ action: 'produce', remedy: 'renew' })
  await using _actor = await start({}, needs)

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)

  expect([notes.length, failures]).toEqual([1, -1])
})

test.each([
  { isDone: true, runs: 1 },
  { isDone: false, runs: 2 },
])('a commit whose answer is lost counts once, done or not (%o)', async ({ isDone, runs }) => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const { notes, needs } = counted()
  broker.faults.push({ action: 'commit', remedy: 'renew', isDone })
  await using actor = await start({}, needs)

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)
  bump('ann', 2)
  await until('both', () => tallies().length === 2)

  expect(notes).toHaveLength(runs)
  expect(tallies().map(({ total }) => total)).toEqual([1, 3])
  expect(actor.inspect('ann')?.pages[0]?.page).toEqual({ total: 3, last: 2 })
})

test('the store changes after the commit only, and never runs ahead of the log (I5)', async () => {
  const { broker, stores, start, bump, tallies } = await fakeWorld()
  const { notes, needs } = counted()
  await using _actor = await start({}, needs)
  for (let fault = 0; fault < 6; fault += 1)
    broker.faults.push({ action: 'commit', remedy: 'abort' })

  bump('ann', 1, 'slow:0')
  await until('the turn', () => notes.length === 1)
  await until(
    'two aborts',
    () => broker.decided.filter(({ state }) => state === 'aborted').length > 1,
  )
  expect(stores.disks.get(0)?.entries.size).toBe(0)
  await until('done', () => tallies().length === 1)
  await until('stored', () => stores.disks.get(0)?.entries.size === 1)
})

test('the committed offset waits for a slow user; a crash repeats nothing above it (I3)', async () => {
  const { world, broker, start, crash, bump, tallies } = await fakeWorld()
  const { notes, needs } = counted()
  await start({ INSTANCE_ID: 'one' }, needs)
  bump('slow', 1, 'hang')
  bump('quick', 2, 'slow:0')
  bump('quick', 3, 'slow:0')
  await until('quick', () => tallies().length === 2)
  expect(broker.committedOffset({ topic: world.bumps.name, partition: 0 })).toBe(0)

  crash()
  await using _second = await start(
    { INSTANCE_ID: 'two' },
    { ...needs, attempts: new Map(), wait: async () => {} },
  )
  bump('quick', 4, 'slow:0')
  await until('quick again', () => tallies().length === 3)

  expect(notes.filter((each) => each.startsWith('slow quick'))).toEqual([
    'slow quick/2',
    'slow quick/3',
    'slow quick/4',
  ])
  expect(tallies().map(({ total }) => total)).toEqual([2, 5, 9])
})

test('marks above the watermark are deleted once it has passed them', async () => {
  const { stores, start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  bump('slow', 1, 'slow:60')
  bump('quick', 2)
  await until('quick', () => tallies().length === 1)
  await until('its mark', () => stores.disks.get(0)?.entries.has('lasts quick:bumps-fake') === true)

  await until('slow', () => tallies().length === 2)
  await until('no mark', () => stores.disks.get(0)?.entries.has('lasts quick:bumps-fake') === false)
})

test('a turn whose partition was revoked commits nothing (I4)', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const gate = Promise.withResolvers<void>()
  const { notes, needs } = counted()
  await using actor = await start({}, { ...needs, wait: () => gate.promise })
  bump('ann', 1, 'slow:1')
  await until('the turn', () => notes.length === 1)

  broker.rebalance([])
  await until('revoked', () => actor.partitions().length === 0)
  gate.resolve()
  bump('ann', 2)
  await new Promise((resolve) => setTimeout(resolve, 30))

  expect(tallies()).toEqual([])
  broker.rebalance()
  await until('owned again', () => tallies().length === 2)
  expect(tallies().map(({ total }) => total)).toEqual([1, 3])
})

test('a transaction of an old generation is refused, and made again only for what is still owned', async () => {
  const { broker, start, bump, tallies } = await fakeWorld({ partitions: 2 })
  await using _actor = await start()
  for (let number = 1; number <= 40; number += 1) {
    bump(`user-${number % 8}`, number, 'slow:2')
    if (number % 10 === 0) {
      broker.rebalance()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  await until('done', () => tallies().length >= 40)

  const found = tallies()
  expect(found).toHaveLength(40)
  for (let user = 0; user < 8; user += 1) {
    const own = found.filter(({ userId }) => userId === `user-${user}`)
    let sum = 0
    for (const { number, total } of own) {
      sum += number
      expect(total).toBe(sum)
    }
  }
})

test('a commit that keeps failing is dropped when its partition goes, and left to the next owner (I4)', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  await using actor = await start()
  for (let fault = 0; fault < 50; fault += 1) {
    broker.faults.push({ action: 'commit', remedy: 'abort' })
  }
  bump('ann', 1)
  await until('an abort', () => broker.calls.includes('abort'))

  broker.rebalance([])
  await until('revoked', () => actor.partitions().length === 0 && broker.inboxes[0]?.isCurrent)
  broker.faults.length = 0
  expect(tallies()).toEqual([])
  broker.rebalance()
  await until('done', () => tallies().length === 1)
})
