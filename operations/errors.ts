import { defineErrors } from '#foundation/service-error.ts'
import type { HiddenDay } from '#services/heuristics/explain.ts'
import { dashed, hiddenWords } from './hidden-words.ts'

interface UnknownReports {
  readonly userId: string
  readonly year: number
  /** Dates that were asked for. */
  readonly unknown: readonly string[]
  /** Dates that have a story. */
  readonly known: readonly string[]
}

export const errors = defineErrors({
  KAFKA_UNREACHABLE: {
    policy: 'stop',
    message: ({ brokers }: { brokers: string }) => `Kafka does not answer at ${brokers}`,
  },
  ACTORS_SILENT: {
    policy: 'stop',
    message: ({ urls }: { urls: readonly string[] }) => `nothing answers at ${urls.join(', ')}`,
  },
  INSTANCE_UNKNOWN: {
    policy: 'stop',
    message: ({ instance, members }: { instance: string; members: readonly string[] }) =>
      `no actor has a member ${instance}; members are ${members.join(', ') || 'none'}`,
  },
  ARCHIVE_UNKNOWN: {
    policy: 'stop',
    message: ({ userId, year }: { userId: string; year: number | undefined }) =>
      `nothing is stored for ${userId}${year === undefined ? '' : ` in ${year}`}`,
  },
  ARCHIVE_UNFINISHED: {
    policy: 'stop',
    message: ({ seconds, missing }: { seconds: number; missing: string }) =>
      `after ${seconds} s the archive is not whole: ${missing}`,
  },
  REPORT_UNKNOWN: {
    policy: 'stop',
    message: ({ id }: { id: string }) => `no report ${id} is stored`,
  },
  REPORTS_UNKNOWN: {
    policy: 'stop',
    message: ({ userId, year, unknown, known }: UnknownReports) =>
      known.length === 0
        ? `${userId} has no stories in ${year}`
        : `${userId} has no story of ${unknown.map(dashed).join(', ')} in ${year}; there are ${known.map(dashed).join(', ')}`,
  },
  EXPLAIN_UNREACHABLE: {
    policy: 'stop',
    message: ({ url }: { url: string }) => `the heuristics service does not answer at ${url}`,
  },
  LISTENER_UNKNOWN: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) => `nothing is known of ${userId}`,
  },
  LISTENER_ELSEWHERE: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) =>
      `the heuristics service that was asked does not have ${userId} at the moment`,
  },
  LISTENER_BUSY: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) =>
      `other changes of ${userId} came between every time; this one was not made`,
  },
  PROFILE_MISSING: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) => `the time zone of ${userId} is not known`,
  },
  FACT_UNKNOWN: {
    policy: 'stop',
    message: ({ date, facts }: { date: string; facts: readonly string[] }) =>
      `${dashed(date)} has no such fact; it has ${facts.join(', ')}`,
  },
  DAY_HIDDEN: {
    policy: 'stop',
    message: ({ userId, date, hidden }: { userId: string; date: string; hidden: HiddenDay }) =>
      hiddenWords(userId, date, hidden),
  },
  DAY_WITHOUT_PLAYS: {
    policy: 'stop',
    message: ({ date, nearest }: { date: string; nearest: readonly string[] }) =>
      nearest.length === 0
        ? `nothing was played on ${dashed(date)}, nor on any other day`
        : `nothing was played on ${dashed(date)}; the nearest days with plays are ${nearest.map(dashed).join(', ')}`,
  },
  IMPORT_UNSETTLED: {
    policy: 'stop',
    message: ({ userId, seconds }: { userId: string; seconds: number }) =>
      `the plays of ${userId} were not counted within ${seconds} s`,
  },
  ERASURE_UNFINISHED: {
    policy: 'stop',
    message: ({ userId, where }: { userId: string; where: string }) =>
      `something of ${userId} is left: ${where}`,
  },
  CATALOGUE_UNREACHABLE: {
    policy: 'stop',
    message: ({ url }: { url: string }) => `the heuristics service does not answer at ${url}`,
  },
  CATALOGUE_UNSETTLED: {
    policy: 'stop',
    message: ({ left, seconds }: { left: number; seconds: number }) =>
      `${left} listeners were not summed up again within ${seconds} s`,
  },
  LETTER_UNKNOWN: {
    policy: 'stop',
    message: ({ id }: { id: string }) => `there is no dead letter ${id} that waits`,
  },
})
