import { defineNotices } from '#foundation/notice.ts'
import type { OffsetRange, TopicPartition } from '../kafka/port.ts'

/** What an operator must hear of when a log is not what the state says it was. */
export const notices = defineNotices({
  INPUT_RECREATED: {
    severity: 'error',
    message: (d: TopicPartition & OffsetRange & { committed: number }) =>
      `${d.topic}/${d.partition} is another topic or was cut short: ${d.committed} is committed, and it holds ${d.low} to ${d.high}; it is read from its beginning`,
  },
  OFFSETS_OUTDATED: {
    severity: 'warn',
    message: (d: TopicPartition & { committed: number; noted: number }) =>
      `the group says that ${d.topic}/${d.partition} is read up to ${d.committed}; the changelog says ${d.noted}, which holds`,
  },
  INPUT_EXPIRED: {
    severity: 'error',
    message: (d: TopicPartition & { committed: number; low: number }) =>
      `${d.topic}/${d.partition} begins at ${d.low}, and only messages before ${d.committed} are handled: those between were deleted`,
  },
  CHANGELOG_CUT_SHORT: {
    severity: 'error',
    message: (d: TopicPartition & { low: number }) =>
      `${d.topic}/${d.partition} begins at ${d.low}: state before it is lost`,
  },
  CHANGELOG_RECREATED: {
    severity: 'error',
    message: (d: TopicPartition & OffsetRange & { was: number }) =>
      `${d.topic}/${d.partition} is another topic or lost its end: the store was at ${d.was}, and the topic holds ${d.low} to ${d.high}; its state is lost`,
  },
})
