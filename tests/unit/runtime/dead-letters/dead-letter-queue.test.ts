import { type LogFields, openLog } from '#observability/log.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { DeadLetterQueue, type SettleOptions } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { OutRecord } from '#runtime/kafka/port.ts'
import { ownerOf } from '#runtime/topic.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'
import type { TallyDeps } from '#testkit/tally/tally-actor.ts'

import { NAMESPACE } from '#topics/listener-key.ts'

/** An actor that fails whatever comes as `flaky` once, and its dead letters. */
async function failingWorld(deps: Partial<TallyDeps> = {}) {
  const tallying = await simulateTally({ settings: { TURN_ATTEMPTS_MAX: 1 }, deps: () => deps })
  const { broker, names, start, during, newLife, pass } = tallying
  const life = newLife()
  const client = broker.clientOf(life)
  const logReader = await during(client.openLogReader())
  const lines: LogFields[] = []
  const quiet = openLog('test', 'silent')
  const newBox = () =>
    new DeadLetterQueue({
      namespace: NAMESPACE,
      logReader,
      clock: life.clock,
      log: { ...quiet, info: (_message, fields) => void lines.push({ ...fields }) },
      partitionsOf: async (topic) => broker.countOf(topic),
      openProducer: () => client.openProducer('dead-letters'),
    })
  await start()
  const letters = (box = newBox()) => during(box.open(names.actor))
  return {
    ...tallying,
    client,
    lines,
    newBox,
    letters,
    async failed(count: number) {
      for (let tries = 0; (await letters()).length !== count; tries += 1) {
        expect(tries).toBeLessThan(100)
        await pass(100)
      }
    },
    /** Looks, then deals with everything. */
    async deal(outcome: SettleOptions['outcome'], box = newBox()) {
      return await during(box.deal({ letters: await letters(box), outcome }))
    },
  }
}

test('a letter is replayed once, in order with the others of its listener (I10)', async () => {
  const world = await failingWorld()
  const { bump, tallies, deal, letters } = world
  for (const number of [1, 2, 4]) bump('ann', number, 'flaky:1')
  bump('ann', 8)
  await world.failed(3)

  expect(await deal('replayed')).toBe(3)
  expect(await deal('replayed')).toBe(0)
  await world.until('all', () => tallies().length === 4)

  expect(tallies().map(({ number, total }) => [number, total])).toEqual([
    [8, 8],
    [1, 9],
    [2, 11],
    [4, 15],
  ])
  expect(await letters()).toEqual([])
})

test('a replay brings back the bytes, the key and the headers, without the reason', async () => {
  const world = await failingWorld()
  const { bump, broker } = world
  const traceparent = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-00'
  bump('ann', 1, 'flaky:1', traceparent)
  await world.failed(1)

  await world.deal('replayed')

  await world.pass(1_000)
  const [first, again] = broker.visible(world.names.bumps.name)
  expect(again).toMatchObject({ value: first?.value, key: Buffer.from('ann') })
  expect(again?.headers).toEqual({ traceparent, 'linernotes-for': world.names.actor })
})

test('each letter has a key of its own, which names its listener', async () => {
  const world = await failingWorld()
  for (const number of [1, 2]) world.bump('ann', number, 'flaky:1')
  await world.failed(2)

  const keys = world.broker.visible(deadLetterTopic(world.names.actor)).map(({ key }) => `${key}`)
  expect(new Set(keys).size).toBe(2)
  expect(keys.map(ownerOf)).toEqual(['ann', 'ann'])
})

test('a letter that was deleted, also after it was found, is neither listed nor replayed', async () => {
  const world = await failingWorld()
  for (const user of ['ann', 'bob']) world.bump(user, 1, 'flaky:1')
  await world.failed(2)
  const box = world.newBox()
  const found = await world.letters(box)
  const topic = deadLetterTopic(world.names.actor)
  for (const { partition, key } of world.broker.visible(topic)) {
    if (ownerOf(`${key}`) === 'ann') {
      world.broker.append([{ topic, partition, key: `${key}`, value: null }])
    }
  }

  expect((await world.letters()).map(({ why }) => why.owner)).toEqual(['bob'])
  expect(await world.during(box.deal({ letters: found, outcome: 'replayed' }))).toBe(1)
  await world.until('bob', () => world.tallies().length === 1)
  await world.pass(1_000)
  expect(world.tallies().map(({ userId }) => userId)).toEqual(['bob'])
})

test('a replay is for its own actor: others of the topic have handled the event', async () => {
  const world = await failingWorld()
  const { bump, broker, tallies } = world
  bump('ann', 1)
  await world.pass(1_000)
  const { topic, partition, key, value } = broker.visible(world.names.bumps.name)[0] as OutRecord
  broker.append([{ topic, partition, key, value, headers: { 'linernotes-for': 'another' } }])
  bump('ann', 2)

  await world.until('the last', () => tallies().some(({ number }) => number === 2))
  expect(tallies().map(({ number }) => number)).toEqual([1, 2])
})

