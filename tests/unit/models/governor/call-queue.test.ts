import type { CallAsk } from '#models/governor/ask.ts'
import { CallQueue } from '#models/governor/call-queue.ts'

const ask = (more: Partial<CallAsk> = {}): CallAsk => ({
  priority: 'bulk',
  campaign: 'a',
  tokens: 100,
  ...more,
})
const always = () => true

function takeAll(queue: CallQueue<string>, nowMs = 0): string[] {
  const taken: string[] = []
  for (let item = queue.take(nowMs, always); item; item = queue.take(nowMs, always))
    taken.push(item)
  return taken
}

test('the higher priority leaves first, and equal ones in the order of asking', () => {
  const queue = new CallQueue<string>()
  queue.push('judge', ask({ priority: 'judge' }), 0)
  queue.push('bulk 1', ask(), 0)
  queue.push('bulk 2', ask(), 0)
  queue.push('tail', ask({ priority: 'tail' }), 0)
  queue.push('person', ask({ priority: 'interactive' }), 0)

  expect(takeAll(queue)).toEqual(['person', 'tail', 'bulk 1', 'bulk 2', 'judge'])
})

test('campaigns get equal shares of tokens, however many calls each has', () => {
  const queue = new CallQueue<string>()
  for (let call = 0; call < 100; call += 1) queue.push('large', ask({ campaign: 'large' }), 0)
  for (let call = 0; call < 10; call += 1) {
    queue.push('small', ask({ campaign: 'small', tokens: 200 }), 0)
  }

  const first = takeAll(queue).slice(0, 30)

  expect(first.filter((name) => name === 'small')).toHaveLength(10)
})

test('a campaign that comes late gains nothing by having waited outside', () => {
  const queue = new CallQueue<string>()
  for (let call = 0; call < 20; call += 1) queue.push('early', ask({ campaign: 'early' }), 0)
  for (let call = 0; call < 10; call += 1) queue.take(0, always)
  for (let call = 0; call < 10; call += 1) queue.push('late', ask({ campaign: 'late' }), 0)

  expect(
    takeAll(queue)
      .slice(0, 6)
      .filter((name) => name === 'late'),
  ).toHaveLength(3)
})

test('a call that waits for long enough leaves before higher priorities', () => {
  const queue = new CallQueue<string>()
  queue.push('judge', ask({ priority: 'judge' }), 0)
  queue.push('person', ask({ priority: 'interactive' }), 200_000)

  expect(takeAll(queue, 200_000)).toEqual(['judge', 'person'])
})

test('a call that may not leave stays, and one that was taken out does not leave', () => {
  const queue = new CallQueue<string>()
  const takeOut = queue.push('gone', ask(), 0)
  queue.push('stays', ask(), 0)
  takeOut()
  takeOut()

  expect(queue.length).toBe(1)
  expect(queue.take(0, () => false)).toBeUndefined()
  expect(queue.take(0, always)).toBe('stays')
  expect(queue.length).toBe(0)
})
