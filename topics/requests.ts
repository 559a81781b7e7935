import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type DaysRequested,
  daysRequested,
  type ReportsRequested,
  reportsRequested,
} from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/**
 * Requests of campaigns and remediation for reports, which generation writes, and of operators for days, which
 * heuristics selects again.
 */
export const requests = defineTopic<ReportsRequested | DaysRequested, 'userId'>({
  name: 'requests',
  events: [reportsRequested, daysRequested],
  owner: listenerKey,
  key: (event) => `${event.userId}:${event.requestId}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 30 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
