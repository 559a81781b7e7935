import { openSimulation } from '#runtime/simulation/world.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { bumped, tallied, tallyTopicsOf } from '#testkit/tally/tally-topics.ts'

test('a stop starts no further turn, so that none passes one that waits for its next attempt (I3)', async () => {
  const { bumps, tallies, ...names } = tallyTopicsOf('stopping', '/nowhere')
  const deps = newDeps()
  const world = openSimulation(tallyActor({ bumps, tallies, ...names }), { deps: () => deps })
  const instance = world.start('one')
  await world.send(bumps, bumped, { userId: 'ann', number: 1, command: 'flaky:5' })
  await world.send(bumps, bumped, { userId: 'ann', number: 2, command: '' })
  await world.until('an attempt', () => (deps.attempts.get('ann/1') ?? 0) > 1)

  const stopped = instance.stop()
  await world.until('stopped', () => instance.life === undefined)
  await stopped
  world.start('one')
  await world.settle()

  const sent = await world.sent(tallies, tallied)
  expect(sent.map(({ number, total }) => [number, total])).toEqual([
    [1, 1],
    [2, 3],
  ])
})
