import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type CampaignRequestEnded, campaignRequestEnded } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** What became of requests of campaigns. A campaign counts them by their offsets, each once. */
export const campaignOutcomes = defineTopic<CampaignRequestEnded, 'userId'>({
  name: 'campaign-outcomes',
  events: [campaignRequestEnded],
  owner: listenerKey,
  // Of one message, so that an erasure can delete it.
  key: ({ userId, campaignId, requestId }) => `${userId}:${campaignId}:${requestId}`,
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 90 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
