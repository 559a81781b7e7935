import { systemClock } from '#foundation/clock.ts'
import { Heap } from '#foundation/heap.ts'
import type { Codec } from '#runtime/codec/codec.ts'
import { planTransaction, type TransactionPlan } from '#runtime/commit/transaction-plan.ts'
import type { TurnResult } from '#runtime/commit/turn-result.ts'
import { type CompletedOffset, CompletedOffsets } from '#runtime/partition/completed-offsets.ts'
import { OwnedPartition } from '#runtime/partition/owned-partition.ts'
import { completedTable, type StateStore, type Table } from '#runtime/state/state-store.ts'

const LISTENERS = 100_000
const { within } = Heap.prototype
let looks = 0

beforeEach(() => {
  looks = 0
  Heap.prototype.within = function (isIn) {
    return within.call(this, (entry) => {
      looks += 1
      return isIn(entry)
    })
  }
})

afterEach(() => {
  Heap.prototype.within = within
})

/**
 * Each of many listeners has completed a message; which offsets of theirs are complete by now is for the test to say.
 */
function partitionWith(isComplete: (offset: number) => boolean) {
  const partition = new OwnedPartition({
    number: 0,
    clock: systemClock,
    inputs: ['plays'],
    limits: { MAILBOX_MAX: 1_000_000, MAILBOX_BYTES_MAX: 1_000_000_000 },
    consumer: { pause: () => {}, resume: () => {}, reached: () => undefined },
    fire: () => {},
  })
  const notes = Array.from({ length: LISTENERS }, (_, at) => ({
    key: `user-${at + 1}`,
    name: 'plays',
    value: Buffer.from(String(at + 1)),
  }))
  const store = {
    all: (table: Table) => (table === completedTable ? notes : []),
    get: () => Buffer.from('0 the-topic'),
  } as unknown as StateStore
  const position = { topic: 'plays', partition: 0, offset: 0 }
  partition.open(store, {} as Codec, [position], new Map([['plays', 'the-topic']]))
  const offsets = partition.opened.offsets.get('plays')
  const tracked = Array.from({ length: LISTENERS + 2 }, (_, offset) => {
    const each = offsets?.add(offset, 0)
    if (!each) throw new TypeError('an offset comes once')
    if (isComplete(offset)) partition.complete(each)
    return each
  })
  const finish = (offset: number, userId: string) =>
    ({
      partition,
      key: userId,
      source: tracked[offset],
      outs: [],
      changes: [],
    }) as unknown as TurnResult
  const commit = ({ partitions }: TransactionPlan) => {
    for (const [each, part] of partitions) each.committed(part)
  }
  return { completed: partition.completed.get('plays'), finish, commit }
}

test('a commit looks at no note that the watermark has not passed, however many there are (I3)', () => {
  const { completed, finish, commit } = partitionWith((offset) => offset > 0)

  const plan = planTransaction([finish(LISTENERS + 1, 'last')], 'changelog')
  commit(plan)

  expect(plan.records.map(({ key }) => key)).toEqual(['last:lasts:plays'])
  expect(looks).toBe(1)
  expect([...(completed?.below(Number.POSITIVE_INFINITY) ?? [])]).toHaveLength(LISTENERS + 1)
})

test('a note that the watermark has passed is deleted, once that is committed (I3)', () => {
  const { completed, finish, commit } = partitionWith((offset) => offset < 4)

  const plan = planTransaction([finish(0, 'slow')], 'changelog')

  const deleted = ['user-1:lasts:plays', 'user-2:lasts:plays', 'user-3:lasts:plays']
  const written = plan.records.map(({ key, value }) => [key, value?.toString() ?? null])
  expect(written.sort()).toEqual([
    [':progress:plays', '4 the-topic'],
    ...deleted.map((key) => [key, null]),
  ])
  expect(looks).toBeLessThan(3 * deleted.length)
  expect(completed?.get('user-3')).toBe(3) // It may be aborted.
  commit(plan)
  expect([completed?.get('user-3'), completed?.get('user-4')]).toEqual([undefined, 4])
})

test('a committed position never goes back (I3)', () => {
  const { finish, commit } = partitionWith((offset) => offset < 4)
  const plan = planTransaction([finish(0, 'slow')], 'changelog')
  const [[partition] = []] = plan.partitions
  commit(plan)

  const earlier = { ...plan.partitions.get(partition as OwnedPartition), noted: [], completed: [] }
  const positions = [{ topic: 'plays', partition: 0, offset: 3 }]
  expect(() => partition?.committed({ ...earlier, changes: [], positions })).toThrow(
    'never decreases',
  )
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
