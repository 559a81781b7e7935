import fc from 'fast-check'
import { FifoQueue } from '#foundation/fifo-queue.ts'
import { Heap } from '#foundation/heap.ts'
import { Mutex } from '#foundation/mutex.ts'
import { seededRandom } from '#foundation/random.ts'
import { Semaphore } from '#foundation/semaphore.ts'
import { OffsetTracker } from '#runtime/partition/offset-tracker.ts'
import { fromChangelog, toChangelog } from '#runtime/state/changelog.ts'
import type { StateChange } from '#runtime/state/state-store.ts'
import { isSampled } from '#runtime/turn/turn-span.ts'

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

test('a queue gives back in the order of arrival', () => {
  const queue = new FifoQueue<number>()
  for (let at = 0; at < 5_000; at += 1) queue.push(at)
  for (let at = 0; at < 5_000; at += 1) {
    expect(queue.shift()).toBe(at)
    if (at % 3 === 0) queue.push(5_000 + at)
  }
  expect(queue.length).toBe(1_667)
})

test('a lock lets one in at a time, and the next after a failure', async () => {
  const lock = new Mutex()
  const seen: string[] = []
  const one = lock.hold(async () => {
    seen.push('one in')
    await new Promise(setImmediate)
    seen.push('one out')
    throw new Error('one')
  })
  const two = lock.hold(async () => seen.push('two'))
  await expect(one).rejects.toThrow('one')
  await two
  expect(seen).toEqual(['one in', 'one out', 'two'])
})

test('a gate lets so many in at a time, in the order of asking', async () => {
  const gate = new Semaphore(2)
  const inside: number[] = []
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const held = ends.map(({ promise }, at) =>
    gate.hold(async () => {
      inside.push(at)
      await promise
    }),
  )
  await Promise.resolve()
  expect(inside).toEqual([0, 1])
  ends[1]?.reject(new Error('failed'))
  await expect(held[1]).rejects.toThrow('failed')
  await Promise.resolve()
  expect(inside).toEqual([0, 1, 2])
  for (const { resolve } of ends) resolve()
  await Promise.allSettled(held)
  expect(inside).toEqual([0, 1, 2, 3])
})

test('a change survives its way through the changelog', () => {
  const change: StateChange = {
    table: 'pages',
    key: 'a@b.c',
    name: 'day:2025:x',
    value: Buffer.from('v'),
  }
  const { key, value, ...where } = toChangelog({ topic: 't', partition: 3 }, change)
  const record = {
    ...where,
    offset: 1,
    timestampMs: 0,
    headers: {},
    key: Buffer.from(String(key)),
    value,
  }
  expect(fromChangelog(record)).toEqual(change)
  expect(fromChangelog({ ...record, key: Buffer.from('ann:future:1') })).toBeUndefined()
  expect(fromChangelog({ ...record, key: null })).toBeUndefined()
})

test('only a sampled trace context makes spans', () => {
  const id = '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331'
  expect(isSampled(`00-${id}-01`)).toBe(true)
  expect(isSampled(`00-${id}-00`)).toBe(false)
  expect(isSampled('00-01')).toBe(false)
  expect(isSampled(undefined)).toBe(false)
})
