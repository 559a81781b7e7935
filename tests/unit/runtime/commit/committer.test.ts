import type { BrokerCall } from '#runtime/simulation/memory-broker/options.ts'
import type { Transaction } from '#runtime/simulation/memory-broker/partition-log.ts'
import type { RunningActor } from '#runtime/start-actor.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { simulateTally, type TallySimulation } from '#testkit/tally/simulate-tally.ts'
import { tallied } from '#testkit/tally/tally-topics.ts'

test('outputs, state and offsets of a turn are committed together (I2)', async () => {
  const { names, broker, codec, start, bump, tallies, until } = await simulateTally()
  await start()

  bump('ann', 1)
  await until('done', () => tallies().length === 1)

  expect(broker.decided).toHaveLength(1)
  const [{ records, offsets }] = broker.decided as [Transaction]
  const of = (topic: string) => records.filter((each) => each.topic === topic)
  const sent = of(names.tallies.name).map(({ value }) => codec.decode(tallied, value as Buffer))
  expect(sent).toMatchObject([{ userId: 'ann', number: 1, total: 1 }])
  const changed = of(changelogTopic(names.actor)).map((record) => String(record.key))
  expect(changed).toContain('ann:pages:tally:')
  expect([...offsets.values()]).toEqual([{ topic: names.bumps.name, partition: 0, offset: 1 }])
})

test('a transaction begins when its turns are over, not before (I1)', async () => {
  const gate = Promise.withResolvers<void>()
  const { broker, notes, start, bump, tallies, until, pass } = await simulateTally({
    deps: () => ({ wait: () => gate.promise }),
  })
  await start()
  const before = broker.calls.length

  for (const userId of ['ann', 'bob', 'cyd']) bump(userId, 1, 'slow:1')
  await until('all turns', () => notes.length === 3)
  await pass(1_000)
  expect(broker.calls.slice(before)).toEqual([])

  gate.resolve()
  await until('done', () => tallies().length === 3)
  expect(broker.calls.filter((call) => call === 'begin')).toHaveLength(1)
})

test('an aborted transaction is made again from the buffers; the handler does not run again (I6)', async () => {
  const { broker, notes, start, bump, tallies, until } = await simulateTally()
  broker.faults.push(
    { action: 'sendOffsets', remedy: 'abort' },
    { action: 'commit', remedy: 'abort' },
  )
  await start()

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)

  expect(notes).toEqual(['slow ann/1'])
  expect(broker.faults).toEqual([])
  expect(broker.calls.filter((call) => call === 'begin')).toHaveLength(3)
  expect(broker.decided.filter(({ state }) => state === 'committed')).toHaveLength(1)
})

test('a call that may be retried is repeated alone: nothing is produced or decided again (I6)', async () => {
  const { broker, start, bump, tallies, until, pass } = await simulateTally()
  broker.faults.push({ action: 'commit', remedy: 'retry' }, { action: 'commit', remedy: 'retry' })
  await start()

  bump('ann', 1)
  await until('done', () => tallies().length === 1)
  await pass(1_000)

  expect(broker.faults).toEqual([])
  expect(broker.decided.map(({ state }) => state)).toEqual(['committed'])
  const count = (action: BrokerCall) => broker.calls.filter((call) => call === action).length
  expect(count('produce')).toBe(broker.decided[0]?.records.length)
  expect([count('begin'), count('abort'), count('commit')]).toEqual([1, 0, 3])
})

test('a broken producer is replaced, and the buffers go through the new one', async () => {
  const { broker, notes, start, bump, tallies, until } = await simulateTally()
  broker.faults.push({ action: 'produce', remedy: 'renew' })
  await start()

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)

  expect(notes).toEqual(['slow ann/1'])
  expect(broker.decided.map(({ state }) => state)).toEqual(['committed'])
  expect(broker.calls.filter((call) => call === 'renew')).toHaveLength(2)
  expect(broker.faults).toEqual([])
})

test('a producer that cannot be replaced yet is asked for again (I6)', async () => {
  const { broker, notes, start, bump, tallies, until } = await simulateTally()
  await start()
  broker.faults.push(
    { action: 'produce', remedy: 'renew' },
    { action: 'renew', remedy: 'renew' },
    { action: 'renew', remedy: 'renew' },
  )

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)

  const renewals = broker.calls.filter((call) => call === 'renew')
  expect([notes.length, renewals.length]).toEqual([1, 4])
})

test.each([
  { isDone: true, runs: 1 },
  { isDone: false, runs: 2 },
])('a commit whose answer is lost counts once, done or not (%o)', async ({ isDone, runs }) => {
  const { broker, notes, start, bump, tallies, until } = await simulateTally()
  broker.faults.push({ action: 'commit', remedy: 'renew', isDone })
  const actor = await start()

  bump('ann', 1, 'slow:0')
  await until('done', () => tallies().length === 1)
  bump('ann', 2)
  await until('both', () => tallies().length === 2)

  expect(notes).toHaveLength(runs)
  expect(tallies().map(({ total }) => total)).toEqual([1, 3])
  expect(actor.inspect('ann')?.pages[0]?.page).toEqual({ total: 3, last: 2 })
})

/** Keys and values that a reader of the changelog is left with. */
function changelogOf({ names, broker }: TallySimulation): ReadonlyMap<string, string> {
  const left = new Map<string, string>()
  for (const { key, value } of broker.visible(changelogTopic(names.actor))) {
    if (value) left.set(String(key), value.toString('hex'))
    else left.delete(String(key))
  }
  return left
}

function storeOf({ world }: TallySimulation): ReadonlyMap<string, string> {
  const entries = world.disks.of('one').get(0)?.entries ?? []
  return new Map([...entries].map(([key, { value }]) => [key, value.toString('hex')]))
}

