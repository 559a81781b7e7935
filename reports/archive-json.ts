import type { Check, Fact } from '#schemas/index.ts'
import { type Archive, type Report, tzVersionOf } from './report.ts'

/** An archive as `archive --json` prints it and `/v1/archives` answers: fields are added, never changed. */
export interface ArchiveJson {
  readonly userId: string
  readonly year: number
  readonly zone: string
  readonly reports: readonly ReportJson[]
  readonly runnersUp: readonly { date: string; category: string; reason: string }[]
}

type ReportJson = Pick<
  Report,
  'id' | 'date' | 'category' | 'title' | 'story' | 'tags' | 'revision' | 'writtenBy' | 'traceId'
> & {
  /** A story may state `usual` and `rank` too; `subject` is what the value belongs to. */
  readonly facts: readonly Pick<
    Fact,
    'id' | 'kind' | 'value' | 'unit' | 'subject' | 'rank' | 'usual'
  >[]
  readonly verdict: { outcome: string; checks: readonly Check[] } | null
  readonly lineage: {
    readonly topics: readonly { topic: string; partition: number; offsets: readonly number[] }[]
    readonly factsHash: string
    readonly playsCount: number
    /** Version of the time zone data; absent where an earlier build cut the day. */
    readonly tzVersion?: string
  }
}

export const toArchiveJson = (archive: Archive): ArchiveJson => ({
  userId: archive.userId,
  year: archive.year,
  zone: archive.zone,
  reports: archive.reports.map(toReportJson),
  runnersUp: archive.runnersUp.map(({ date, category, reason }) => ({ date, category, reason })),
})

export function toReportJson(report: Report): ReportJson {
  const { id, date, category, title, story, tags, revision, writtenBy, verdict, traceId } = report
  const { topics, factsHash, playsCount } = report.lineage
  const tzVersion = tzVersionOf(report)
  return {
    id,
    date,
    category,
    title,
    story,
    tags,
    facts: report.facts.map(({ id, kind, value, unit, subject, rank, usual }) => ({
      id,
      kind,
      value,
      unit,
      subject,
      rank,
      usual,
    })),
    revision,
    writtenBy,
    verdict: verdict && { outcome: verdict.outcome, checks: verdict.checks },
    traceId,
    lineage: { topics, factsHash, playsCount, ...(tzVersion === '' ? {} : { tzVersion }) },
  }
}
