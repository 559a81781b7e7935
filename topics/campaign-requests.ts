import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import { type CampaignRequested, campaignRequested } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** The fixed input of campaigns: each listener of a cohort once, published by a plan. */
export const campaignRequests = defineTopic<CampaignRequested, 'userId'>({
  name: 'campaign-requests',
  events: [campaignRequested],
  owner: listenerKey,
  key: ({ userId, campaignId }) => `${userId}:${campaignId}`, // Of one message, so that an erasure can delete it.
  partitions: 96,
  cleanup: 'compact,delete',
  retentionMs: 90 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
