// Heuristics on the real runtime, in a hostile world: whatever order, batching and repetition the same plays and
// corrections come in, and whatever dies meanwhile, the days and their facts are the same to the byte.
import fc from 'fast-check'
import { noCatalogue } from '#facts/catalogue.ts'
import { deadLetterTopic } from '#runtime/dead-letter.ts'
import { rough } from '#runtime/testing/weather.ts'
import { openWorld, type World } from '#runtime/testing/world.ts'
import {
  type DaysSelected,
  daysSelected,
  type Play,
  type PlaysRecorded,
  playsRecorded,
  profileDeclared,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { days } from '#topics/days.ts'
import { plays as playsTopic } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { play, profile, quietDays, session } from '../unit/services/heuristics/history.ts'

const userId = 'ada'
const TEST_MS_MAX = 60_000

/** A hundred quiet days with a binge, a loop and new artists among them, some plays with a wrong title at first. */
const originals: readonly Play[] = [
  ...quietDays('2025-01-01', 100),
  ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
  ...session('2025-03-05T08:00:00Z', 40, { creator: 'Loop', title: 'Once more' }),
  ...session('2025-04-02T08:00:00Z', 30).map((each, n) => ({ ...each, creator: `New ${n}` })),
  play('2025-04-09T23:59:00Z', { creator: 'Midnight' }),
]
const corrections = originals
  .filter((_, n) => n % 7 === 0)
  .map((each) => ({
    ...each,
    title: `${each.title} (remastered)`,
    playedMs: each.playedMs + 1_000,
  }))

interface Delivery {
  /** The world's. */
  readonly seed: number
  readonly messages: readonly PlaysRecorded[]
  /** After how many messages the profile comes. */
  readonly profileAt: number
}

const messageOf = (all: readonly Play[], version: number, batch: number, isLast: boolean) => ({
  userId,
  importId: `import-${version}`,
  source: 'test',
  batch,
  isLast,
  recordedAt: 1_000 + version,
  plays: all,
})

/** Messages of any size, some of them twice, in any order; some say that they are the last. */
const delivery: fc.Arbitrary<Delivery> = fc
  .record({
    seed: fc.nat(1_000_000),
    sizes: fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 3, maxLength: 3 }),
    lasts: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    profileAt: fc.nat(12),
  })
  .chain(({ seed, sizes, lasts, profileAt }) => {
    const messages = [originals, corrections].flatMap((all, version) => {
      const size = sizes[version] ?? 50
      return Array.from({ length: Math.ceil(all.length / size) }, (_, batch) => {
        const some = all.slice(batch * size, (batch + 1) * size)
        return messageOf(some, version, batch, lasts[batch % lasts.length] ?? false)
      })
    })
    return fc
      .tuple(
        fc.shuffledSubarray(messages, { minLength: messages.length }),
        fc.shuffledSubarray(messages, { maxLength: 5 }),
      )
      .map(([all, again]) => ({ seed, messages: [...all, ...again], profileAt }))
  })

async function deliver({ seed, messages, profileAt }: Delivery): Promise<readonly DaysSelected[]> {
  const world = openWorld(heuristics, {
    seed,
    weather: rough,
    partitions: 1,
    needs: (life) => ({
      clock: life.clock,
      catalogue: noCatalogue,
      settings: { quietMs: 2_000, windowEnd: '12-31' },
    }),
  })
  world.start('one')
  world.start('two')
  for (const [at, message] of messages.entries()) {
    if (at === Math.min(profileAt, messages.length - 1)) await declare(world)
    await world.send(playsTopic, playsRecorded, message)
    if (at % 4 === 0) await world.pass(500)
  }
  await world.settle()
  await world.pass(10_000)
  await world.settle()
  expect(world.broker.visible(deadLetterTopic(heuristics.name))).toEqual([])
  return world.sent(days, daysSelected)
}

const declare = (world: World) =>
  world.send(profiles, profileDeclared, {
    userId,
    ...profile({ zone: 'America/New_York', birthday: '03-20' }),
  })

/** All that a reader could come to see of the last selection. */
function told(selections: readonly DaysSelected[]): string {
  const last = selections.at(-1)
  const shown = last?.days.map(({ sources: _, ...day }) => day)
  return JSON.stringify([shown, last?.runnersUp, last?.overview, last?.notes, last?.factsHash])
}

const calmly: Delivery = {
  seed: 1,
  messages: [messageOf(originals, 0, 0, false), messageOf(corrections, 1, 0, true)],
  profileAt: 0,
}

test(
  'any order, batching and repetition of plays and corrections ends in the same bytes, through crashes too',
  async () => {
    const expected = await deliver(calmly)
    expect(expected.at(-1)?.days.length).toBeGreaterThanOrEqual(4)
    await fc.assert(
      fc.asyncProperty(delivery, async (given) => {
        const selections = await deliver(given)

        expect(told(selections)).toBe(told(expected))
        // Sent only where a reader could tell, and each once.
        const hashes = selections.map(({ factsHash }) => factsHash)
        expect(hashes.filter((hash, n) => hash === hashes[n - 1])).toEqual([])
        expect(selections.map(({ revision }) => revision)).toEqual(hashes.map((_, n) => n + 1))
      }),
      { numRuns: 8 },
    )
  },
  TEST_MS_MAX,
)
