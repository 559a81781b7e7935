import type { Clock } from '#foundation/clock.ts'
import { CommitQueue } from '#runtime/commit/commit-queue.ts'
import type { TurnResult } from '#runtime/commit/turn-result.ts'

const limits = { COMMIT_INTERVAL_MS: 100, COMMIT_RECORDS_MAX: 4, COMMIT_BYTES_MAX: 1_000 }

/** Time passes only on command. */
function handClock() {
  let nowMs = 1_000
  let timers: { readonly atMs: number; readonly run: () => void }[] = []
  const clock: Clock = {
    now: () => nowMs,
    after(ms, run) {
      const timer = { atMs: nowMs + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  }
  const pass = (ms: number) => {
    nowMs += ms
    for (const { atMs, run } of timers) if (atMs <= nowMs) run()
  }
  return { clock, pass }
}

const item = (bytes = 10) => ({ outs: [], changes: [], bytes }) as unknown as TurnResult

async function isOver(wait: Promise<void>): Promise<boolean> {
  let over = false
  void wait.then(() => {
    over = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  return over
}

test('the first commit after a quiet time does not wait, the next one waits for its time', async () => {
  const { clock, pass } = handClock()
  const backlog = new CommitQueue(limits, clock)

  expect(await isOver(backlog.due())).toBe(true)
  const next = backlog.due()
  expect(await isOver(next)).toBe(false)
  pass(100)
  expect(await isOver(next)).toBe(true)
})

test('a batch that is full does not wait for its time', async () => {
  const backlog = new CommitQueue(limits, handClock().clock)
  await backlog.due()
  const next = backlog.due()

  for (let count = 0; count < 3; count += 1) backlog.push(item())
  expect(await isOver(next)).toBe(false)
  backlog.push(item())
  expect(await isOver(next)).toBe(true)
})

test('a stop does not wait for the time of a commit', async () => {
  const backlog = new CommitQueue(limits, handClock().clock)
  await backlog.due()
  const next = backlog.due()

  backlog.hurry()
  expect(await isOver(next)).toBe(true)
  expect(await isOver(backlog.due())).toBe(true)
})

test('a batch holds what fits, in order, and at least one', () => {
  const backlog = new CommitQueue(limits, handClock().clock)
  const [large, ...small] = [item(5_000), item(), item(), item(), item(), item()]
  for (const each of [large, ...small]) backlog.push(each as TurnResult)

  expect(backlog.take()).toEqual([large])
  expect(backlog.take()).toEqual(small.slice(0, 4))
  expect(backlog.take()).toEqual(small.slice(4))
  expect(backlog.isEmpty).toBe(true)
})

test('who reads waits while a batch waits, and for a bounded time', async () => {
  const { clock, pass } = handClock()
  const backlog = new CommitQueue(limits, clock)
  expect(await isOver(backlog.room(200))).toBe(true)
  for (let count = 0; count < 5; count += 1) backlog.push(item())

  const reading = backlog.room(200)
  expect(await isOver(reading)).toBe(false)
  backlog.take()
  expect(await isOver(reading)).toBe(true)

  for (let count = 0; count < 5; count += 1) backlog.push(item())
  const again = backlog.room(200)
  pass(200)
  expect(await isOver(again)).toBe(true)
})
