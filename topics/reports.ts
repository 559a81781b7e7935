import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type ReportPublished,
  type ReportRetracted,
  reportPublished,
  reportRetracted,
} from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** The public topic: what is stored and can be read, one key a report. */
export const reports = defineTopic<ReportPublished | ReportRetracted, 'userId'>({
  name: 'reports',
  events: [reportPublished, reportRetracted],
  owner: listenerKey,
  key: (event) => event.reportId,
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 400 * DAY_MS,
  compatibility: 'FULL_TRANSITIVE',
})
