import fc from 'fast-check'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import {
  daysSelected,
  type HeuristicsDayPage,
  type HeuristicsIndexPage,
  type Play,
  playsTakenBack,
} from '#schemas/index.ts'
import { indexAll } from '#services/heuristics/reindex.ts'
import {
  declare,
  indexed,
  type Listener,
  listener,
  pagesOf,
  quietDays,
  record,
  session,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'
import { plays as playsTopic } from '#topics/plays.ts'

const zones = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe']
const start = Date.UTC(2025, 2, 1)

/**
 * Plays over ninety days, few artists and titles, so that much coincides. Of some it is not known how long they were
 * heard: others, whenever they come, may say that they were passed over.
 */
const somePlays = fc
  .array(
    fc.record({
      day: fc.oneof(fc.nat(89), fc.constantFrom(11, 12)),
      minute: fc.oneof(fc.nat(1_439), fc.constantFrom(600, 601, 602)),
      second: fc.constantFrom(0, 0, 7, 24),
      isLengthAssumed: fc.boolean(),
      playedMs: fc.constantFrom(29_999, 30_000, 4 * MINUTE_MS, 90 * MINUTE_MS),
      creator: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      title: fc.constantFrom('x', 'y', 'z'),
      kind: fc.constantFrom('track', 'track', 'episode', 'chapter'),
    }),
    { minLength: 1, maxLength: 150 },
  )
  .map((drafts) =>
    drafts.map(
      ({ day, minute, second, ...more }, index): Play => ({
        ...more,
        ...(more.isLengthAssumed && { playedMs: 3 * MINUTE_MS }),
        kind: more.kind as Play['kind'],
        playId: `p${index}`,
        endedAt: start + day * DAY_MS + minute * MINUTE_MS + second * 1000,
        collection: null,
        uri: null,
        country: null,
      }),
    ),
  )

/** All of the plays, some of them twice, in any order and in batches of any size. */
const delivery = (plays: readonly Play[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...plays], { minLength: plays.length }),
      fc.shuffledSubarray([...plays]),
      fc.integer({ min: 1, max: 60 }),
    )
    .map(([all, again, size]) => {
      const sent = [...all, ...again]
      return Array.from({ length: Math.ceil(sent.length / size) }, (_, batch) =>
        sent.slice(batch * size, (batch + 1) * size),
      )
    })

