import { backoffMs, retry } from '#foundation/backoff.ts'
import type { Clock } from '#foundation/clock.ts'
import { seededRandom } from '#foundation/random.ts'

/** Waits take no time, and are noted. */
function instantClock() {
  const waits: number[] = []
  const clock: Clock = {
    now: () => 0,
    after: (ms, run) => {
      waits.push(ms)
      queueMicrotask(run)
      return () => {}
    },
  }
  return { clock, waits }
}

const backoff = { msMin: 10, msMax: 50 }
const isRetriable = (error: unknown) => (error as Error).message === 'again'

test('waits double up to their bound, however many attempts have failed', () => {
  expect([1, 2, 3, 4, 5_000].map((attempt) => backoffMs(backoff, attempt))).toEqual([
    10, 20, 40, 50, 50,
  ])
})

test('a random half spreads the waits', () => {
  const random = seededRandom(1)
  const waits = Array.from({ length: 100 }, () => backoffMs({ ...backoff, random }, 3))

  expect(Math.min(...waits)).toBeGreaterThanOrEqual(20)
  expect(Math.max(...waits)).toBeLessThan(40)
  expect(new Set(waits).size).toBeGreaterThan(90)
})

test('a call is repeated for as long as its error may be retried', async () => {
  const { clock, waits } = instantClock()
  const failures: unknown[] = []
  let calls = 0

  const result = await retry(
    () => {
      calls += 1
      if (calls < 4) throw new Error('again')
      return 'done'
    },
    { clock, backoff, isRetriable, onFailure: (error) => failures.push(error) },
  )

  expect(result).toBe('done')
  expect(waits).toEqual([10, 20, 40])
  expect(failures).toHaveLength(3)
})

test('another error ends it at once', async () => {
  const { clock, waits } = instantClock()

  await expect(
    retry(() => Promise.reject(new Error('no')), { clock, backoff, isRetriable }),
  ).rejects.toThrow('no')
  expect(waits).toEqual([])
})

test('a signal ends the wait, and what it says is thrown', async () => {
  const controller = new AbortController()
  const clock: Clock = { now: () => 0, after: () => () => {} } // Never rings.
  let calls = 0
  const retrying = retry(
    () => {
      calls += 1
      throw new Error('again')
    },
    { clock, backoff, isRetriable, signal: controller.signal },
  )
  await Promise.resolve()
  controller.abort(new Error('called off'))

  await expect(retrying).rejects.toThrow('called off')
  expect(calls).toBe(1)
})
