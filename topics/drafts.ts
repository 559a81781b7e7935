import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type ReportDrafted,
  type ReportWithdrawn,
  reportDrafted,
  reportWithdrawn,
} from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** Texts that passed the guardrails. Generation writes them; persistence stores them. */
export const drafts = defineTopic<ReportDrafted | ReportWithdrawn, 'userId'>({
  name: 'drafts',
  events: [reportDrafted, reportWithdrawn],
  owner: listenerKey,
  key: (event) => `${event.reportId}:${event.revision}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 7 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
