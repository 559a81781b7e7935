// What a turn of a campaign has: its state, what it may send, and the ports that the service gave it.
import type { Notice } from '#foundation/notice.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import { campaignPlanned, campaignProgress, campaignSamples } from '#schemas/index.ts'
import { campaignKey } from '#topics/campaign-key.ts'
import { campaigns } from '#topics/campaigns.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import { requests } from '#topics/requests.ts'
import type { CampaignLog } from './campaign-log.ts'

export interface CampaignDeps {
  readonly campaignLog: CampaignLog
  /** Listeners whose requests may be open at the same time. */
  readonly openMax: number
  readonly onNotice?: (notice: Notice) => void
}

export const campaignsDeclaration = defineActor<CampaignDeps>()({
  name: 'campaigns',
  namespace: NAMESPACE,
  key: campaignKey,
  sends: [campaigns, requests],
  pages: { plan: campaignPlanned, progress: campaignProgress, samples: campaignSamples },
})

export type CampaignTurn = Context<
  (typeof campaignsDeclaration.sends)[number],
  (typeof campaignsDeclaration)['pages'],
  CampaignDeps
>
