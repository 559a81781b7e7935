// The days of the made-up listeners, as heuristics describes them. Which days they are stays: each has its texts. A day
// that other rules would not select keeps the category that it was selected for.
import assert from 'node:assert/strict'
import {
  type DaysSelected,
  daysSelected,
  playsRecorded,
  profileDeclared,
  type SelectedDay,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import type { YearView } from '#services/heuristics/candidates/candidate.ts'
import { candidates } from '#services/heuristics/candidates/candidates.ts'
import type { ListenerPages } from '#services/heuristics/pages.ts'
import { type ChosenDay, select } from '#services/heuristics/select.ts'
import { describeDays, yearViewOf } from '#services/heuristics/selection.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { pagesOf, profile, recorded } from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'
import { days } from '#topics/days.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { madeUpPlaysOf } from './history.ts'
import { type ListenerPlan, namesIn } from './listener-plan.ts'
import type { TruthDay } from './load.ts'

/** An event holds so many and stays below the limit of a record. */
const BATCH_PLAYS = 4_000

/**
 * The days that are `stored` of a listener, made again; those that are selected if none is. The id of a day is its
 * listener and its date, whatever its facts become.
 */
export async function truthDaysOf(
  plan: ListenerPlan,
  stored: readonly TruthDay[],
): Promise<readonly TruthDay[]> {
  const { pages, selections } = await listen(plan)
  const own = stored.filter(({ listener }) => listener === plan.id)
  if (own.length > 0) return own.map((each) => ({ ...each, day: describeAgain(pages, each.day) }))
  return selections.flatMap(({ days, country }) =>
    days.map((day) => ({ id: `${plan.id}-${day.date}`, listener: plan.id, country, day })),
  )
}

const settings = { quietMs: 0, windowEnd: '12-31' }

/** For the category that it is selected for now, or was. */
function describeAgain(pages: ListenerPages, { date, category }: SelectedDay): SelectedDay {
  const { listener } = pages.index
  assert(listener)
  const view = yearViewOf(pages, listener, Number(date.slice(0, 4)), settings)
  const chosen = select(view).chosen.find(({ score }) => score.day.date === date)
  const [described] = describeDays(pages, listener, view, [
    chosen ?? asBefore(view, date, category),
  ])
  assert(described)
  return described
}

function asBefore(view: YearView, date: string, category: string): ChosenDay {
  const candidate = candidates.find((each) => each.category === category)
  const day = view.days.find((each) => each.date === date)
  assert(candidate && day)
  return { candidate, score: candidate.score(view, day), sharedWith: [] }
}

interface Heard {
  readonly pages: ListenerPages
  readonly selections: readonly DaysSelected[]
}

async function listen(plan: ListenerPlan): Promise<Heard> {
  const known = [...namesIn(plan.artists), ...namesIn(plan.newcomers)]
  const catalogue = smallCatalogue(
    Object.fromEntries(known.flatMap((each) => (each.known ? [[each.name, each.known]] : []))),
  )
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
  const selections = years.flatMap((year) => sent.findLast((each) => each.year === year) ?? [])
  return { pages: { ...pagesOf(user), catalogue }, selections }
}
