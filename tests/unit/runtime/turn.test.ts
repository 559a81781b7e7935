import { deadLetterHeader, deadLetterTopic } from '#runtime/dead-letter.ts'
import { fakeWorld } from '#tests/support/runtime/fakes.ts'
import { newNeeds } from '#tests/support/runtime/tally-actor.ts'
import { until } from '#tests/support/runtime/world.ts'

test('turns of one user see each other’s writes before they are committed', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  for (let fault = 0; fault < 3; fault += 1)
    broker.faults.push({ action: 'begin', remedy: 'abort' })
  await using _actor = await start()

  for (const number of [1, 2, 4]) bump('ann', number)
  await until('done', () => tallies().length === 3)

  expect(tallies().map(({ total }) => total)).toEqual([1, 3, 7])
})

test('users wait for nobody but themselves', async () => {
  const { start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  bump('slow', 1, 'hang')
  bump('slow', 2)
  for (let number = 1; number <= 50; number += 1) bump(`user-${number}`, number)

  await until('the others', () => tallies().length === 50)
  expect(tallies().some(({ userId }) => userId === 'slow')).toBe(false)
})

test('no more turns run at once than the limit says (I9)', async () => {
  const { start, bump, tallies } = await fakeWorld()
  let running = 0
  let most = 0
  const wait = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 2))
    running -= 1
  }
  await using _actor = await start({ TURNS_IN_FLIGHT_MAX: 3 }, { ...newNeeds(), wait })

  for (let number = 1; number <= 30; number += 1) bump(`user-${number}`, number, 'slow:1')
  await until('done', () => tallies().length === 30)

  expect(most).toBe(3)
})

test('a full mailbox pauses its partition until half of it is committed (I9)', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  const gate = Promise.withResolvers<void>()
  await using actor = await start({ MAILBOX_MAX: 10 }, { ...newNeeds(), wait: () => gate.promise })
  for (let number = 1; number <= 10; number += 1) bump('ann', number, 'slow:1')
  await until('paused', () => broker.inboxes[0]?.pausedCount === 1)
  bump('ann', 11)
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(actor.partitions()[0]).toMatchObject({ load: 10, isPaused: true })

  gate.resolve()
  await until('done', () => tallies().length === 11)
  expect(actor.partitions()[0]).toMatchObject({ load: 0, isPaused: false })
})

test('the journal answers for an effect after a crash, and is empty after the turn (I7)', async () => {
  const { stores, start, crash, bump, tallies } = await fakeWorld()
  const notes: string[] = []
  const needs = newNeeds((what) => notes.push(what))
  await start({ INSTANCE_ID: 'one' }, needs)
  bump('ann', 1, 'call-then-hang')
  await until('the call', () => notes.includes('answered ann/1'))
  crash()

  await using _second = await start({ INSTANCE_ID: 'two' }, { ...needs, isSecondLife: () => true })
  await until('done', () => tallies().length === 1)

  expect(notes.filter((each) => each === 'called ann/1')).toHaveLength(1)
  expect(tallies()[0]?.note).toBe('answer ann/1')
  const effects = () =>
    [...(stores.disks.get(0)?.entries.keys() ?? [])].filter((key) => key.startsWith('effects'))
  await until('an empty journal', () => effects().length === 0)
})

test('a timer outlives a crash and fires once (I8)', async () => {
  const { start, crash, bump, tallies } = await fakeWorld()
  await start({ INSTANCE_ID: 'one' })
  bump('ann', 1, 'later:150')
  await until('the turn', () => tallies().length === 1)
  crash()

  await using actor = await start({ INSTANCE_ID: 'two' })
  await until('the timer', () => tallies().length === 2)
  await new Promise((resolve) => setTimeout(resolve, 30))

  expect(tallies().map(({ note }) => note)).toEqual(['later:150', 'echo'])
  expect(actor.inspect('ann')?.timers).toEqual({})
})

test('a timer that is moved fires at its new time only', async () => {
  const { start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  bump('ann', 1, 'later:20')
  bump('ann', 2, 'later:80')
  await until('fired', () => tallies().some(({ note }) => note === 'echo'))
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(tallies().filter(({ note }) => note === 'echo')).toHaveLength(1)
})

test('a failed turn leaves no state, and its user goes on (I10)', async () => {
  const { world, broker, start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  bump('ann', 1)
  bump('ann', 2, 'refuse')
  bump('ann', 4)
  await until('done', () => tallies().length === 2)

  expect(tallies().map(({ total }) => total)).toEqual([1, 5])
  const [letter] = broker.visible(deadLetterTopic(world.actor))
  expect(letter?.key?.toString()).toBe('ann')
  expect(JSON.parse(letter?.headers?.[deadLetterHeader] ?? '')).toMatchObject({
    code: 'BUMP_REFUSED',
    message: 'ann/2: né',
    source: { topic: world.bumps.name, partition: 0, offset: 2 },
  })
})

test('stopping lets running turns finish and commits them', async () => {
  const { start, bump, tallies } = await fakeWorld()
  const notes: string[] = []
  const actor = await start(
    {},
    newNeeds((what) => notes.push(what)),
  )
  bump('ann', 1, 'slow:40')
  await until('running', () => notes.length === 1)

  await actor[Symbol.asyncDispose]()

  await expect(actor.stopped).resolves.toBeUndefined()
  expect(tallies()).toHaveLength(1)
})

test('stopping does not wait for ever for a turn that hangs', async () => {
  const { start, bump, tallies } = await fakeWorld()
  const notes: string[] = []
  const actor = await start(
    { DRAIN_MS_MAX: 30 },
    newNeeds((what) => notes.push(what)),
  )
  bump('ann', 1, 'hang')
  await until('running', () => notes.length === 1)

  await actor[Symbol.asyncDispose]()
  expect(tallies()).toEqual([])
})

test('a timer that came up while its user was busy, and was moved meanwhile, waits for its new time', async () => {
  const { start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  bump('ann', 1, 'later:10')
  bump('ann', 2, 'slow:40')
  bump('ann', 3, 'later:120')
  await until('moved', () => tallies().length === 3)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(tallies()).toHaveLength(3)

  await until('fired', () => tallies().length === 4)
  expect(tallies().at(-1)?.note).toBe('echo')
})

test('stopping does not wait for ever for a broker that is gone', async () => {
  const { broker, start, bump, tallies } = await fakeWorld()
  for (let fault = 0; fault < 1_000; fault += 1) {
    broker.faults.push({ action: 'commit', remedy: 'retry' })
  }
  const actor = await start({ DRAIN_MS_MAX: 40 })
  bump('ann', 1)
  await until('a commit', () => broker.calls.includes('commit'))

  await actor[Symbol.asyncDispose]()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const calls = broker.calls.length
  await new Promise((resolve) => setTimeout(resolve, 300))

  expect(broker.calls).toHaveLength(calls)
  expect(tallies()).toEqual([])
})
