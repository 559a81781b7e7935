// A listener's days as heuristics tells them of, and as the raw messages say: what the second path compares.
import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import {
  type DaysSelected,
  daysSelected,
  type Fact,
  type PlaysRecorded,
  type PlaysTakenBack,
  type ProfileDeclared,
  playsRecorded,
  playsTakenBack,
  profileDeclared,
  type ReportPublished,
  type SelectedDay,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { days } from '#topics/days.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { fakeActor } from './fake-actor.ts'
import { aReport } from './report.ts'

export type Message = PlaysRecorded | PlaysTakenBack

/** Everything of one listener as the topics hold it: the profile at offset 0, then the messages. */
export const sentOf = (profile: ProfileDeclared, messages: readonly Message[]) => [
  { schema: profileDeclared.name, event: profile },
  ...messages.map((event) => ({
    schema: ('plays' in event ? playsRecorded : playsTakenBack).name,
    event,
  })),
]

/** Faults of heuristics: what it takes a profile or a message for. */
interface Misread {
  readonly profile?: (profile: ProfileDeclared) => ProfileDeclared
  readonly plays?: (event: PlaysRecorded) => PlaysRecorded
}

/** The selection after them. */
export async function tellDays(
  profile: ProfileDeclared,
  messages: readonly Message[],
  { catalogue = noCatalogue, ...misread }: Misread & { readonly catalogue?: Catalogue } = {},
): Promise<DaysSelected> {
  const settings = { quietMs: 0, windowEnd: '12-31' }
  const deps = { clock: { now: () => 5_000 }, settings, catalogue }
  const user = fakeActor(heuristics, profile.userId, deps)
  await user.receive(profiles, profileDeclared, misread.profile?.(profile) ?? profile, {
    offset: 0,
  })
  for (const [index, event] of messages.entries()) {
    const at = { offset: index + 1 }
    if ('plays' in event)
      await user.receive(plays, playsRecorded, misread.plays?.(event) ?? event, at)
    else await user.receive(plays, playsTakenBack, event, at)
  }
  const selected = user.sent(days, daysSelected).at(-1)
  if (!selected) throw new Error('no days were selected')
  return selected
}

/** The day as it is published, with these facts where others are given. */
export function publishedReportOf(
  { userId, basis, revision }: DaysSelected,
  day: SelectedDay,
  facts: readonly Fact[] = day.facts,
): ReportPublished {
  const { date, zone, category, factsHash, playsCount } = day
  const { id: reportId, traceId: _, ...report } = aReport({ userId, date })
  return {
    ...report,
    reportId,
    category,
    zone,
    facts,
    lineage: { topics: [], factsHash, playsCount, selectionRevision: revision, basis },
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    replaces: null,
    publishedAt: 1_000,
  }
}
