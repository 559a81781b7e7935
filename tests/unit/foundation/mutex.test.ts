import { Mutex } from '#foundation/mutex.ts'

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
