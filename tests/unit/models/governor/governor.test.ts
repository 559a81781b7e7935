import { seededRandom } from '#foundation/random.ts'
import { ReplicaPool, usualPool } from '#models/fake/pool.ts'
import { AdaptiveLimit } from '#models/governor/adaptive-limit.ts'
import type { CallReport } from '#models/governor/ask.ts'
import { Governor, type GovernorOptions } from '#models/governor/governor.ts'
import { EventClock } from '#testkit/event-clock.ts'

const ask = { priority: 'bulk', campaign: 'a', tokens: 1_000 } as const
const never = new AbortController().signal
const fixedLimit = (limit: number) => ({ limit, answered() {}, tick() {}, restart() {} })

function open(more: Partial<GovernorOptions> = {}) {
  const clock = new EventClock()
  const governor = new Governor({
    clock,
    random: seededRandom(1),
    limit: fixedLimit(100),
    waitMsMax: 60_000,
    attemptsMax: 3,
    ...more,
  })
  return { clock, governor }
}

/** Takes `ms` for each call, and ends it as the script says. */
function endpointOf(clock: EventClock, ms: number, script: (call: number) => CallReport) {
  const seen = { calls: 0, atMs: [] as number[], inFlightMax: 0 }
  let inFlight = 0
  const attempt = async () => {
    seen.calls += 1
    seen.atMs.push(clock.now())
    const { calls } = seen
    inFlight += 1
    seen.inFlightMax = Math.max(seen.inFlightMax, inFlight)
    await new Promise<void>((resolve) => clock.after(ms, resolve))
    inFlight -= 1
    return { report: script(calls) }
  }
  return { seen, attempt }
}

test('no more calls are in flight than the limit, and all are made', async () => {
  const { clock, governor } = open({ limit: fixedLimit(7) })
  const { seen, attempt } = endpointOf(clock, 100, () => ({ end: 'answered' }))
  const calls = Array.from({ length: 50 }, () => governor.call(ask, attempt, never))

  await clock.runUntil(10_000)

  expect(await Promise.all(calls)).toHaveLength(50)
  expect(seen).toMatchObject({ calls: 50, inFlightMax: 7 })
})

test('a busy endpoint is waited for, as long as it asks, and by everyone', async () => {
  const { clock, governor } = open()
  const { seen, attempt } = endpointOf(clock, 10, (call) =>
    call === 1 ? { end: 'limited', retryAfterMs: 5_000 } : { end: 'answered' },
  )
  const first = governor.call(ask, attempt, never)
  await clock.runUntil(100)
  const second = governor.call(ask, attempt, never)
  await clock.runUntil(20_000)

  expect((await first).report.end).toBe('answered')
  expect((await second).report.end).toBe('answered')
  expect(seen.calls).toBe(3)
  expect(seen.atMs[1]).toBeGreaterThanOrEqual(5_010)
})

test('a call that fails while others are answered is given up after its attempts', async () => {
  const { clock, governor } = open()
  const good = endpointOf(clock, 10, () => ({ end: 'answered' }))
  const bad = endpointOf(clock, 10, () => ({ end: 'unavailable' }))
  const others = async () => {
    while (clock.now() < 30_000) await governor.call(ask, good.attempt, never)
  }
  void others()
  const call = governor.call(ask, bad.attempt, never)
  await clock.runUntil(31_000)

  expect((await call).report.end).toBe('unavailable')
  expect(bad.seen.calls).toBe(3)
})

test('an outage costs no attempts: calls wait until it is over', async () => {
  const { clock, governor } = open({ waitMsMax: 300_000 })
  const { seen, attempt } = endpointOf(clock, 10, () =>
    clock.now() < 120_000 ? { end: 'unavailable' } : { end: 'answered' },
  )
  const calls = Array.from({ length: 40 }, () => governor.call(ask, attempt, never))

  await clock.runUntil(200_000)

  const ends = (await Promise.all(calls)).map(({ report }) => report.end)
  expect(new Set(ends)).toEqual(new Set(['answered']))
  expect(seen.calls).toBeLessThan(40 + 20 + 120) // Some cut at first, a probe every other second, then each once.
})