test('a discarded letter is gone, and nothing is sent', async () => {
  const world = await failingWorld()
  world.bump('ann', 1, 'flaky:1')
  await world.failed(1)

  expect(await world.deal('discarded')).toBe(1)

  await world.pass(1_000)
  expect(await world.letters()).toEqual([])
  expect(world.broker.visible(world.names.bumps.name)).toHaveLength(1)
})

test('of two who replay the same letters, one does', async () => {
  const world = await failingWorld()
  world.bump('ann', 1, 'flaky:1')
  await world.failed(1)
  const [early, late] = [world.newBox(), world.newBox()]
  const found = await world.letters(early)

  expect(await world.deal('replayed', late)).toBe(1)
  expect(await world.during(early.deal({ letters: found, outcome: 'replayed' }))).toBe(0)
})

test('who is fenced within a transaction has replayed nothing', async () => {
  const world = await failingWorld()
  world.bump('ann', 1, 'flaky:1')
  await world.failed(1)
  const box = world.newBox()
  const letters = await world.letters(box)
  world.broker.faults.push({ action: 'commit', remedy: 'renew' })

  await expect(world.during(box.deal({ letters, outcome: 'replayed' }))).rejects.toMatchObject({
    code: 'LETTERS_UNSETTLED',
  })
  await world.during(world.client.openProducer('dead-letters')) // As the next call does: it ends what was left open.
  await world.pass(1_000)
  expect(world.broker.visible(world.names.bumps.name)).toHaveLength(1)
  expect(await world.deal('replayed')).toBe(1)
})

test('where only the answer to the commit is lost, the next replay finds nothing to do', async () => {
  const world = await failingWorld()
  world.bump('ann', 1, 'flaky:1')
  await world.failed(1)
  world.broker.faults.push({ action: 'commit', remedy: 'renew', isDone: true })

  await expect(world.deal('replayed')).rejects.toMatchObject({ code: 'LETTERS_UNSETTLED' })
  expect(await world.deal('replayed')).toBe(0)
  await world.until('once', () => world.tallies().length === 1)
})

test('an aborted replay is made again from the same letters', async () => {
  const world = await failingWorld()
  world.bump('ann', 1, 'flaky:1')
  await world.failed(1)
  world.broker.faults.push({ action: 'commit', remedy: 'abort' })

  expect(await world.deal('replayed')).toBe(1)
  await world.until('once', () => world.tallies().length === 1)
})

test('a replayed timer fires anew, once', async () => {
  let isBroken = true
  const note = (what: string) => {
    if (isBroken && what.startsWith('echo')) throw new Error('a mistake')
  }
  const world = await failingWorld({ note })
  const { broker, bump, tallies } = world
  bump('ann', 1, 'later:1')
  await world.failed(1)
  isBroken = false

  expect((await world.letters())[0]?.why).toMatchObject({
    timer: { name: 'echo', topic: world.names.bumps.name },
    attempts: 3,
  })
  expect(await world.deal('replayed')).toBe(1)
  await world.until('fired', () => tallies().some((each) => each.note === 'echo'))
  expect(tallies().map((each) => each.note)).toEqual(['later:1', 'echo'])
  expect(broker.visible(world.names.bumps.name).at(-1)).toMatchObject({ value: null })
})

test('what is no dead letter is left alone', async () => {
  const world = await failingWorld()
  const place = { topic: deadLetterTopic(world.names.actor), partition: 0, key: 'ann' }
  world.broker.append([
    { ...place, value: Buffer.from('by hand') },
    { ...place, value: null, headers: { [deadLetterHeaders(NAMESPACE).reason]: 'no JSON' } },
  ])
  await world.pass(1_000)

  expect(await world.letters()).toEqual([])
})

test('letters of an actor that is not there, and those whose topic is gone, are refused', async () => {
  const world = await failingWorld()
  world.bump('ann', 1, 'flaky:1')
  await world.failed(1)
  const box = world.newBox()
  const letters = (await world.letters(box)).map((each) => ({
    ...each,
    why: { ...each.why, source: { topic: 'gone', partition: 0, offset: 0, timestampMs: 0 } },
  }))

  await expect(world.during(box.open('nobody'))).rejects.toMatchObject({ code: 'ACTOR_UNKNOWN' })
  await expect(world.during(box.deal({ letters, outcome: 'replayed' }))).rejects.toMatchObject({
    code: 'TOPIC_MISSING',
  })
})

test.each([
  ['replayed', 'dead-letter.redriven'],
  ['discarded', 'dead-letter.discarded'],
] as const)('each dead letter that is %s has its log line', async (outcome, event) => {
  const world = await failingWorld()
  const { bump, names, deal, lines, letters } = world
  for (const number of [1, 2]) bump('ann', number, 'flaky:1')
  await world.failed(2)
  const waiting = await letters()

  await deal(outcome)
  await deal(outcome)

  const topic = deadLetterTopic(names.actor)
  const told = waiting.map(({ offset, why }) => ({
    event,
    topic,
    partition: 0,
    offset,
    code: why.code,
  }))
  expect(lines).toEqual(told)
})
