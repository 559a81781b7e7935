import { DAY_MS } from '#runtime/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type ReportsRequested, reportsRequested } from '#schemas/index.ts'

/** Reports asked for by campaigns and remediation. Generation writes them. */
export const requests = defineTopic<ReportsRequested>({
  name: 'requests',
  events: [reportsRequested],
  key: (event) => `${event.userId}:${event.requestId}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 30 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
