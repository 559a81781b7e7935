// The second path from plays to facts: the listener's own messages, as the selection saw them, counted by
// other code. A text that is faithful to wrong facts passes every other check.

import type { Catalogue } from '#facts/catalogue.ts'
import { isCutByOffsetsOfNow } from '#facts/cut-offsets.ts'
import { profileHashOf } from '#facts/hash.ts'
import { RULES_VERSION } from '#facts/rules.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import type { Check, ReportPublished } from '#schemas/index.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { checkRecount, recountCheck } from './compare.ts'
import type { Counter } from './duckdb.ts'

/**
 * Null if there is nothing to compare the report with: its basis is not noted, it follows rules of another version,
 * the profile or the time zone data says something else by now, or the topic no longer has every message.
 */
export type Recount = (report: ReportPublished, signal: AbortSignal) => Promise<Check | null>

/** What judging knows in addition to the topics. */
export interface RecountMeans {
  readonly counter: Pick<Counter, 'count'>
  readonly catalogue: Catalogue
}

interface Settings {
  readonly SELECTION_WINDOW_END: string
  readonly RECOUNT_MESSAGES_MAX: number
}

export const recountFrom =
  (
    log: Pick<ListenerLog, 'events' | 'latest'>,
    { counter, catalogue }: RecountMeans,
    settings: Settings,
  ): Recount =>
  async (report, signal) => {
    try {
      return await recount(report, { log, counter, catalogue, settings, signal })
    } catch (error) {
      if (signal.aborted) throw error
      // An outage of the second path says nothing of the report.
      return recountCheck('error', reasonOf(error))
    }
  }

interface Means extends RecountMeans {
  readonly log: Pick<ListenerLog, 'events' | 'latest'>
  readonly settings: Settings
  readonly signal: AbortSignal
}

async function recount(report: ReportPublished, means: Means): Promise<Check | null> {
  const { log, counter, settings, signal } = means
  const { userId, date: day, category } = report
  const { basis } = report.lineage
  if (basis?.rulesVersion !== RULES_VERSION) return null
  const { partition, playsFrom: from, playsTo: to } = basis
  if (to - from >= settings.RECOUNT_MESSAGES_MAX) return null
  const profile = (await log.latest(profiles, userId, { partition }))?.event
  if (!profile || profileHashOf(profile) !== basis.profileHash) return null
  if (!isCutByOffsetsOfNow(basis.offsetsHash, profile)) return null

  let first: number | undefined
  async function* messages() {
    for await (const logged of log.events(plays, userId, { partition, from, to })) {
      signal.throwIfAborted()
      first ??= logged.offset
      yield logged
    }
  }
  const windowEnd = settings.SELECTION_WINDOW_END
  const recounted = await counter.count({
    day,
    category,
    profile,
    isSameProfile: profile.declaredAt === basis.declaredAt,
    catalogue: means.catalogue.version === basis.catalogueVersion ? means.catalogue : undefined,
    windowEnd,
    messages: messages(),
  })
  return first === from ? checkRecount(report, recounted) : null
}
