import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type PlaysRecorded,
  type PlaysTakenBack,
  playsRecorded,
  playsTakenBack,
} from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/**
 * What listeners played. Ingest writes it; heuristics turns it into days. A key names one message, so that
 * compaction removes nothing but what an erasure deletes.
 */
export const plays = defineTopic<PlaysRecorded | PlaysTakenBack, 'userId'>({
  name: 'plays',
  events: [playsRecorded, playsTakenBack],
  owner: listenerKey,
  key: (event) =>
    'plays' in event
      ? `${event.userId}:${event.importId}:${event.recordedAt}:${event.batch}`
      : `${event.userId}:taken-back:${event.takenBackAt}:${event.importId ?? event.playIds[0] ?? ''}`,
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 400 * DAY_MS, // More than 13 months: a whole year can be recomputed from the log alone.
  compatibility: 'BACKWARD_TRANSITIVE',
})
