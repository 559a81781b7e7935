import type { ReportId } from '#schemas/ids.ts'
import type { Archive, ArchiveNote, Report, Verdict } from './report.ts'

/** A text to store: a report before the store has stamped it. */
export type ReportContent = Omit<Report, 'verdict' | 'storedAt'>

/**
 * What happened to a write (I14): `repeated` where the store already said exactly this, so that a replay
 * can go on from here; `stale` where it holds something newer.
 */
export type WriteOutcome = 'stored' | 'repeated' | 'stale'

export interface ListenerPageRequest {
  readonly after?: string | undefined
  readonly limit: number
}

export interface KnownListener {
  readonly userId: string
  /** As `years` says. */
  readonly years: readonly number[]
}

/**
 * Reports and their markers. Every write is acknowledged by a majority before it resolves, carries
 * its revision, and can be repeated: an older or equal revision changes nothing (I14).
 *
 * All methods @throws STORE_UNAVAILABLE when the store does not answer in time (block), STORE_REFUSED
 * when it does not take this operation (dead-letter), STORE_FORBIDDEN when it takes none from us (stop).
 */
export interface ReportStore {
  /** Content first, then the marker (I13). `repeated` also makes sure that the marker is there. */
  put(report: ReportContent): Promise<WriteOutcome>
  /** Marker first, then the content (I13); remembers `revision`, so that an older put stays away. */
  remove(id: ReportId, revision: number): Promise<WriteOutcome>
  /** Stores a verdict beside the report if it is of the report's current revision. */
  saveVerdict(id: string, verdict: Verdict): Promise<WriteOutcome>
  /** Stores what a selection said; an older revision changes nothing. */
  note(userId: string, year: number, note: ArchiveNote): Promise<WriteOutcome>
  report(id: string): Promise<Report | undefined>
  /** Years that have a note or a report, ascending. */
  years(userId: string): Promise<readonly number[]>
  /** Only reports with a marker; undefined when nothing is known of this listener and year. */
  archive(userId: string, year: number): Promise<Archive | undefined>
  /** Listeners that have a document, in the order of their IDs: at most `limit`, and those after `after`. */
  listeners(page: ListenerPageRequest): Promise<readonly KnownListener[]>
  /** How many documents a listener has, including those that replace removed reports. */
  count(userId: string): Promise<number>
  /** Deletes everything of a listener; returns how many documents went. */
  erase(userId: string): Promise<number>
}
