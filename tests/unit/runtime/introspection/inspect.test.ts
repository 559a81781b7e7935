import { EndOffsets } from '#runtime/assignment/end-offsets.ts'
import { Recent } from '#runtime/telemetry/actor-metrics.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'
import { until } from '#testkit/tally/tally-topics.ts'

test('a report says how far each partition is, what runs and for how long, and what is kept', async () => {
  const gate = Promise.withResolvers<void>()
  const { start, bump, tallies, names, until, during, pass } = await simulateTally({
    settings: { MAILBOX_MAX: 50 },
    deps: () => ({ wait: () => gate.promise }),
  })
  const actor = await start()
  bump('ann', 1)
  await pass(10)
  bump('ann', 2, 'slow:1')
  await pass(10)
  bump('bob', 1)
  await until('the others', () => actor.partitions()[0]?.load === 1)

  const report = await during(actor.report())
  expect(report).toMatchObject({
    actor: names.actor,
    instance: 'one',
    isReady: true,
    partitionCount: 1,
    limits: { partitionMessages: 50 },
  })
  const [partition] = report.partitions
  expect(partition).toMatchObject({
    partition: 0,
    isOpen: true,
    isPaused: false,
    load: 1,
    turns: 1,
  })
  expect(partition?.oldest).toMatchObject({ key: 'ann' })
  expect(partition?.state?.entries).toBeGreaterThan(0)
  // Two messages, from the slow one on: their transactions' markers do not count.
  expect(partition?.watermarks).toEqual([
    { topic: names.bumps.name, partition: 0, offset: 2, end: 6, lag: 2, span: 2 },
  ])
  expect(report.commitMsP99).toBeGreaterThanOrEqual(0)

  gate.resolve()
  await until('all', () => tallies().length === 3)
  await until('committed', () => actor.partitions()[0]?.load === 0)
  expect(actor.partitions()[0]).toMatchObject({ load: 0, turns: 0, oldest: null })
})

test('what has only a transaction’s marker before it does not lag', async () => {
  const { start, bump, tallies, until, during } = await simulateTally()
  const actor = await start()
  bump('ann', 1)
  await until('done', () => tallies().length === 1)
  await until('committed', () => actor.partitions()[0]?.load === 0)

  const [partition] = (await during(actor.report())).partitions
  expect(partition?.watermarks).toMatchObject([{ offset: 1, end: 2, lag: 0, span: 0 }])
})

test('what two aborted transactions left at the end is no lag', async () => {
  const { start, bump, broker, names, newLife, tallies, until, during, pass } =
    await simulateTally()
  const actor = await start()
  bump('ann', 1)
  await until('done', () => tallies().length === 1)
  const producer = await during(broker.clientOf(newLife()).openProducer('outside'))
  const half = { topic: names.bumps.name, partition: 0, key: 'ann', value: Buffer.from('half') }
  for (const _ of [1, 2]) {
    await during(producer.begin())
    producer.produce(half)
    await pass(100) // It is written before the transaction ends.
    await during(producer.abort())
  }
  const lag = async () => {
    const [partition] = (await during(actor.report())).partitions
    return partition?.watermarks.map(({ offset, end, lag }) => ({ offset, end, lag }))
  }
  await until('read to the end', () => actor.partitions()[0]?.load === 0)
  await pass(2_000)
  expect(await lag()).toEqual([{ offset: 1, end: 6, lag: 0 }])
})

test('a user who waits for the next attempt is parked, with the reason', async () => {
  const { start, bump, until } = await simulateTally()
  const actor = await start()
  bump('ann', 1, 'away')

  await until('parked', () => actor.partitions()[0]?.parkedCount === 1)
  expect(actor.partitions()[0]).toMatchObject({
    turns: 1,
    parked: [{ key: 'ann', code: 'OUTSIDE_AWAY' }],
  })
})

test('while Kafka does not say where a partition ends, what it said last is told', async () => {
  let nowMs = 0
  let answer: () => Promise<number> = async () => 7
  const clock = {
    now: () => nowMs,
    after: (ms: number, run: () => void) => {
      nowMs += ms
      queueMicrotask(run)
      return () => {}
    },
  }
  const ends = new EndOffsets({ decidedEnd: () => answer() } as never, clock)
  const at = { topic: 'plays', partition: 0 }
  expect(ends.of(at)).toBeUndefined()
  await ends.ask([at])
  await until('the answer', () => ends.of(at) === 7)

  answer = () => new Promise(() => {})
  nowMs += 10_000
  await ends.ask([at])
  expect(ends.of(at)).toBe(7)
})

test('a quantile is of the latest values', () => {
  const recent = new Recent()
  expect(recent.quantile(0.99)).toBeUndefined()
  for (let value = 0; value < 1_000; value += 1) recent.add(value)

  expect(recent.quantile(0)).toBe(500)
  expect(recent.quantile(0.99)).toBe(995)
  expect(recent.quantile(1)).toBe(999)
})