test('a call that cannot leave in time fails with a code that blocks its key only', async () => {
  const { clock, governor } = open({ limit: fixedLimit(1), waitMsMax: 1_000 })
  const { attempt } = endpointOf(clock, 5_000, () => ({ end: 'answered' }))
  void governor.call(ask, attempt, never)
  const waits = governor.call(ask, attempt, never).catch((error: unknown) => error)

  await clock.runUntil(2_000)

  expect(await waits).toMatchObject({ code: 'MODEL_BUSY', policy: 'block' })
  expect(governor.view).toMatchObject({ inFlight: 1, waiting: 0 })
})

test('a call that is alone and always fails ends with a code that blocks its key only', async () => {
  const { clock, governor } = open({ waitMsMax: 60_000 })
  const { seen, attempt } = endpointOf(clock, 10, () => ({ end: 'unavailable', detail: '500 no' }))
  const call = governor.call(ask, attempt, never).catch((error: unknown) => error)

  await clock.runUntil(120_000)

  expect(await call).toMatchObject({ code: 'MODEL_BUSY', policy: 'block' })
  expect(((await call) as Error).message).toContain('500 no')
  expect(seen.calls).toBeLessThan(60)
  expect(Math.max(...seen.atMs)).toBeLessThan(70_000)
})

test('a caller who leaves while he waits gets his own reason, and gives up his place', async () => {
  const { clock, governor } = open({ limit: fixedLimit(1) })
  const { seen, attempt } = endpointOf(clock, 100, () => ({ end: 'answered' }))
  const abort = new AbortController()
  void governor.call(ask, attempt, never)
  const left = governor.call(ask, attempt, abort.signal).catch((error: unknown) => error)
  const reason = new Error('revoked')
  abort.abort(reason)
  await clock.runUntil(1_000)

  expect(await left).toBe(reason)
  expect(seen.calls).toBe(1)
})

test('an attempt that throws gives its place back', async () => {
  const { clock, governor } = open({ limit: fixedLimit(1) })
  const reason = new Error('revoked')
  const failed = governor.call(ask, () => Promise.reject(reason), never).catch((error) => error)
  await clock.runUntil(1)

  expect(await failed).toBe(reason)
  expect(governor.view.inFlight).toBe(0)
})

test('an idle governor sets no timers', async () => {
  const { clock, governor } = open()
  const { attempt } = endpointOf(clock, 10, () => ({ end: 'answered' }))
  void governor.call(ask, attempt, never)
  await clock.runUntil(60_000)

  expect(clock.pending).toBe(0)
})

/** Answers a second over two minutes, of a pool that loses half of its replicas and gets them back. */
async function goodputOf(
  limitOf: (pool: ReplicaPool) => GovernorOptions['limit'],
  hasLoad: boolean,
) {
  const clock = new EventClock()
  const random = seededRandom(3)
  const pool = new ReplicaPool(clock, { ...usualPool, replicas: 2, slotsOfReplica: 16 })
  const readLoad = async () => ({ running: pool.running, waiting: pool.waiting })
  const governor = new Governor({
    clock,
    random,
    limit: limitOf(pool),
    readLoad: hasLoad ? readLoad : undefined,
    waitMsMax: 600_000,
    attemptsMax: 3,
  })
  let answered = 0
  const attempt = async (): Promise<{ report: CallReport }> => {
    const outputTokens = 60 + Math.round(180 * random.next())
    const how = await new Promise((resolve) =>
      pool.submit({ promptTokens: 1_000, outputTokens }, resolve),
    )
    if (how === 'done' && clock.now() > 30_000) answered += 1
    return { report: { end: how === 'done' ? 'answered' : 'unavailable' } }
  }
  const repeat = async () => {
    while (clock.now() < 150_000) await governor.call(ask, attempt, never)
  }
  for (let caller = 0; caller < 200; caller += 1) void repeat()
  clock.after(60_000, () => pool.setShare(0.5, 'requeue'))
  clock.after(100_000, () => pool.setShare(1, 'requeue'))
  await clock.runUntil(150_000)
  return answered
}

test.each([
  ['with metrics', true, 0.97],
  ['blind', false, 0.93],
])('a small pool is kept full %s', async (_, hasLoad, share) => {
  const best = await goodputOf((pool) => {
    const knowing = fixedLimit(0)
    return Object.defineProperty(knowing, 'limit', { get: () => pool.slots + 2 })
  }, false)
  const options = { start: 8, max: 1_000, delayBudgetMs: 6_000, timeoutMs: 30_000 }
  const ours = await goodputOf(() => new AdaptiveLimit(options), hasLoad)

  expect(ours / best).toBeGreaterThan(share)
})
