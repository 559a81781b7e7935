import { type PoolEnd, ReplicaPool } from '#models/fake/pool.ts'
import { EventClock } from '#testkit/event-clock.ts'

const shape = {
  replicas: 2,
  slotsOfReplica: 2,
  stepMs: 8,
  stepMsOfCall: 1,
  promptTokensOfStep: 10,
}
const work = { promptTokens: 100, outputTokens: 90 } // 100 steps.

function open() {
  const clock = new EventClock()
  const pool = new ReplicaPool(clock, shape)
  const ends: [PoolEnd, number][] = []
  const submit = (more: Partial<typeof work> = {}) =>
    pool.submit({ ...work, ...more }, (how) => ends.push([how, Math.round(clock.now())]))
  return { clock, pool, ends, submit }
}

test('a call takes a step for each token and each piece of its prompt', async () => {
  const { clock, ends, submit } = open()
  submit()
  await clock.runUntil(10_000)

  expect(ends).toEqual([['done', 850]]) // Half a call a replica: 8.5 ms a step.
})

test('calls that run together slow each other down, and do more in all', async () => {
  const { clock, ends, submit } = open()
  for (let call = 0; call < 4; call += 1) submit()
  await clock.runUntil(10_000)

  expect(ends.map(([, atMs]) => atMs)).toEqual([1_000, 1_000, 1_000, 1_000])
})

test('what finds no slot waits in order', async () => {
  const { clock, pool, ends, submit } = open()
  for (let call = 0; call < 5; call += 1) submit()
  expect([pool.running, pool.waiting]).toEqual([4, 1])
  await clock.runUntil(10_000)

  expect(ends.at(-1)).toEqual(['done', 1_850])
})

test('a call that is taken back leaves its slot to the next', async () => {
  const { clock, pool, ends, submit } = open()
  const takeBack = [1, 2, 3, 4].map(() => submit())
  submit()
  takeBack[0]?.()
  takeBack[0]?.()

  expect([pool.running, pool.waiting]).toEqual([4, 0])
  await clock.runUntil(10_000)
  expect(ends).toHaveLength(4)
})

test('calls on a lost replica are cut', async () => {
  const { clock, pool, ends, submit } = open()
  for (let call = 0; call < 4; call += 1) submit()
  await clock.runUntil(500)
  pool.setShare(0.5, 'cut')
  await clock.runUntil(10_000)

  expect(ends.map(([how]) => how)).toEqual(['cut', 'cut', 'done', 'done'])
})

test('calls on a lost replica begin again before those that wait', async () => {
  const { clock, pool, ends, submit } = open()
  for (let call = 0; call < 5; call += 1) submit()
  await clock.runUntil(500)
  pool.setShare(0.5, 'requeue')
  expect([pool.running, pool.waiting]).toEqual([2, 3])
  await clock.runUntil(10_000)

  expect(ends.map(([, atMs]) => atMs)).toEqual([1_000, 1_000, 2_000, 2_000, 2_900])
})

test('a replica that drains finishes what it has', async () => {
  const { clock, pool, ends, submit } = open()
  for (let call = 0; call < 5; call += 1) submit()
  pool.setShare(0.5, 'drain')
  await clock.runUntil(10_000)

  expect(ends.map(([how]) => how)).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(ends.at(-1)?.[1]).toBe(1_900)
})

test('without a replica every call is cut or refused, and it works again once there is one', async () => {
  const { clock, pool, ends, submit } = open()
  for (let call = 0; call < 5; call += 1) submit()
  pool.setShare(0, 'requeue')
  submit()
  expect(ends.map(([how]) => how)).toEqual(['cut', 'cut', 'cut', 'cut', 'cut', 'refused'])

  pool.setShare(1, 'cut')
  submit()
  await clock.runUntil(10_000)
  expect(ends.at(-1)).toEqual(['done', 850])
})

test('a pool that hangs keeps its calls, and goes on with them', async () => {
  const { clock, pool, ends, submit } = open()
  submit()
  await clock.runUntil(400)
  pool.setHanging(true)
  await clock.runUntil(5_400)
  pool.setHanging(false)
  await clock.runUntil(10_000)

  expect(ends).toEqual([['done', 5_850]])
})