/** Everything of a listener's pages that a reader could come to see. */
function visible(user: Listener) {
  const pages = [...user.pages]
    .filter(([key]) => key.startsWith('days/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, page]) => [key, (page as HeuristicsDayPage).plays.map((kept) => kept.play)])
  return { pages, ...indexed(user) }
}

/** Selects once, at the end, as after any import. */
async function finish(user: Listener) {
  if (user.timers.has('select')) await user.fireTimer('select')
  return user.sent(days, daysSelected).at(-1)
}

async function deliver(batches: readonly (readonly Play[])[], zone: string, isZoneFirst: boolean) {
  const user = listener({ quietMs: 2_000 })
  if (isZoneFirst) await declare(user, { zone, birthday: '03-20' })
  for (const [batch, plays] of batches.entries()) {
    const importId = `import-${batch % 3}`
    await record(user, plays, { importId, isLast: false, recordedAt: 1_000 + batch })
  }
  if (!isZoneFirst) await declare(user, { zone, birthday: '03-20' })
  return { user, selected: await finish(user) }
}

test('any order, batching and duplication of the same plays ends in the same pages and selection', async () => {
  await fc.assert(
    fc.asyncProperty(
      somePlays.chain((plays) => fc.tuple(delivery(plays), delivery(plays))),
      fc.constantFrom(...zones),
      fc.boolean(),
      async ([one, other], zone, isZoneFirst) => {
        const first = await deliver(one, zone, true)
        const second = await deliver(other, zone, isZoneFirst)

        expect(visible(second.user)).toEqual(visible(first.user))
        expect(second.selected?.factsHash).toBe(first.selected?.factsHash)
        expect(second.selected?.days.map((day) => day.factsHash)).toEqual(
          first.selected?.days.map((day) => day.factsHash),
        )
      },
    ),
    { numRuns: 60 },
  )
})

/** A hundred quiet days with a binge, a loop, a find of new artists and a podcast week among them. */
const remarkable: readonly Play[] = [
  ...quietDays('2025-01-01', 100),
  ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
  ...session('2025-03-05T08:00:00Z', 40, { creator: 'Loop', title: 'Once more' }),
  ...session('2025-04-02T08:00:00Z', 30).map((play, n) => ({ ...play, creator: `New ${n}` })),
  ...Array.from({ length: 8 }, (_, day) =>
    session(start + day * DAY_MS, day + 1, { kind: 'episode', creator: 'Show' }, 25),
  ).flat(),
]

test('a batch that comes a day late changes nothing in the end, whichever it is', async () => {
  const scrobbled = remarkable.map((play, n) =>
    n % 2 ? play : { ...play, isLengthAssumed: true, playedMs: 3 * MINUTE_MS },
  )
  for (const history of [remarkable, scrobbled]) {
    const size = Math.ceil(history.length / 9)
    const batches = Array.from({ length: 9 }, (_, at) => history.slice(at * size, (at + 1) * size))
    const inTime = await deliver(batches, 'Europe/Berlin', true)
    for (const late of batches) {
      const user = listener({ quietMs: 2_000 })
      await declare(user, { zone: 'Europe/Berlin', birthday: '03-20' })
      for (const batch of batches) if (batch !== late) await record(user, batch)
      await finish(user) // By now the rest was selected and sent.
      user.clock.nowMs += DAY_MS
      await record(user, late, { importId: 'late', recordedAt: 2_000 })
      const selected = await finish(user)

      expect(selected?.factsHash).toBe(inTime.selected?.factsHash)
      expect(visible(user)).toEqual(visible(inTime.user))
    }
  }
})

test('a year with remarkable days is told the same, however it came', async () => {
  const inOrder = await deliver([remarkable], 'Europe/Berlin', true)
  expect(inOrder.selected?.days).toHaveLength(5)
  await fc.assert(
    fc.asyncProperty(delivery(remarkable), fc.boolean(), async (batches, isZoneFirst) => {
      const { selected } = await deliver(batches, 'Europe/Berlin', isZoneFirst)
      expect(selected?.factsHash).toBe(inOrder.selected?.factsHash)
      expect(selected?.days.map((day) => day.factsHash)).toEqual(
        inOrder.selected?.days.map((day) => day.factsHash),
      )
    }),
    { numRuns: 10 },
  )
})

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ record: fc.integer({ min: 0, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ takeBack: fc.array(fc.nat(149), { maxLength: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ takeBackImport: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ zone: fc.constantFrom(...zones) }) },
  { weight: 1, arbitrary: fc.record({ hide: fc.subarray(['A', 'B', '20250310', '20250401']) }) },
)

test('the index is true to the day pages after any sequence of events', async () => {
  await fc.assert(
    fc.asyncProperty(
      somePlays,
      fc.array(step, { minLength: 1, maxLength: 25 }),
      async (plays, steps) => {
        const user = listener({ quietMs: 2_000 })
        const profile = { zone: 'UTC', hiddenCreators: [''], hiddenDates: [''] }
        for (const [at, each] of steps.entries()) {
          if ('record' in each) {
            const batch = plays.filter((_, index) => (index * 7 + each.record) % 4 === 0)
            const changed = batch.map((play, index) => ({
              ...play,
              creator: (index + at) % 5 === 0 ? 'Corrected' : play.creator,
            }))
            await record(user, changed, { importId: `import-${at % 3}`, recordedAt: 1_000 + at })
          } else if ('takeBack' in each) {
            const playIds = each.takeBack.map((index) => `p${index}`)
            const event = { importId: null, playIds, reason: 'test', takenBackAt: 1 }
            await user.receive(playsTopic, playsTakenBack, event)
          } else if ('takeBackImport' in each) {
            const importId = `import-${each.takeBackImport}`
            const event = { importId, playIds: [], reason: 'test', takenBackAt: 1 }
            await user.receive(playsTopic, playsTakenBack, event)
          } else {
            if ('zone' in each) profile.zone = each.zone
            else {
              profile.hiddenCreators = each.hide.filter((name) => name.length === 1)
              profile.hiddenDates = each.hide.filter((name) => name.length > 1)
            }
            await declare(user, { ...profile, declaredAt: at })
          }
        }

        expectTrue(user)
      },
    ),
    { numRuns: 150 },
  )
})

function expectTrue(user: Listener): void {
  const index = user.pages.get('index/') as HeuristicsIndexPage | undefined
  if (!index) return
  const dates = [...user.pages.keys()].filter((key) => key.startsWith('days/'))
  const pages = pagesOf(user)
  const anew = indexAll(pages, index, pages.dates(), pages.day)
  expect(indexed(user)).toEqual({
    notes: anew.index.years,
    years: [...anew.years.values()],
    heard: [...anew.heard].sort(),
    artists: [...anew.artists]
      .sort()
      .map(([digit, packed]) => `${digit} ${packed?.toString('hex')}`),
  })
  for (const key of dates) {
    const page = user.pages.get(key) as HeuristicsDayPage
    expect(page.plays.length).toBeGreaterThan(0)
    expect(page.plays.every(({ source }) => page.sources[source] !== undefined)).toBe(true)
  }
}