test('the store changes after the commit only, and then holds what the changelog holds (I5)', async () => {
  const tallying = await simulateTally()
  const { broker, notes, start, bump, tallies, until } = tallying
  await start()
  for (let fault = 0; fault < 6; fault += 1)
    broker.faults.push({ action: 'commit', remedy: 'abort' })

  bump('ann', 1, 'slow:0')
  await until('the turn', () => notes.length === 1)
  await until(
    'two aborts',
    () => broker.decided.filter(({ state }) => state === 'aborted').length > 1,
  )
  expect([...storeOf(tallying)]).toEqual([])

  await until('done', () => tallies().length === 1)
  await until('a store', () => storeOf(tallying).size > 0)
  expect(storeOf(tallying)).toEqual(changelogOf(tallying))
  expect(storeOf(tallying).has('ann:pages:tally:')).toBe(true)
})

test('the committed offset waits for a slow user; a crash repeats nothing above it (I3)', async () => {
  const { names, broker, notes, start, crash, bump, tallies, until } = await simulateTally()
  await start()
  bump('slow', 1, 'hang')
  bump('quick', 2, 'slow:0')
  bump('quick', 3, 'slow:0')
  await until('quick', () => tallies().length === 2)
  expect(broker.committedOffset({ topic: names.bumps.name, partition: 0 })).toBe(0)

  crash()
  await start()
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
  const { entries, start, bump, tallies, until } = await simulateTally()
  const marks = () => entries('lasts').map(({ key: userId, name }) => `${userId} ${name}`)
  await start()
  bump('slow', 1, 'slow:600')
  bump('quick', 2)
  await until('quick', () => tallies().length === 1)
  await until('its mark', () => marks().includes('quick bumps-memory'))

  await until('slow', () => tallies().length === 2)
  await until('no mark', () => marks().length === 0)
})

/** Assigns one partition again until `owner` does not have it any more. */
async function revoke({ world, pass }: TallySimulation, owner: RunningActor) {
  for (let deals = 0; owner.partitions().length > 0; deals += 1) {
    expect(deals).toBeLessThan(30)
    world.rebalance()
    await pass(1_000)
  }
}

test('a turn whose partition was revoked commits nothing (I4)', async () => {
  const gates = { one: Promise.withResolvers<void>(), two: Promise.withResolvers<void>() }
  const tallying = await simulateTally({
    deps: ({ name }) => ({ wait: () => gates[name as 'one' | 'two'].promise }),
  })
  const { notes, start, bump, tallies, until, pass } = tallying
  const one = await start('one')
  bump('ann', 1, 'slow:1')
  await until('the turn', () => notes.length === 1)

  await start('two')
  await revoke(tallying, one)
  gates.one.resolve()
  bump('ann', 2)
  await pass(5_000)

  expect(tallies()).toEqual([])
  gates.two.resolve()
  await until('the turns of the next owner', () => tallies().length === 2)
  expect(notes).toEqual(['slow ann/1', 'slow ann/1'])
  expect(tallies().map(({ total }) => total)).toEqual([1, 3])
})

test('a transaction of an old generation is refused, and made again only for what is still owned', async () => {
  let refused = 0
  for (let seed = 1; seed <= 6; seed += 1) {
    const protocol = seed % 2 === 0 ? 'eager' : 'incremental'
    const { broker, world, start, bump, tallies, until, pass } = await simulateTally({
      seed,
      protocol,
      partitions: 2,
    })
    for (const name of ['one', 'two']) await start(name)
    for (let number = 1; number <= 40; number += 1) {
      bump(`user-${number % 8}`, number, 'slow:2')
      world.rebalance()
      await pass(20)
    }
    await until('done', () => tallies().length >= 40)
    await pass(10_000)

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
    refused += broker.calls.filter((call) => call === 'abort').length
  }
  expect(refused).toBeGreaterThan(0)
}, 30_000)

test('a commit that keeps failing is dropped when its partition goes, and left to the next owner (I4)', async () => {
  const tallying = await simulateTally()
  const { broker, start, bump, tallies, until, pass } = tallying
  const one = await start('one')
  for (let fault = 0; fault < 5_000; fault += 1) {
    broker.faults.push({ action: 'commit', remedy: 'abort' })
  }
  bump('ann', 1)
  await until('an abort', () => broker.calls.includes('abort'))

  const two = await start('two')
  await revoke(tallying, one)
  await until('the next owner', () => two.partitions().length === 1, 60_000)
  expect(tallies()).toEqual([])
  broker.faults.length = 0
  await until('done', () => tallies().length > 0)
  await pass(10_000)
  expect(tallies()).toMatchObject([{ number: 1, total: 1 }])
})

test('a partition is given up while a commit that holds it cannot succeed (I4)', async () => {
  const { world, broker, names, start, bump, tallies, until } = await simulateTally({
    partitions: 2,
  })
  const users = ['ann', 'bob', 'cyd', 'dan']
  await start('one')
  const fails = Array.from({ length: 10_000 }, () => {
    return { action: 'sendOffsets', remedy: 'abort' } as const
  })
  broker.faults.push(...fails)
  for (const userId of users) bump(userId, 1)
  await until('an abort', () => broker.faults.length < fails.length)

  world.start('two')
  const group = broker.groupOf(`linernotes.${names.actor}`)
  const holders = () => [0, 1].map((number) => group.holderOf(number)?.instanceId).sort()
  await until('two owners', () => String(holders()) === 'one,two', 5_000)

  broker.faults.length = 0
  await until('all', () => tallies().length === users.length)
})
