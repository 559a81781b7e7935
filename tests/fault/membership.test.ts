import { expectPlayed, faultRounds } from '#testkit/faults/expectations.ts'
import { runScenario } from '#testkit/faults/fault-scenario.ts'
import { openOwnBrokerCluster } from '#testkit/faults/own-brokers.ts'
import { testSeed } from '#testkit/tally/tally-topics.ts'

const seed = testSeed()
const protocols = ['classic', 'consumer'] as const

test.each(protocols)(
  `a process that was frozen beyond its session and wakes up commits nothing (%s, seed ${seed}) (I4)`,
  async (KAFKA_GROUP_PROTOCOL) => {
    await using own = await openOwnBrokerCluster()

    const found = await runScenario(own.world, {
      seed,
      members: 2,
      settings: { KAFKA_GROUP_PROTOCOL, KAFKA_SESSION_TIMEOUT_MS: 3_000 },
      commands: ['slow:200', 'ask:100', ''],
      async disturb({ members, wait }) {
        for (let at = 0; at < faultRounds({ short: 1, long: 4 }); at += 1) {
          const member = members[at % members.length]
          await wait(3_000)
          member?.freeze()
          await wait(7_000)
          member?.thaw()
          await wait(3_000)
          await member?.terminate() // It may have ended by itself: another has its name.
          member?.start()
        }
      },
    })

    expectPlayed(`frozen, ${KAFKA_GROUP_PROTOCOL}`, found)
  },
  400_000,
)

test.each(protocols)(
  `members that come and go while turns take their time disturb no turn's order (%s, seed ${seed})`,
  async (KAFKA_GROUP_PROTOCOL) => {
    const slowMs = faultRounds({ short: 3_000, long: 12_000 })
    await using own = await openOwnBrokerCluster()

    const found = await runScenario(own.world, {
      seed,
      members: 3,
      settings: { KAFKA_GROUP_PROTOCOL, KAFKA_SESSION_TIMEOUT_MS: 3_000, DRAIN_MS_MAX: 1_000 },
      commands: ['', '', '', `slow:${slowMs}`, `ask:${slowMs / 2}`],
      // A user's turns take slowMs / 3 or so on average, one after another: what comes in must fit.
      pauseMs: faultRounds({ short: 1_000, long: 5_000 }),
      async disturb({ members, random, wait }) {
        for (let at = 0; at < faultRounds({ short: 4, long: 20 }); at += 1) {
          const member = members[Math.floor(random.next() * members.length)]
          await wait(2_000)
          await member?.terminate()
          await wait(1_000 * random.next())
          member?.start()
        }
      },
      settleMsMax: 200_000,
    })

    expectPlayed(`come and go, ${KAFKA_GROUP_PROTOCOL}`, found)
  },
  600_000,
)
