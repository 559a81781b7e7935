import { defineTopic } from '#runtime/topic.ts'
import { type DaysSelected, daysSelected } from '#schemas/index.ts'

/** The days worth a report. Heuristics selects them; generation writes them up. */
export const days = defineTopic<DaysSelected>({
  name: 'days',
  events: [daysSelected],
  key: (event) => `${event.userId}:${event.year}`,
  partitions: 96,
  cleanup: 'compact',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
})
