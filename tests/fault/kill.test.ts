import { expectPlayed, faultRounds } from '#testkit/faults/expectations.ts'
import { runScenario } from '#testkit/faults/fault-scenario.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { testSeed } from '#testkit/tally/tally-topics.ts'

const seed = testSeed()
const USERS = 24

test(`killed again and again under load, processes do everything once and in order (seed ${seed})`, async () => {
  const kills = faultRounds({ short: 6, long: 20 })
  await using world = await openTopics()

  const found = await runScenario(world, {
    seed,
    users: USERS,
    async disturb({ members, random, wait }) {
      for (let at = 0; at < kills; at += 1) {
        await wait(500 + random.next() * 1_500)
        const member = members[Math.floor(random.next() * members.length)]
        await member?.kill()
        await wait(random.next() * 500)
        member?.start()
      }
    },
  })

  expectPlayed('kill -9', found)
  expect(found.cutOff).toBeLessThanOrEqual(kills * USERS)
  expect(found.verdict.calls).toBeGreaterThan(0)
}, 400_000)
