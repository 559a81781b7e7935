import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { settled } from '#foundation/clock.ts'
import { CompletedTurn } from '#runtime/commit/turn-result.ts'
import { OffsetTracker, type TrackedOffset } from '#runtime/partition/offset-tracker.ts'
import type { OwnedPartition, Work } from '#runtime/partition/owned-partition.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function finishOne() {
  const released: unknown[] = []
  const partition = {
    number: 3,
    released: (tracked: TrackedOffset) => released.push(tracked),
  } as unknown as OwnedPartition
  const tracked = new OffsetTracker('orders', 0).add(7, 120)
  const record = { topic: 'orders', partition: 3, offset: 7, value: Buffer.alloc(100_000) }
  const work = { kind: 'message', partition, key: 'ada', record, tracked } as unknown as Work
  const outs = [{ topic: 'bills', partition: 0, key: 'ada', value: Buffer.from('abc') }]
  const finished = new CompletedTurn(work, { outs })
  return { finished, released, tracked, message: new WeakRef(record) }
}

test('a message may be freed while what it led to waits for its commit', async () => {
  const { finished, message } = finishOne()

  await settled() // A reference that was just made lives to the end of the turn of the event loop.
  collect()

  expect(message.deref()).toBeUndefined()
  expect([finished.key, finished.bytes]).toEqual(['ada', 3])
})

test('its place is given back once it is committed, or dropped', () => {
  for (const error of [undefined, new Error('revoked')]) {
    const { finished, released, tracked } = finishOne()
    finished.settle(error)
    expect(released).toEqual([tracked])
  }
})
