import { Quota } from '#models/governor/quota.ts'

const answered = (limit: number | undefined, remaining: number | undefined) =>
  ({ end: 'answered', tokensBilled: 1_000, tokens: { limit, remaining } }) as const

test('nothing is limited until an answer names a limit', () => {
  const quota = new Quota()
  for (let call = 0; call < 1_000; call += 1) quota.reserve(1_000, 0)

  expect(quota.waitMs(1_000, 0)).toBe(0)
})

test('an answer limits from then on, calls that left meanwhile included', () => {
  const quota = new Quota()
  const first = quota.reserve(1_000, 0)
  quota.reserve(1_000, 0)

  quota.settle(first, answered(60_000, 2_500), 1, 0)

  expect(quota.waitMs(1_500, 0)).toBe(0) // 2,500 less the second call.
  expect(quota.waitMs(2_000, 0)).toBe(500) // 1,000 tokens come back every second.
  expect(quota.waitMs(2_000, 500)).toBe(0)
})

test('answers that all say the same of the same calls correct it once', () => {
  const quota = new Quota()
  const calls = [1, 2, 3].map(() => quota.reserve(1_000, 0))
  const [one, two, three] = calls as [(typeof calls)[0], (typeof calls)[0], (typeof calls)[0]]

  quota.settle(one, answered(60_000, 9_000), 1, 0)
  quota.settle(two, answered(60_000, 8_000), 1, 0)
  quota.settle(three, answered(60_000, 7_000), 1, 0)

  expect(quota.waitMs(7_000, 0)).toBe(0)
  expect(quota.waitMs(7_060, 0)).toBe(60)
})

test('what a call reserved and did not use is given back', () => {
  const quota = new Quota()
  const first = quota.reserve(10_000, 0)
  const second = quota.reserve(10_000, 0)
  quota.settle(first, { ...answered(60_000, 15_000), tokensBilled: 10_000 }, 1, 0)

  quota.settle(second, { end: 'answered', tokensBilled: 1_000 }, 1, 0)

  expect(quota.waitMs(14_000, 0)).toBe(0)
  expect(quota.waitMs(14_001, 0)).toBeGreaterThan(0)
})

test.each([
  [-1, 100],
  [0, 0],
  [100, -1],
  [undefined, 0],
])('a limit of %p with %p left says nothing', (limit, remaining) => {
  const quota = new Quota()
  quota.settle(quota.reserve(1_000, 0), answered(limit, remaining), 1, 0)

  expect(quota.waitMs(1_000_000, 0)).toBe(0)
})

test('a call above the limit leaves when the bucket is full', () => {
  const quota = new Quota()
  quota.settle(quota.reserve(0, 0), answered(1_000, 0), 1, 0)

  expect(quota.waitMs(5_000, 60_000)).toBe(0)
})

test('an instance takes its share of what is left', () => {
  const quota = new Quota()
  quota.settle(quota.reserve(0, 0), answered(60_000, 10_000), 0.25, 0)

  expect(quota.waitMs(2_500, 0)).toBe(0)
  expect(quota.waitMs(2_750, 0)).toBe(1_000) // 250 tokens a second.
})

test('a clock that jumps back gives and takes nothing', () => {
  const quota = new Quota()
  quota.settle(quota.reserve(0, 100_000), answered(60_000, 500), 1, 100_000)

  expect(quota.waitMs(500, 0)).toBe(0)
  expect(quota.waitMs(1_500, 0)).toBe(1_000)
})
