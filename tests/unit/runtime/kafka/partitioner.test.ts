import { murmur2, partitionOf } from '#runtime/kafka/partitioner.ts'

// From the tests of Kafka's own Java clients.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('%s hashes as in Java', (text, hash) => {
  expect(murmur2(Buffer.from(text))).toBe(hash)
})

test('a partition is below the count, also for a negative hash', () => {
  expect(partitionOf('21', 4)).toBe((-973932308 & 0x7fffffff) % 4)
  for (const count of [1, 4, 96]) {
    for (let user = 0; user < 200; user += 1) {
      const partition = partitionOf(`user-${user}`, count)
      expect(partition).toBeGreaterThanOrEqual(0)
      expect(partition).toBeLessThan(count)
    }
  }
})
