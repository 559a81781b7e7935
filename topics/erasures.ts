import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type ListenerErased, listenerErased } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** Listeners whose data must be deleted everywhere. Every service obeys it. */
export const erasures = defineTopic<ListenerErased, 'userId'>({
  name: 'erasures',
  events: [listenerErased],
  owner: listenerKey,
  key: (event) => event.userId,
  partitions: 96,
  cleanup: 'delete',
  retentionMs: 400 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
