import type { CampaignVerb } from '#services/campaigns/transitions.ts'
import { commandCampaign } from '../campaigns/command-campaign.ts'
import { listCampaigns } from '../campaigns/list-campaigns.ts'
import { planCampaign } from '../campaigns/plan-campaign.ts'
import { showCampaign } from '../campaigns/show-campaign.ts'
import type { OperationPorts } from '../ports.ts'
import { listSnapshots, snapshotSummary } from '../snapshots/list-snapshots.ts'
import { takeSnapshot } from '../snapshots/take-snapshot.ts'
import type { campaignContract } from './contract-of-campaigns.ts'
import type { EndpointAnswer, EndpointRequest } from './endpoint.ts'

type Contract = typeof campaignContract

type CampaignHandlers = {
  readonly [Name in keyof Contract]: (
    request: EndpointRequest<Contract[Name]>,
    signal: AbortSignal,
  ) => Promise<EndpointAnswer<Contract[Name]>>
}

export const campaignHandlers = (ports: OperationPorts): CampaignHandlers => {
  const commanded =
    (verb: CampaignVerb) =>
    (
      { params, body }: { readonly params: { campaignId: string }; readonly body: object },
      signal: AbortSignal,
    ) =>
      commandCampaign(ports, { ...params, ...body, verb }, signal)
  return {
    listSnapshots: async () => ({ snapshots: await listSnapshots(ports.snapshots) }),
    takeSnapshot: async (_, signal) => snapshotSummary(await takeSnapshot(ports, { signal })),
    listCampaigns: async (_, signal) => ({ campaigns: await listCampaigns(ports, signal) }),
    getCampaign: ({ params }, signal) => showCampaign(ports, params.campaignId, signal),
    planCampaign: ({ body }, signal) => planCampaign(ports, body, { signal }),
    startCampaign: commanded('start'),
    pauseCampaign: commanded('pause'),
    resumeCampaign: commanded('resume'),
    cancelCampaign: commanded('cancel'),
  }
}
