import { sleep } from '#foundation/clock.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import type { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'
import { NAMESPACE } from '#topics/listener-key.ts'

test('turns of one user see each other’s writes before they are committed', async () => {
  const { broker, start, bump, tallies, until } = await simulateTally()
  for (let fault = 0; fault < 3; fault += 1)
    broker.faults.push({ action: 'begin', remedy: 'abort' })
  await start()

  for (const number of [1, 2, 4]) bump('ann', number)
  await until('done', () => tallies().length === 3)

  expect(tallies().map(({ total }) => total)).toEqual([1, 3, 7])
})

test('users wait for nobody but themselves', async () => {
  const { start, bump, tallies, until } = await simulateTally()
  await start()
  bump('slow', 1, 'hang')
  bump('slow', 2)
  for (let number = 1; number <= 50; number += 1) bump(`user-${number}`, number)

  await until('the others', () => tallies().length === 50)
  expect(tallies().some(({ userId }) => userId === 'slow')).toBe(false)
})

test('no more turns run at once than the limit says (I9)', async () => {
  let running = 0
  let most = 0
  const waitOf =
    ({ clock }: SimulatedProcess) =>
    async () => {
      running += 1
      most = Math.max(most, running)
      await sleep(clock, 2)
      running -= 1
    }
  const { start, bump, tallies, until } = await simulateTally({
    settings: { TURNS_IN_FLIGHT_MAX: 3 },
    deps: (life) => ({ wait: waitOf(life) }),
  })
  await start()

  for (let number = 1; number <= 30; number += 1) bump(`user-${number}`, number, 'slow:1')
  await until('done', () => tallies().length === 30)

  expect(most).toBe(3)
})

test('a full mailbox pauses its partition until half of it is committed (I9)', async () => {
  const gate = Promise.withResolvers<void>()
  const { broker, start, bump, tallies, until, pass } = await simulateTally({
    settings: { MAILBOX_MAX: 10 },
    deps: () => ({ wait: () => gate.promise }),
  })
  const actor = await start()
  for (let number = 1; number <= 10; number += 1) bump('ann', number, 'slow:1')
  await until('paused', () => [...broker.consumers][0]?.pausedCount === 1)
  bump('ann', 11)
  await pass(5_000)
  expect(actor.partitions()[0]).toMatchObject({ load: 10, isPaused: true })

  gate.resolve()
  await until('done', () => tallies().length === 11)
  await until('committed', () => actor.partitions()[0]?.load === 0)
  expect(actor.partitions()[0]).toMatchObject({ load: 0, isPaused: false })
})

test('the journal answers for an effect after a crash, and is empty after the turn (I7)', async () => {
  const { entries, notes, start, crash, bump, tallies, until } = await simulateTally()
  await start()
  bump('ann', 1, 'call-then-hang')
  await until('the call', () => notes.includes('answered ann/1'))
  crash()

  await start()
  await until('done', () => tallies().length === 1)

  expect(notes.filter((each) => each === 'called ann/1')).toHaveLength(1)
  expect(tallies()[0]?.note).toBe('answer ann/1')
  await until('an empty journal', () => entries('effects').length === 0)
})

test('a timer outlives a crash and fires once (I8)', async () => {
  const { start, crash, bump, tallies, until, pass } = await simulateTally()
  await start()
  bump('ann', 1, 'later:10000')
  await until('the turn', () => tallies().length === 1)
  crash()

  const actor = await start()
  await until('the timer', () => tallies().length === 2)
  await pass(30_000)

  expect(tallies().map(({ note }) => note)).toEqual(['later:10000', 'echo'])
  expect(actor.inspect('ann')?.timers).toEqual({})
})

test('a timer that is moved fires at its new time only', async () => {
  const { start, bump, tallies, until, pass } = await simulateTally()
  await start()
  bump('ann', 1, 'later:2000')
  bump('ann', 2, 'later:8000')
  await until('moved', () => tallies().length === 2)
  await pass(6_000)
  expect(tallies()).toHaveLength(2)
  await until('fired', () => tallies().some(({ note }) => note === 'echo'))
  await pass(20_000)
  expect(tallies().filter(({ note }) => note === 'echo')).toHaveLength(1)
})

test('a failed turn leaves no state, and its user goes on (I10)', async () => {
  const { names, broker, start, bump, tallies, until } = await simulateTally()
  await start()
  bump('ann', 1)
  bump('ann', 2, 'refuse')
  bump('ann', 4)
  await until('done', () => tallies().length === 2)

  expect(tallies().map(({ total }) => total)).toEqual([1, 5])
  const letters = () => broker.visible(deadLetterTopic(names.actor))
  await until('her letter', () => letters().length > 0)
  const [letter] = letters()
  expect(letter?.key?.toString()).toMatch(/^ann:bumps-memory:0:1:\d+$/)
  expect(JSON.parse(letter?.headers?.[deadLetterHeaders(NAMESPACE).reason] ?? '')).toMatchObject({
    code: 'BUMP_REFUSED',
    message: 'ann/2: né',
    source: { topic: names.bumps.name, partition: 0, offset: 1 },
  })
})

test('stopping lets running turns finish and commits them', async () => {
  const { start, bump, tallies, notes, until, during } = await simulateTally()
  const actor = await start()
  bump('ann', 1, 'slow:40')
  await until('running', () => notes.length === 1)

  await during(actor[Symbol.asyncDispose]())

  await expect(actor.stopped).resolves.toBeUndefined()
  expect(tallies()).toHaveLength(1)
})

test('stopping does not wait for ever for a turn that hangs', async () => {
  const { start, bump, tallies, notes, until, during } = await simulateTally({
    settings: { DRAIN_MS_MAX: 30 },
  })
  const actor = await start()
  bump('ann', 1, 'hang')
  await until('running', () => notes.length === 1)

  await during(actor[Symbol.asyncDispose]())
  expect(tallies()).toEqual([])
})

test('a timer that came up while its user was busy, and was moved meanwhile, waits for its new time', async () => {
  const { start, bump, tallies, until, pass } = await simulateTally()
  await start()
  bump('ann', 1, 'later:100')
  bump('ann', 2, 'slow:400')
  bump('ann', 3, 'later:1200')
  await until('moved', () => tallies().length === 3)
  await pass(1_000)
  expect(tallies()).toHaveLength(3)

  await until('fired', () => tallies().length === 4)
  expect(tallies().at(-1)?.note).toBe('echo')
})

test('stopping does not wait for ever for a broker that is gone', async () => {
  const { broker, start, bump, tallies, until, pass, during } = await simulateTally({
    settings: { DRAIN_MS_MAX: 40 },
  })
  for (let fault = 0; fault < 1_000; fault += 1) {
    broker.faults.push({ action: 'commit', remedy: 'retry' })
  }
  const actor = await start()
  bump('ann', 1)
  await until('a commit', () => broker.calls.includes('commit'))

  await during(actor[Symbol.asyncDispose]())
  await pass(1_000)
  const calls = broker.calls.length
  await pass(30_000)

  expect(broker.calls).toHaveLength(calls)
  expect(tallies()).toEqual([])
})
