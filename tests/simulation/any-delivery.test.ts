// Heuristics on the real runtime, in a hostile world: whatever order, batching and repetition the same plays and
// corrections come in (plays sent again, an import taken back, artists and dates hidden, another zone), and whatever
// dies meanwhile, the days and their facts are the same to the byte.
import fc from 'fast-check'
import { noCatalogue } from '#facts/catalogue.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { harsh } from '#runtime/simulation/fault-profile.ts'
import { openSimulation, type Simulation } from '#runtime/simulation/world.ts'
import {
  type DaysSelected,
  daysSelected,
  type Play,
  type PlaysRecorded,
  type PlaysTakenBack,
  type ProfileDeclared,
  playsRecorded,
  playsTakenBack,
  profileDeclared,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { play, profile, quietDays, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'
import { plays as playsTopic } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'

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

/** An import that its owner takes back: a binge of its own, and plays that the originals have too. */
const mistaken: readonly Play[] = [
  ...session('2025-03-20T08:00:00Z', 90, { creator: 'Not mine' }),
  ...originals.filter((_, n) => n % 11 === 0),
]
const takenBack: Omit<PlaysTakenBack, 'userId'> = {
  importId: 'import-2',
  playIds: [],
  reason: 'test',
  takenBackAt: 5_000,
}

/** Each replaces the one before it, in whatever order they come. */
const declarations: readonly Omit<ProfileDeclared, 'userId'>[] = [
  profile({ zone: 'Asia/Tokyo', hiddenCreators: ['Binge'], declaredAt: 1 }),
  profile({ zone: 'Europe/London', hiddenDates: ['20250305'], declaredAt: 2 }),
  profile({
    zone: 'America/New_York',
    birthday: '03-20',
    hiddenCreators: ['New 3'],
    hiddenDates: ['20250211'],
    zoneHistory: [{ fromMs: Date.UTC(2025, 2, 1), zone: 'America/Chicago' }],
    declaredAt: 3,
  }),
]

type Message =
  | { readonly plays: PlaysRecorded }
  | { readonly takenBack: Omit<PlaysTakenBack, 'userId'> }
  | { readonly declared: Omit<ProfileDeclared, 'userId'> }

interface Delivery {
  /** The world's. */
  readonly seed: number
  readonly messages: readonly Message[]
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

/**
 * Messages of any size, some of them twice, in any order; some say that they are the last. Only what takes an import
 * back comes after all of it, as on its topic; it may come twice.
 */
const delivery: fc.Arbitrary<Delivery> = fc
  .record({
    seed: fc.nat(1_000_000),
    sizes: fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 3, maxLength: 3 }),
    lasts: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    takenBackAfter: fc.tuple(fc.nat(4), fc.nat(8)),
  })
  .chain(({ seed, sizes, lasts, takenBackAfter }) => {
    const messages = [originals, corrections, mistaken].flatMap((all, version) => {
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
        fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }),
      )
      .map(([all, again, places]) => ({
        seed,
        messages: mixed([...all, ...again], takenBackAfter, places),
      }))
  })

/** `after` says how many messages later than the import an undo comes, `places` where profiles do. */
function mixed(
  records: readonly PlaysRecorded[],
  after: readonly number[],
  places: readonly number[],
): Message[] {
  const sent: Message[] = records.map((plays) => ({ plays }))
  const last = records.findLastIndex(({ importId }) => importId === takenBack.importId)
  for (const later of after) sent.splice(last + 1 + later, 0, { takenBack })
  for (const [at, place] of places.entries()) {
    const declared = declarations[at % declarations.length]
    if (declared) sent.splice(place % (sent.length + 1), 0, { declared })
  }
  return sent
}

async function deliver({ seed, messages }: Delivery): Promise<readonly DaysSelected[]> {
  const world = openSimulation(heuristics, {
    seed,
    faultProfile: harsh,
    partitions: 1,
    deps: (life) => ({
      clock: life.clock,
      catalogue: noCatalogue,
      settings: { quietMs: 2_000, windowEnd: '12-31' },
    }),
  })
  world.start('one')
  world.start('two')
  for (const [at, message] of messages.entries()) {
    await sendTo(world, message)
    if (at % 4 === 0) await world.pass(500)
  }
  await world.settle()
  await world.pass(10_000)
  await world.settle()
  expect(world.broker.visible(deadLetterTopic(heuristics.name))).toEqual([])
  return world.sent(days, daysSelected)
}

async function sendTo(world: Simulation, message: Message): Promise<void> {
  if ('plays' in message) await world.send(playsTopic, playsRecorded, message.plays)
  else if ('takenBack' in message) {
    await world.send(playsTopic, playsTakenBack, { userId, ...message.takenBack })
  } else await world.send(profiles, profileDeclared, { userId, ...message.declared })
}

/** All that a reader could come to see of the last selection. */
function told(selections: readonly DaysSelected[]): string {
  const last = selections.at(-1)
  const shown = last?.days.map(({ sources: _, ...day }) => day)
  return JSON.stringify([shown, last?.runnersUp, last?.overview, last?.notes, last?.factsHash])
}

const calmly: Delivery = {
  seed: 1,
  messages: [
    { declared: declarations[2] as Omit<ProfileDeclared, 'userId'> },
    { plays: messageOf(originals, 0, 0, false) },
    { plays: messageOf(corrections, 1, 0, true) },
  ],
}

test(
  'any order, batching and repetition of plays and corrections ends in the same bytes, through crashes too',
  async () => {
    const expected = await deliver(calmly)
    expect(expected.at(-1)?.days.length).toBeGreaterThanOrEqual(3)
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
