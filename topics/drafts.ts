import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type ReportDrafted,
  type ReportWithdrawn,
  reportDrafted,
  reportWithdrawn,
} from '#schemas/index.ts'

/** Texts that passed the guardrails. Generation writes them; persistence stores them. */
export const drafts = defineTopic<ReportDrafted | ReportWithdrawn>({
  name: 'drafts',
  events: [reportDrafted, reportWithdrawn],
  key: (event) => `${event.reportId}:${event.revision}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 7 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
