import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type ModelCalled, modelCalled } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** Every call of a language model, failed ones too. Cost is a query over it. */
export const calls = defineTopic<ModelCalled, 'userId'>({
  name: 'calls',
  events: [modelCalled],
  owner: listenerKey,
  key: (event) => `${event.userId}:${event.callId}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 90 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
