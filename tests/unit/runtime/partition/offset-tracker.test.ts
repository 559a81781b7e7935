import fc from 'fast-check'
import { seededRandom } from '#foundation/random.ts'
import { OffsetTracker } from '#runtime/partition/offset-tracker.ts'

test('the watermark is the lowest incomplete offset, whatever finishes first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5_000), { minLength: 1 }), fc.nat(), (unsorted, seed) => {
      const offsets = unsorted.toSorted((a, b) => a - b)
      const watermark = new OffsetTracker('topic', 0)
      const places = offsets.map((offset) => watermark.add(offset, 1))
      const random = seededRandom(seed)
      const open = new Set(offsets)
      for (const place of places.toSorted(() => random.next() - 0.5)) {
        if (!place) throw new Error('no place')
        watermark.complete(place)
        open.delete(place.offset)
        const expected = open.size > 0 ? Math.min(...open) : (offsets.at(-1) ?? 0) + 1
        if (watermark.value !== expected) return false
      }
      return true
    }),
  )
})

test('an offset that has come before gets no place', () => {
  const watermark = new OffsetTracker('topic', 5)
  expect(watermark.value).toBe(5)
  expect(watermark.add(7, 1)).toBeDefined()
  expect(watermark.add(7, 1)).toBeUndefined()
  expect(watermark.add(6, 1)).toBeUndefined()
})
