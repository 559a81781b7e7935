import type { CallEnd } from '#models/governor/ask.ts'
import { Breaker } from '#models/governor/breaker.ts'

/** Calls leave and end in the same moment. */
function fail(breaker: Breaker, nowMs: number, count: number, end: CallEnd = 'unavailable'): void {
  for (let call = 0; call < count; call += 1) {
    breaker.left(nowMs)
    breaker.ended(end, nowMs, nowMs)
  }
}

test('calls that are cut together are no outage, if those that follow survive', () => {
  const breaker = new Breaker()
  for (let call = 0; call < 100; call += 1) breaker.left(0)
  for (let call = 0; call < 60; call += 1) breaker.ended('unavailable', 0, 1_000)
  expect(breaker.state).toBe('suspected')

  breaker.left(1_001)
  breaker.tick(1_600)

  expect(breaker.state).toBe('closed')
})

test('few calls leave while it is not known whether the endpoint lives', () => {
  const breaker = new Breaker()
  breaker.left(0)
  breaker.ended('unavailable', 0, 10)
  for (let call = 0; call < 10; call += 1) {
    expect(breaker.waitMs(10)).toBe(0)
    breaker.left(10)
  }

  expect(breaker.waitMs(10)).toBeUndefined()
})

test('it opens when all fails, probes with 1, 2 and 4 calls, and closes', () => {
  const breaker = new Breaker()
  fail(breaker, 0, 6)
  expect(breaker.state).toBe('open')
  expect(breaker.waitMs(0)).toBe(500)

  let nowMs = 500
  for (const probes of [1, 2, 4]) {
    for (let call = 0; call < probes; call += 1) {
      expect(breaker.waitMs(nowMs)).toBe(0)
      breaker.left(nowMs)
    }
    expect(breaker.waitMs(nowMs)).toBeUndefined()
    nowMs += 500
    expect(breaker.tick(nowMs)).toBe(probes === 4)
  }
  expect(breaker.state).toBe('closed')
})

test('a probe that fails opens it for twice as long, up to 2 s', () => {
  const breaker = new Breaker()
  fail(breaker, 0, 6)
  const waits = [1, 2, 3, 4].map(() => {
    const nowMs = 0 + (breaker.waitMs(0) ?? 0)
    fail(breaker, nowMs, 1)
    return (breaker.waitMs(nowMs) ?? 0) / 1_000
  })

  expect(waits).toEqual([1, 2, 2, 2])
})

test('an endpoint that hangs opens it, and a probe then has to be answered', () => {
  const breaker = new Breaker()
  breaker.left(0)
  breaker.ended('answered', 0, 0)
  fail(breaker, 30_000, 10, 'timed-out')
  expect(breaker.state).toBe('open')

  breaker.left(30_500)
  expect(breaker.tick(40_000)).toBe(false)
  expect(breaker.probes).toBe(1)
  breaker.ended('answered', 30_500, 41_000)
  expect(breaker.probes).toBe(2)
})

test('an endpoint that answers nobody with these settings is asked again after half a minute', () => {
  const breaker = new Breaker()
  fail(breaker, 0, 1, 'closed')

  expect(breaker.waitMs(0)).toBe(30_000)
})

test('single failures between answers change nothing', () => {
  const breaker = new Breaker()
  for (let nowMs = 0; nowMs < 100_000; nowMs += 1_000) {
    fail(breaker, nowMs, 1)
    breaker.left(nowMs)
    breaker.ended('answered', nowMs, nowMs)
  }

  expect(breaker.state).toBe('closed')
})
