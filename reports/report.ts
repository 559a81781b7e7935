import type { Category } from '#schemas/categories.ts'
import type { ReportId } from '#schemas/ids.ts'
import type {
  Check,
  Fact,
  Lineage,
  RunnerUp,
  Sentence,
  Timeline,
  WrittenBy,
} from '#schemas/index.ts'

/** What judging says about a report's current revision. */
export interface Verdict {
  readonly revision: number
  readonly outcome: string
  readonly checks: readonly Check[]
  readonly model: string
  /** ms since 1970 UTC. */
  readonly judgedAt: number
}

/** One stored report: a document of `reports`, `_id` = `id`. */
export interface Report {
  readonly id: ReportId
  readonly userId: string
  readonly year: number
  /** `YYYYMMDD`, local. */
  readonly date: string
  readonly zone: string
  readonly category: Category
  readonly revision: number
  readonly title: string
  readonly story: string
  readonly sentences: readonly Sentence[]
  readonly tags: readonly string[]
  readonly facts: readonly Fact[]
  /** Reports of earlier versions have none. */
  readonly timeline?: Timeline | null
  readonly writtenBy: WrittenBy
  readonly lineage: Lineage
  readonly traceId: string
  readonly contentHash: string
  /** ms since 1970 UTC. */
  readonly storedAt: number
  /** Of this revision; null until it was judged. */
  readonly verdict: Verdict | null
}

/** Version of the time zone data that the day was cut by; empty where an earlier build cut it, and noted none. */
export const tzVersionOf = ({ lineage }: Pick<Report, 'lineage'>): string =>
  lineage.basis?.tzVersion ?? ''

/** A day's marker: field `days.<date>` of the listener's document. Present only where content is (I13). */
export interface Marker {
  readonly revision: number
  readonly category: Category
  readonly year: number
}

/** What a selection says in addition to its reports, per year: field `archives.<year>` of the listener's document. */
export interface ArchiveNote {
  readonly revision: number
  readonly zone: string
  /**
   * Days of this selection, ascending. A day whose stored report has another
   * `lineage.factsHash`, or none at all, is still being written.
   */
  readonly days: readonly { readonly date: string; readonly factsHash: string }[]
  readonly runnersUp: readonly RunnerUp[]
  readonly overview: readonly Fact[]
  /** Notes of earlier versions have none. */
  readonly averageHours?: readonly number[]
  readonly notes: readonly string[]
  /** ms since 1970 UTC. */
  readonly selectedAt: number
}

/** What one listener sees of one year. */
export interface Archive {
  readonly userId: string
  readonly year: number
  readonly zone: string
  /** In the order of their dates. */
  readonly reports: readonly Report[]
  /** Revision of the selection that was noted last; 0 where none was. */
  readonly selectionRevision: number
  /** Selected dates whose report is not stored yet, or only with older facts. */
  readonly pending: readonly string[]
  /** Dates of reports that are still stored and that the selection no longer holds. */
  readonly leaving: readonly string[]
  readonly runnersUp: readonly RunnerUp[]
  readonly notes: readonly string[]
  readonly overview: readonly Fact[]
  /** Mean minutes heard in each of the 24 hours of the local clock; empty where that is not known. */
  readonly averageHours: readonly number[]
}
