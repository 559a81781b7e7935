import { Semaphore } from '#foundation/semaphore.ts'

test('a gate lets so many in at a time, in the order of asking', async () => {
  const gate = new Semaphore(2)
  const inside: number[] = []
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const held = ends.map(({ promise }, at) =>
    gate.hold(async () => {
      inside.push(at)
      await promise
    }),
  )
  await Promise.resolve()
  expect(inside).toEqual([0, 1])
  ends[1]?.reject(new Error('failed'))
  await expect(held[1]).rejects.toThrow('failed')
  await Promise.resolve()
  expect(inside).toEqual([0, 1, 2])
  for (const { resolve } of ends) resolve()
  await Promise.allSettled(held)
  expect(inside).toEqual([0, 1, 2, 3])
})
