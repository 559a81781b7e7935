// The days of the made-up listeners, as heuristics selects and describes them.
import { type DaysSelected, daysSelected, playsRecorded, profileDeclared } from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { profile, recorded } from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'
import { days } from '#topics/days.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { madeUpPlaysOf } from './history.ts'
import { type ListenerPlan, namesIn } from './listener-plan.ts'
import type { TruthDay } from './load.ts'

/** An event holds so many and stays below the limit of a record. */
const BATCH_PLAYS = 4_000

/** By year and date. The id of a day is its listener and its date, whatever its facts become. */
export async function truthDaysOf(plan: ListenerPlan): Promise<readonly TruthDay[]> {
  const selections = await selectionsOf(plan)
  return selections.flatMap(({ days, country }) =>
    days.map((day) => ({ id: `${plan.id}-${day.date}`, listener: plan.id, country, day })),
  )
}

async function selectionsOf(plan: ListenerPlan): Promise<readonly DaysSelected[]> {
  const known = [...namesIn(plan.artists), ...namesIn(plan.newcomers)]
  const catalogue = smallCatalogue(
    Object.fromEntries(known.flatMap((each) => (each.known ? [[each.name, each.known]] : []))),
  )
  const settings = { quietMs: 0, windowEnd: '12-31' }
  const clock = { now: () => 5_000 }
  const user = fakeActor(heuristics, plan.id, { clock, settings, catalogue })
  const { zone, country, years, birthday = null, zoneHistory = [] } = plan
  const declared = profile({ zone, country, years, birthday, zoneHistory })
  await user.receive(profiles, profileDeclared, declared)
  const all = madeUpPlaysOf(plan)
  for (let from = 0; from < all.length; from += BATCH_PLAYS) {
    const [batch, to] = [from / BATCH_PLAYS, from + BATCH_PLAYS]
    const more = { batch, isLast: to >= all.length }
    await user.receive(plays, playsRecorded, recorded(all.slice(from, to), more))
  }
  const sent = user.sent(days, daysSelected)
  return years.flatMap((year) => sent.findLast((each) => each.year === year) ?? [])
}
