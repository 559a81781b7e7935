import { isInSample } from '#services/judging/sample.ts'

const ids = Array.from({ length: 2_000 }, (_, i) => `user-${i}:20250714`)

test('the sample is about its share, and the same each time', () => {
  const first = ids.filter((id) => isInSample(id, 0.25))

  expect(first.length / ids.length).toBeGreaterThan(0.21)
  expect(first.length / ids.length).toBeLessThan(0.29)
  expect(ids.filter((id) => isInSample(id, 0.25))).toEqual(first)
})

test('a larger share holds every report of a smaller one', () => {
  const small = ids.filter((id) => isInSample(id, 0.1))

  expect(small.every((id) => isInSample(id, 0.3))).toBe(true)
})

test('0 is none and 1 is all', () => {
  expect(ids.some((id) => isInSample(id, 0))).toBe(false)
  expect(ids.every((id) => isInSample(id, 1))).toBe(true)
})
