import { defineTopic } from '#runtime/topic.ts'
import { type DaysSelected, daysSelected } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** The days worth a report. Heuristics selects them; generation writes them up. */
export const days = defineTopic<DaysSelected, 'userId'>({
  name: 'days',
  events: [daysSelected],
  owner: listenerKey,
  key: (event) => `${event.userId}:${event.year}`,
  partitions: 96,
  cleanup: 'compact',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
})
