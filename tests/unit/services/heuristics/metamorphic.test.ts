// What may change in a history without changing its selection, and what changes exactly what it should.
import fc from 'fast-check'
import { noCatalogue } from '#facts/catalogue.ts'
import { HOUR_MS } from '#foundation/time.ts'
import {
  type DaysSelected,
  daysSelected,
  type Play,
  type ProfileDeclared,
  profileDeclared,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { play, profile, quietDays, record, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'
import { profiles } from '#topics/profiles.ts'

const HISTORY_DAYS = 120
/** Remarkable in five ways, with podcasts, a play at each side of midnight, and what is too short to count. */
const history: readonly Play[] = [
  ...quietDays('2025-01-01', HISTORY_DAYS),
  ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
  ...session('2025-03-05T08:00:00Z', 40, { creator: 'Loop', title: 'Once more' }),
  ...session('2025-04-02T08:00:00Z', 30).map((each, n) => ({ ...each, creator: `New ${n}` })),
  ...Array.from({ length: 8 }, (_, day) =>
    session(Date.UTC(2025, 3, 10 + day, 7), day + 1, { kind: 'episode', creator: 'Show' }, 25),
  ).flat(),
  play('2025-02-10T23:59:30Z', { creator: 'Midnight' }),
  play('2025-02-11T00:00:30Z', { creator: 'Midnight' }),
  play('2025-02-12T12:00:00Z', { creator: 'Skipped', playedMs: 29_999 }),
]

interface Given {
  readonly userId?: string
  readonly batches: readonly (readonly Play[])[]
  readonly declared?: Partial<ProfileDeclared>
  readonly quietMs?: number
}

/** Every selection that was sent. */
async function selectionsOf({
  userId = 'u1',
  batches,
  declared = {},
  quietMs = 0,
}: Given): Promise<readonly DaysSelected[]> {
  const settings = { quietMs, windowEnd: '12-31' }
  const deps = { clock: { now: () => 5_000 }, catalogue: noCatalogue, settings }
  const user = fakeActor(heuristics, userId, deps)
  await user.receive(profiles, profileDeclared, profile({ birthday: '03-20', ...declared }))
  for (const [batch, plays] of batches.entries()) await record(user, plays, { batch })
  return user.sent(days, daysSelected)
}

const lastOf = async (given: Given): Promise<DaysSelected> => {
  const last = (await selectionsOf(given)).at(-1)
  if (!last) throw new Error('nothing was selected')
  return last
}

/** All that a reader could see, without whose it is and how often it was said. */
const told = ({ days: chosen, runnersUp, overview, notes, factsHash }: DaysSelected) => ({
  days: chosen.map(({ sources: _, ...day }) => day),
  runnersUp,
  overview,
  notes,
  factsHash,
})

let base: DaysSelected
beforeAll(async () => {
  base = await lastOf({ batches: [history] })
  expect(base.days).toHaveLength(5)
})

test('another name for the listener changes whose selection it is, and nothing else', async () => {
  const renamed = await lastOf({ userId: 'somebody.else', batches: [history] })

  expect(renamed).toEqual({ ...base, userId: 'somebody.else' })
})

test('any cut of the history into messages, in any order and with any of them twice, is told the same', async () => {
  const cut = fc
    .tuple(fc.integer({ min: 20, max: 300 }), fc.infiniteStream(fc.nat(1_000)))
    .map(([size, chance]) => {
      const pieces = Array.from({ length: Math.ceil(history.length / size) }, (_, n) =>
        history.slice(n * size, (n + 1) * size),
      )
      const twice = pieces.filter(() => (chance.next().value ?? 0) % 3 === 0)
      const keyed = [...pieces, ...twice].map((piece) => [chance.next().value ?? 0, piece] as const)
      return keyed.sort(([a], [b]) => a - b).map(([, piece]) => piece)
    })
  await fc.assert(
    fc.asyncProperty(cut, async (batches) => {
      expect(told(await lastOf({ batches }))).toEqual(told(base))
    }),
    { numRuns: 15 },
  )
})

test('a late batch changes nothing before it comes, and leaves nothing behind of having been late', async () => {
  const isLate = ({ creator }: Play) => creator === 'Binge'
  const without = history.filter((each) => !isLate(each))
  const selections = await selectionsOf({ batches: [without, history.filter(isLate)] })

  expect(selections).toHaveLength(2)
  expect(told(selections[0] as DaysSelected)).toEqual(told(await lastOf({ batches: [without] })))
  expect(told(selections[1] as DaysSelected)).toEqual(told(base))
})

test('a listener some hours east who lives by their own clock is told the same, to the minute', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -11, max: 12 }), async (hours) => {
      // Zones of the database that are named after their offset have its sign turned round.
      const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
      const moved = history.map((each) => ({ ...each, endedAt: each.endedAt - hours * HOUR_MS }))
      const selected = await lastOf({ batches: [moved], declared: { zone } })

      const there = base.days.map(({ sources: _, ...day }) => ({ ...day, zone }))
      expect(told(selected).days).toEqual(there)
      expect(told(selected).runnersUp).toEqual(base.runnersUp)
    }),
    { numRuns: 8 },
  )
})

test('a zone further west moves exactly the plays of its first hours to the day before', async () => {
  const here = new Map(base.days.map((day) => [day.date, day]))
  const west = await lastOf({ batches: [history], declared: { zone: 'Etc/GMT+1' } })

  const binge = west.days.find(({ date }) => date === '20250210')
  expect(here.get('20250210')?.playsCount).toBe(66)
  expect(binge?.playsCount).toBe(67)
  const untouched = west.days.filter(({ date }) => date !== '20250210' && here.has(date))
  expect(untouched.length).toBeGreaterThan(2)
  for (const day of untouched) {
    const own = (facts: typeof day.facts) =>
      facts.flatMap(({ id, unit, value }) => (unit === 'clock' ? [] : [`${id} ${value}`]))
    expect(own(day.facts)).toEqual(own(here.get(day.date)?.facts ?? []))
  }
})

test('other names for artists, shows and titles change the names, and no number', async () => {
  const name = (text: string) => `Other ${text}`
  const renamed = history.map((each) => ({
    ...each,
    creator: name(each.creator),
    title: name(each.title),
  }))
  const selected = await lastOf({ batches: [renamed] })

  const asNamed = base.days.map((day) =>
    day.facts.map((fact) => ({
      ...fact,
      value:
        fact.unit === 'name' && fact.kind !== 'holiday' ? name(String(fact.value)) : fact.value,
      subject: fact.subject === null ? null : name(fact.subject),
    })),
  )
  expect(selected.days.map(({ facts }) => facts)).toEqual(asNamed)
  const reasons = (runnersUp: DaysSelected['runnersUp']) =>
    runnersUp.map((each) => ({ ...each, reason: each.reason.replaceAll('Other ', '') }))
  expect(reasons(selected.runnersUp)).toEqual(base.runnersUp)
})

test('plays that do not count change nothing at all', async () => {
  const skips = Array.from({ length: 200 }, (_, n) =>
    play(Date.UTC(2025, 0, 1 + (n % HISTORY_DAYS), 13), { playedMs: 29_000, creator: `Skip ${n}` }),
  )

  expect(told(await lastOf({ batches: [history, skips] }))).toEqual(told(base))
})
