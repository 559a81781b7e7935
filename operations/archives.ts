import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import type { Archive, Report } from '#reports/report.ts'
import type { ReportStore } from '#reports/store.ts'
import { errors } from './errors.ts'

const POLL_MS = 250

type ReadsArchives = Pick<ReportStore, 'archive' | 'years'>

/** The archive of `year`, or of the latest year that has one. */
export async function latestArchive(
  store: ReadsArchives,
  userId: string,
  year: number | undefined,
): Promise<Archive | undefined> {
  const wanted = year ?? (await store.years(userId)).at(-1)
  return wanted === undefined ? undefined : store.archive(userId, wanted)
}

/** The same, where there must be one. @throws ARCHIVE_UNKNOWN */
export async function archiveOf(
  store: ReadsArchives,
  userId: string,
  year: number | undefined,
): Promise<Archive> {
  const archive = await latestArchive(store, userId, year)
  if (!archive) throw errors.ARCHIVE_UNKNOWN({ userId, year })
  return archive
}

/** @throws REPORT_UNKNOWN */
export async function reportById(store: Pick<ReportStore, 'report'>, id: string): Promise<Report> {
  const report = await store.report(id)
  if (!report) throw errors.REPORT_UNKNOWN({ id })
  return report
}

export interface ArchiveWait {
  readonly store: ReadsArchives
  readonly userId: string
  readonly year: number | undefined
  readonly seconds: number
  /** The selection that must be in it, or a later one; any where it is left out. */
  readonly revision?: number | undefined
  readonly signal: AbortSignal
  /** Hears what is still missing. */
  readonly say?: (missing: string) => void
  readonly clock?: Clock
}

export interface FinishedArchive {
  readonly archive: Archive | undefined
  /** In words; empty when the archive is whole. */
  readonly missing: string
  /** What to throw where it had to be whole. */
  unfinished(seconds: number): Error
}

/** An archive as it is, and what it lacks. */
export const wholeOrNot = (archive: Archive | undefined, missing: string): FinishedArchive => ({
  archive,
  missing,
  unfinished: (seconds) => errors.ARCHIVE_UNFINISHED({ seconds, missing }),
})

/** Reads the archive until nothing is missing or the time is up. */
export async function finishedArchive({
  clock = systemClock,
  ...wait
}: ArchiveWait): Promise<FinishedArchive> {
  const endMs = clock.now() + wait.seconds * 1000
  for (;;) {
    const archive = await latestArchive(wait.store, wait.userId, wait.year)
    const missing = missingIn(archive, wait.revision ?? 1)
    wait.say?.(missing === '' ? `${archive?.reports.length} stories` : missing)
    if (missing === '' || clock.now() >= endMs) return wholeOrNot(archive, missing)
    await sleep(clock, POLL_MS, wait.signal)
    wait.signal.throwIfAborted()
  }
}

/** What a whole archive would have and this one has not; empty when it is whole. */
function missingIn(archive: Archive | undefined, revision: number): string {
  if (!archive || archive.selectionRevision < revision) return 'no days are chosen yet'
  const { pending, leaving, reports } = archive
  if (pending.length > 0) return `${pending.length} still to be written (${pending.join(', ')})`
  if (leaving.length > 0) return `${leaving.length} still to be withdrawn (${leaving.join(', ')})`
  const unjudged = reports.filter((report) => !report.verdict).map((report) => report.date)
  return unjudged.length > 0 ? `${unjudged.length} still to be judged (${unjudged.join(', ')})` : ''
}
