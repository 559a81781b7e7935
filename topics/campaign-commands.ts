import { DAY_MS } from '#foundation/time.ts'
import { defineTopic } from '#runtime/topic.ts'
import {
  type CampaignCommanded,
  type CampaignPlanned,
  campaignCommanded,
  campaignPlanned,
} from '#schemas/index.ts'
import { campaignKey } from './campaign-key.ts'

/** What operators want of campaigns. */
export const campaignCommands = defineTopic<CampaignPlanned | CampaignCommanded, 'campaignId'>({
  name: 'campaign-commands',
  events: [campaignPlanned, campaignCommanded],
  owner: campaignKey,
  key: ({ campaignId }) => campaignId,
  partitions: 96,
  cleanup: 'delete',
  retentionMs: 400 * DAY_MS,
  compatibility: 'BACKWARD_TRANSITIVE',
})
