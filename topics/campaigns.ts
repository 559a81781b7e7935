import { defineTopic } from '#runtime/topic.ts'
import { type CampaignChanged, campaignChanged } from '#schemas/index.ts'
import { campaignKey } from './campaign-key.ts'

/** The status of every campaign. Generation follows it, so that a pause reaches calls that wait. */
export const campaigns = defineTopic<CampaignChanged, 'campaignId'>({
  name: 'campaigns',
  events: [campaignChanged],
  owner: campaignKey,
  key: ({ campaignId }) => campaignId,
  partitions: 96,
  cleanup: 'compact',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
})
