import fc from 'fast-check'
import { Heap } from '#foundation/heap.ts'

test('a heap gives back in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a - b)
      for (const each of numbers) heap.push(each)
      const out = numbers.map(() => heap.pop())
      expect(out).toEqual(numbers.toSorted((a, b) => a - b))
      expect(heap.pop()).toBeUndefined()
    }),
  )
})
