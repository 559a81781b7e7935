import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type OperationRecorded, operationRecorded } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/**
 * What operators changed, and who they were. A key names one record, and the listener that it is about: an erasure
 * deletes what says more of them than that they were erased.
 */
export const audit = defineTopic<OperationRecorded, 'userId'>({
  name: 'audit',
  events: [operationRecorded],
  owner: listenerKey, // Of what is about no single listener the key is empty: all of it is in one partition.
  // The request's ID is its caller's, who may send the same twice.
  key: ({ userId, operation, requestId, outcome, recordedAt }) =>
    `${userId}:${operation}:${requestId}:${outcome}:${recordedAt}`,
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 400 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})

/** Whether a key of this topic says that somebody was erased. */
export const isOfErasure = (key: string): boolean => /^[^:]*:erase:/.test(key)
