import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type ReportJudged, reportJudged } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** What checks and judges say of stored reports. */
export const verdicts = defineTopic<ReportJudged, 'userId'>({
  name: 'verdicts',
  events: [reportJudged],
  owner: listenerKey,
  key: (event) => `${event.reportId}:${event.revision}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 90 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
