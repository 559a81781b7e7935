// A new catalogue in a hostile world: processes start with it when they die of whatever, events come meanwhile, and
// each listener ends with what it tells, as if it had been there from the beginning.
import { noCatalogue } from '#facts/catalogue.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { harsh, noFaults } from '#runtime/simulation/fault-profile.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import {
  type DaysSelected,
  daysRequested,
  daysSelected,
  type HeuristicsIndexPage,
  playsRecorded,
  profileDeclared,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { play, profile, quietDays, recorded, session } from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'
import { days } from '#topics/days.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'

const TEST_MS_MAX = 120_000
const users = ['ada', 'bob', 'cem']
const rock = { genres: ['rock'], year: 1974 }
const known = smallCatalogue({
  'Usual 0': rock,
  'Usual 1': { genres: ['pop'], year: 2019 },
  'Usual 2': { genres: ['pop'], year: 2020 },
  Binge: { genres: ['ambient', 'rock'], year: 1969 },
})
const history = [
  ...quietDays('2025-01-01', 60),
  ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
  ...session('2025-02-20T08:00:00Z', 40, { creator: 'Usual 0', title: 'Once more' }),
]
const late = play('2025-02-25T20:00:00Z', { creator: 'Binge' })
const BATCH = 40
const batches = Array.from({ length: Math.ceil(history.length / BATCH) }, (_, batch) =>
  recorded(history.slice(batch * BATCH, (batch + 1) * BATCH), {
    batch,
    isLast: (batch + 1) * BATCH >= history.length,
  }),
)

interface Course {
  readonly seed: number
  readonly faultProfile: typeof noFaults
  /** After how many batches the catalogue is another; 0 from the beginning. */
  readonly changesAt: number
}

async function told({ seed, faultProfile, changesAt }: Course) {
  let catalogue = changesAt === 0 ? known : noCatalogue
  const world = openSimulation(heuristics, {
    seed,
    faultProfile,
    partitions: 2,
    deps: (life) => ({
      clock: life.clock,
      catalogue,
      settings: { quietMs: 2_000, windowEnd: '12-31' },
    }),
  })
  for (const name of ['one', 'two']) world.start(name)
  for (const userId of users) await world.send(profiles, profileDeclared, { userId, ...profile() })
  const change = () => {
    catalogue = known
    for (const instance of world.instances.values()) instance.kill()
  }
  for (const [at, batch] of batches.entries()) {
    if (at === changesAt) change()
    for (const userId of users) await world.send(plays, playsRecorded, { userId, ...batch })
    if (at % 3 === 0) await world.pass(500)
  }
  if (changesAt === batches.length) {
    await world.pass(30_000) // Everything is counted and selected: of bob and cem nothing is heard again.
    change()
  }
  // Ada plays something meanwhile.
  for (const again of [1, 2]) {
    for (const userId of users) {
      const request = { requestId: 'catalogue-v1', cause: 'catalogue', requestedAt: again }
      await world.send(requests, daysRequested, { userId, ...request })
    }
    const batch = recorded([late], { importId: 'late', recordedAt: 2_000 })
    if (again === 1) await world.send(plays, playsRecorded, { userId: 'ada', ...batch })
    await world.pass(300)
  }
  await world.settle()
  await world.pass(10_000)
  await world.settle()
  expect(world.broker.visible(deadLetterTopic(heuristics.name))).toEqual([])
  const selections = await world.sent(days, daysSelected)
  const versions = users.map((userId) => {
    const index = world.inspect(userId)?.pages.find(({ family }) => family === 'index')
    return (index?.page as HeuristicsIndexPage | undefined)?.catalogueVersion
  })
  return { versions, of: (userId: string) => selections.filter((each) => each.userId === userId) }
}

/** All that a reader could come to see of the last selection. */
function shown(selections: readonly DaysSelected[]): string {
  const last = selections.at(-1)
  const own = last?.days.map(({ sources: _, ...day }) => day)
  return JSON.stringify([own, last?.runnersUp, last?.overview, last?.notes, last?.factsHash])
}

test(
  'whenever it changes and whatever dies, everybody is told by it in the end, and nothing is sent in vain',
  async () => {
    const expected = await told({ seed: 1, faultProfile: noFaults, changesAt: 0 })
    expect(shown(expected.of('bob'))).toContain('top-genre')

    for (let seed = 2; seed < 10; seed += 1) {
      const changesAt = batches.length - (seed % 3) * 4
      const { versions, of } = await told({ seed, faultProfile: harsh, changesAt })

      expect(versions).toEqual(users.map(() => 'v1'))
      for (const userId of users) {
        expect([seed, userId, shown(of(userId))]).toEqual([
          seed,
          userId,
          shown(expected.of(userId)),
        ])
        const hashes = of(userId).map(({ factsHash }) => factsHash)
        expect(hashes.filter((hash, n) => hash === hashes[n - 1])).toEqual([])
        expect(of(userId).map(({ revision }) => revision)).toEqual(hashes.map((_, n) => n + 1))
      }
    }
  },
  TEST_MS_MAX,
)
