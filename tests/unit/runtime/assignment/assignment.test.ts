import { noFaults } from '#runtime/simulation/fault-profile.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'

test('rebalances that overtake openings never open a store that is open', async () => {
  const { world, start, bump, tallies, until, pass } = await simulateTally({
    partitions: 4,
    protocol: 'eager',
    faultProfile: { ...noFaults, latencyMsMax: 20 },
  })
  await start()

  for (let at = 0; at < 100; at += 1) {
    world.rebalance()
    await pass(at)
  }

  bump('ann', 1)
  await until('a turn', () => tallies().length === 1)
  expect(world.failures).toEqual([])
})
