import { expectPlayed, faultRounds } from '#testkit/faults/expectations.ts'
import { runScenario } from '#testkit/faults/fault-scenario.ts'
import { openOwnBrokerCluster } from '#testkit/faults/own-brokers.ts'
import { testSeed } from '#testkit/tally/tally-topics.ts'

const seed = testSeed()

test(`a broker killed at work, and its transactions with it, loses and repeats nothing (seed ${seed})`, async () => {
  await using own = await openOwnBrokerCluster()
  const [broker] = own.brokers

  const found = await runScenario(own.world, {
    seed,
    async disturb({ random, wait }) {
      for (let at = 0; at < faultRounds({ short: 2, long: 6 }); at += 1) {
        await wait(2_000 + random.next() * 2_000)
        await broker?.kill()
        await wait(random.next() * 3_000)
        await broker?.start()
      }
      await wait(2_000)
    },
  })

  expectPlayed('broker', found)
}, 400_000)

test(`brokers of a cluster bounced one at a time cost nothing (seed ${seed})`, async () => {
  await using own = await openOwnBrokerCluster({ count: 3 })

  const found = await runScenario(own.world, {
    seed,
    async disturb({ random, wait }) {
      for (let at = 0; at < faultRounds({ short: 3, long: 9 }); at += 1) {
        await wait(1_500 + random.next() * 1_500)
        const broker = own.brokers[at % own.brokers.length]
        await broker?.kill()
        await wait(1_000 + random.next() * 2_000)
        await broker?.start()
        await wait(3_000) // Until its replicas are in sync again.
      }
    },
  })

  expectPlayed('cluster', found)
}, 400_000)
