// How a service's author tests an actor: a seeded world that crashes, delays, repeats and rebalances.
import { noCatalogue } from '#facts/catalogue.ts'
import { harsh } from '#runtime/simulation/fault-profile.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import { type DaysSelected, daysSelected, playsRecorded, profileDeclared } from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { profile, quietDays, recorded, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'

const users = ['ann', 'bob', 'cyd']
const year = [...quietDays('2025-01-05', 60), ...session('2025-02-10T08:00:00Z', 60)]

/** Sends a year in batches to three listeners; returns what was selected, by listener. */
async function selectionsOf(seed: number, faultProfile = harsh) {
  const settings = { quietMs: 500, windowEnd: '12-31' }
  const deps = () => ({ clock: { now: () => 5_000 }, settings, catalogue: noCatalogue })
  const world = openSimulation(heuristics, { seed, faultProfile, deps })
  for (const name of ['one', 'two']) world.start(name)
  for (const userId of users) {
    await world.send(profiles, profileDeclared, { userId, ...profile() })
    for (let at = 0; at < year.length; at += 60) {
      const batch = recorded(year.slice(at, at + 60), { batch: at, isLast: false })
      await world.send(plays, playsRecorded, { userId, ...batch })
      await world.pass(200)
      world.rebalance()
    }
  }
  await world.settle()
  await world.pass(5_000) // Listeners have been quiet for long enough: their timers have fired.
  const sent = await world.sent(days, daysSelected)
  return {
    deaths: world.deaths,
    of: new Map(users.map((id) => [id, sent.filter(({ userId }) => userId === id)])),
  }
}

const visible = (selected: DaysSelected | undefined) => ({
  dates: selected?.days.map(({ date }) => date),
  factsHash: selected?.factsHash,
})

test('an actor tells in a rough world what it tells in a calm one, each revision once and in order', async () => {
  const calm = await selectionsOf(1, {
    ...harsh,
    crashProbability: 0,
    freezeProbability: 0,
    partitionProbability: 0,
    diskFullProbability: 0,
  })
  let deaths = 0
  for (const seed of [2, 3, 4]) {
    const found = await selectionsOf(seed)
    deaths += found.deaths
    for (const userId of users) {
      const own = found.of.get(userId) ?? []
      expect(visible(own.at(-1))).toEqual(visible(calm.of.get(userId)?.at(-1)))
      expect(own.map(({ revision }) => revision)).toEqual(own.map((_, at) => at + 1))
    }
  }

  expect(calm.of.get('ann')?.at(-1)?.days.length).toBeGreaterThan(0)
  expect(deaths).toBeGreaterThan(0)
})
