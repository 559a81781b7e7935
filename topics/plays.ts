import { DAY_MS } from '#runtime/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type PlaysRecorded,
  type PlaysTakenBack,
  playsRecorded,
  playsTakenBack,
} from '#schemas/index.ts'

/** What listeners played. Ingest writes it; heuristics turns it into days. */
export const plays = defineTopic<PlaysRecorded | PlaysTakenBack>({
  name: 'plays',
  events: [playsRecorded, playsTakenBack],
  key: (event) => event.userId,
  partitions: 96,
  cleanup: 'delete',
  retentionMs: 400 * DAY_MS, // More than 13 months: a whole year can be recomputed from the log alone.
  compatibility: 'BACKWARD_TRANSITIVE',
})
