import { PartitionLoad, sizeOf } from '#runtime/partition/partition-load.ts'

const limits = { MAILBOX_MAX: 10, MAILBOX_BYTES_MAX: 1_000 }

function loadOf(messages: number, bytesEach: number): PartitionLoad {
  const load = new PartitionLoad(limits)
  for (let count = 0; count < messages; count += 1) load.add(bytesEach)
  return load
}

test.each([
  ['nothing', 0, 0, { isFull: false, isLow: true }],
  ['half of the messages', 5, 1, { isFull: false, isLow: true }],
  ['more than half of the messages', 6, 1, { isFull: false, isLow: false }],
  ['all messages but one', 9, 1, { isFull: false, isLow: false }],
  ['all messages', 10, 1, { isFull: true, isLow: false }],
  ['half of the bytes', 1, 500, { isFull: false, isLow: true }],
  ['more than half of the bytes', 1, 501, { isFull: false, isLow: false }],
  ['all bytes, in few messages', 2, 500, { isFull: true, isLow: false }],
  ['one message above all bytes', 1, 5_000, { isFull: true, isLow: false }],
])(
  'with %s of its limits taken, a partition pauses and continues as it should (I9)',
  (_, messages, bytes, expected) => {
    const { isFull, isLow } = loadOf(messages, bytes)

    expect({ isFull, isLow }).toEqual(expected)
  },
)

test('what leaves takes its bytes along', () => {
  const load = loadOf(3, 100)

  load.remove(100)

  expect([load.messages, load.bytes]).toEqual([2, 200])
})

test('a load that would become negative is a bug (I9)', () => {
  const load = loadOf(1, 100)

  expect(() => load.remove(101)).toThrow(/never negative/)
})

test('a record costs its key, its value and what keeping it takes', () => {
  const record = { topic: 'plays', partition: 0, offset: 0, timestampMs: 0, headers: {} }

  expect(sizeOf({ ...record, key: Buffer.from('ann'), value: Buffer.alloc(50) })).toBe(153)
  expect(sizeOf({ ...record, key: null, value: null })).toBe(100)
})
