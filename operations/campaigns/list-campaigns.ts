import type { CampaignChanged } from '#schemas/index.ts'
import { campaigns } from '#topics/campaigns.ts'
import type { OperationPorts } from '../ports.ts'

export type ListedCampaign = CampaignChanged

/** Every campaign with its status, the one that changed last first. */
export async function listCampaigns(
  { events, partitionCount }: Pick<OperationPorts, 'events' | 'partitionCount'>,
  signal: AbortSignal,
): Promise<readonly ListedCampaign[]> {
  const latest = new Map<string, ListedCampaign>()
  for (let partition = 0; partition < partitionCount; partition += 1) {
    signal.throwIfAborted()
    for await (const { event } of events(campaigns, partition)) {
      if (event) latest.set(event.campaignId, event)
    }
  }
  return [...latest.values()].sort((a, b) => b.changedAt - a.changedAt)
}

/** Those that may still write. */
export const isActive = ({ status }: Pick<ListedCampaign, 'status'>): boolean =>
  status === 'planned' || status === 'running' || status === 'paused'
