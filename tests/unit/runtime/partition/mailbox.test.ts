import { settled } from '#foundation/clock.ts'
import { type Mailboxes, Scheduler } from '#runtime/partition/mailbox.ts'

/** A scheduler whose work is a name: `ada 1` ends immediately, `ada slow 1` on command. */
function openScheduler(runningMax = 10) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const scheduler = new Scheduler<string>(runningMax, (work) => {
    begun.push(work)
    if (!work.includes('slow')) return undefined
    return new Promise((resolve) => ends.set(work, resolve))
  })
  const mailboxes: Mailboxes<string> = new Map()
  return {
    scheduler,
    mailboxes,
    begun,
    put: (...list: readonly string[]) => {
      for (const work of list) scheduler.put(mailboxes, work.split(' ')[0] ?? '', work)
      scheduler.start()
    },
    end: async (work: string) => {
      ends.get(work)?.()
      await settled()
    },
  }
}

test('work that ends at once leaves nothing behind', () => {
  const { put, begun, mailboxes, scheduler } = openScheduler()

  put('ada 1', 'ada 2', 'bob 1')

  expect(begun).toEqual(['ada 1', 'ada 2', 'bob 1'])
  expect([mailboxes.size, scheduler.running]).toEqual([0, 0])
})

test('what comes for a user while their work runs waits for its end, and nobody else does', async () => {
  const { put, begun, end, mailboxes } = openScheduler()

  put('ada slow 1', 'ada 2', 'bob 1')
  expect(begun).toEqual(['ada slow 1', 'bob 1'])

  await end('ada slow 1')
  expect(begun).toEqual(['ada slow 1', 'bob 1', 'ada 2'])
  expect(mailboxes.size).toBe(0)
})

test('no more runs at once than may, and who came first goes first', async () => {
  const { put, begun, end } = openScheduler(1)

  put('ada slow 1', 'bob 1', 'cid 1', 'bob 2')
  expect(begun).toEqual(['ada slow 1'])

  await end('ada slow 1')
  expect(begun).toEqual(['ada slow 1', 'bob 1', 'cid 1', 'bob 2'])
})

test('nothing begins once it drains, nor for a partition that was given up', async () => {
  const { put, begun, end, mailboxes, scheduler } = openScheduler()
  put('ada slow 1', 'ada 2', 'bob slow 1', 'bob 2')

  mailboxes.clear()
  await end('ada slow 1')
  const drained = scheduler.drain()
  await end('bob slow 1')
  await drained
  put('cid 1')

  expect(begun).toEqual(['ada slow 1', 'bob slow 1'])
})
