import { systemClock } from '#foundation/clock.ts'
import { Heap } from '#foundation/heap.ts'
import type { Codec } from '#runtime/codec/codec.ts'
import { planTransaction } from '#runtime/commit/transaction-plan.ts'
import type { TurnResult } from '#runtime/commit/turn-result.ts'
import { type CompletedOffset, CompletedOffsets } from '#runtime/partition/completed-offsets.ts'
import { OwnedPartition } from '#runtime/partition/owned-partition.ts'
import type { StateStore } from '#runtime/state/state-store.ts'

const LISTENERS = 100_000

/** One listener holds the watermark at 0, and everybody else has finished a message above it. */
function partitionWithMarks() {
  const partition = new OwnedPartition(0, systemClock, () => {})
  const store = { all: () => [], get: () => Buffer.from('0 the-topic') } as unknown as StateStore
  const position = { topic: 'plays', partition: 0, offset: 0 }
  partition.open(store, {} as Codec, [position], new Map([['plays', 'the-topic']]))
  const heap = new Heap<CompletedOffset>((a, b) => a.offset - b.offset)
  const within = heap.within.bind(heap)
  let looks = 0
  heap.within = (isIn) =>
    within((mark) => {
      looks += 1
      return isIn(mark)
    })
  const marks = new CompletedOffsets(heap)
  partition.lasts.set('plays', marks)
  const places = Array.from({ length: LISTENERS + 2 }, (_, offset) => {
    const place = partition.opened.watermarks.get('plays')?.add(offset, 0)
    if (!place) throw new TypeError('an offset comes once')
    place.isDone = offset > 0
    if (offset > 0 && offset <= LISTENERS) marks.set(`user-${offset}`, offset)
    return place
  })
  const finish = (offset: number, userId: string) =>
    ({
      partition,
      key: userId,
      source: places[offset],
      outs: [],
      changes: [],
    }) as unknown as TurnResult
  return { marks, places, finish, looks: () => looks }
}

test('a commit looks at no note that the watermark has not passed, however many there are (I3)', () => {
  const { marks, finish, looks } = partitionWithMarks()

  const plan = planTransaction([finish(LISTENERS + 1, 'last')], 'changelog')
  for (const mark of plan.marks) mark()

  expect(plan.records.map(({ key }) => key)).toEqual(['last:lasts:plays'])
  expect(looks()).toBe(1)
  expect(marks.size).toBe(LISTENERS + 1)
})

test('a note that the watermark has passed is deleted, once that is committed (I3)', () => {
  const { marks, places, finish, looks } = partitionWithMarks()
  for (const place of places.slice(4)) place.isDone = false
  for (const place of places.slice(0, 4)) place.isDone = true

  const plan = planTransaction([finish(0, 'slow')], 'changelog')

  const deleted = ['user-1:lasts:plays', 'user-2:lasts:plays', 'user-3:lasts:plays']
  const written = plan.records.map(({ key, value }) => [key, value?.toString() ?? null])
  expect(written.sort()).toEqual([
    [':progress:plays', '4 the-topic'],
    ...deleted.map((key) => [key, null]),
  ])
  expect(looks()).toBeLessThan(3 * deleted.length)
  expect(marks.get('user-3')).toBe(3) // It may be aborted.
  for (const mark of plan.marks) mark()
  expect([marks.get('user-3'), marks.get('user-4')]).toEqual([undefined, 4])
})

test('a listener has one note, however often it is moved on', () => {
  const heap = new Heap<CompletedOffset>((a, b) => a.offset - b.offset)
  const marks = new CompletedOffsets(heap)
  for (let offset = 0; offset < 100; offset += 1) marks.set('ann', offset)

  expect([...marks.below(100)]).toEqual([{ key: 'ann', offset: 99 }])
  expect([...marks.below(99)]).toEqual([])
  marks.deleteBelow(99)
  expect(marks.get('ann')).toBe(99)
  expect(heap.size).toBeLessThan(70)
})
