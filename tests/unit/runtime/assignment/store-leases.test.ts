import { StoreLeases } from '#runtime/assignment/store-leases.ts'

/** Whether `promise` is settled once everything has gone on that waits for nothing but promises. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  promise.then(over, over)
  await new Promise(setImmediate)
  return isOver
}

test('a folder is free until an owner takes it, and again once it is given back', () => {
  const leases = new StoreLeases()
  expect(leases.isFree(3)).toBe(true)

  leases.take(3)
  expect(leases.isFree(3)).toBe(false)
  expect(leases.isFree(4)).toBe(true)

  leases.giveBack(3)
  expect(leases.isFree(3)).toBe(true)
})

test('an owner waits until the borrower has closed the store', async () => {
  const leases = new StoreLeases()
  const closed = Promise.withResolvers<void>()
  const released: number[] = []
  leases.lendTo({
    release(number) {
      released.push(number)
      return closed.promise
    },
  })

  const ready = leases.take(3)()
  expect(await isSettled(ready)).toBe(false)
  expect(released).toEqual([3])

  closed.resolve()
  expect(await isSettled(ready)).toBe(true)
})

test('an owner waits for an opening that was under way when it took the folder, not for its own', async () => {
  const leases = new StoreLeases()
  const before = Promise.withResolvers<void>()
  leases.occupy(3, before.promise)
  const wait = leases.take(3)
  leases.occupy(3, new Promise(() => {}))

  const ready = wait()
  expect(await isSettled(ready)).toBe(false)

  before.resolve()
  expect(await isSettled(ready)).toBe(true)
})

test('a folder that is given back is free only when what occupied it has ended, in any order', async () => {
  const leases = new StoreLeases()
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  leases.take(3)
  leases.occupy(3, first.promise)
  leases.occupy(3, second.promise)
  leases.giveBack(3)

  second.resolve()
  await new Promise(setImmediate)
  expect(leases.isFree(3)).toBe(false)
  expect(await isSettled(leases.settled())).toBe(false)

  first.resolve()
  await leases.settled()
  await new Promise(setImmediate)
  expect(leases.isFree(3)).toBe(true)
})

test('an opening that failed occupies nothing any more', async () => {
  const leases = new StoreLeases()
  leases.occupy(3, Promise.reject(new Error('the disk is full')))

  await new Promise(setImmediate)

  expect(leases.isFree(3)).toBe(true)
})
