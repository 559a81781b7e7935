import { readFileSync } from 'node:fs'
import { MINUTE_MS } from '#foundation/time.ts'
import { noFaults } from '#runtime/simulation/fault-profile.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import { streaks } from '#testkit/tally/streak-actor.ts'
import { heard, plays, praised, praises } from '#testkit/tally/streak-events.ts'

test('the actor in docs/RUNTIME.md is the one that is tried here', () => {
  const document = readFileSync('docs/RUNTIME.md', 'utf8')

  expect(document).toContain(readFileSync('testkit/tally/streak-actor.ts', 'utf8'))
})

test('a listener of three days in a row is told of once, and one of two is not', async () => {
  const deps = () => ({ write: async (days: number) => `${days} days in a row` })
  const world = openSimulation(streaks, { seed: 1, faultProfile: noFaults, deps })
  world.start('one')

  for (const day of [1, 2, 3]) await world.send(plays, heard, { userId: 'ann', day })
  for (const day of [1, 3]) await world.send(plays, heard, { userId: 'bob', day })
  await world.settle()
  await world.pass(2 * MINUTE_MS)
  await world.settle()

  expect((await world.sent(praises, praised)).map((each) => ({ ...each }))).toEqual([
    { userId: 'ann', words: '3 days in a row' },
  ])
})
