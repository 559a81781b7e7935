import fc from 'fast-check'
import { recordBands } from '#services/serving/drawings/record.ts'
import { aCreator, aTimeline } from '#testkit/timeline.ts'

const size = { outer: 48, inner: 16, gap: 1 }

test('bands are as wide as their part of the day, from the edge inwards', () => {
  const timeline = aTimeline({
    creators: [aCreator({ minutes: 40 }), aCreator({ minutes: 15 })],
    othersMinutes: 5,
  })

  expect(recordBands(timeline, size)).toEqual([
    { creator: 0, radius: 38, width: 20 },
    { creator: 1, radius: 23.25, width: 7.5 },
    { creator: -1, radius: 17.25, width: 2.5 },
  ])
})

test('one creator alone has all of it, and plays count where minutes are not known', () => {
  const none = { others: 0, othersPlays: 0, othersMinutes: 0 }
  const creators = [aCreator({ plays: 1, minutes: 0 })]

  expect(recordBands(aTimeline({ ...none, creators, unit: 'plays' }), size)).toEqual([
    { creator: 0, radius: 32, width: 32 },
  ])
  expect(recordBands(aTimeline({ ...none, creators }), size)).toEqual([])
})

test('any bands fit between edge and label', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1_440 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 2_000 }), (all, othersMinutes) => {
      const creators = all.map((minutes) => aCreator({ minutes }))
      const bands = recordBands(aTimeline({ creators, othersMinutes }), size)
      let edge = size.outer
      for (const { radius, width } of bands) {
        expect(radius + width / 2).toBeLessThanOrEqual(edge + 0.05)
        edge = radius - width / 2
        expect(edge).toBeGreaterThanOrEqual(size.inner - 0.05)
      }
    }),
  )
})
