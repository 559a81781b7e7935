import { wilson } from '#testkit/truth-corpus/wilson.ts'

test('the interval is the one of the literature', () => {
  const { share, low, high } = wilson(10, 100) // Newcombe 1998: 0.0552 to 0.1744.

  expect([share, low, high].map((each) => Number(each.toFixed(4)))).toEqual([0.1, 0.0552, 0.1744])
})

test('none and all have an interval too, and nothing says nothing', () => {
  expect(wilson(0, 20)).toMatchObject({ share: 0, low: 0 })
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 3)
  expect(wilson(20, 20).high).toBe(1)
  expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 })
})
