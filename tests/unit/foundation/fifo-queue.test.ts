import { FifoQueue } from '#foundation/fifo-queue.ts'

test('a queue gives back in the order of arrival', () => {
  const queue = new FifoQueue<number>()
  for (let at = 0; at < 5_000; at += 1) queue.push(at)
  for (let at = 0; at < 5_000; at += 1) {
    expect(queue.shift()).toBe(at)
    if (at % 3 === 0) queue.push(5_000 + at)
  }
  expect(queue.length).toBe(1_667)
})
