import { newUuid } from '#foundation/random.ts'
import { type CampaignBudget, campaignCommanded } from '#schemas/index.ts'
import { type CampaignVerb, statusAfter } from '#services/campaigns/transitions.ts'
import type { CampaignView } from '#services/campaigns/view.ts'
import { campaignCommands } from '#topics/campaign-commands.ts'
import type { OperationPorts } from '../ports.ts'
import { assertBudget, assertBudgetLeft } from './budget.ts'
import { campaignErrors } from './errors.ts'
import { awaitCampaign, campaignPages } from './show-campaign.ts'

export interface CampaignCommand {
  readonly campaignId: string
  readonly verb: CampaignVerb
  /** What it may use in all, from now on. A bound that is left out stays; null is none. */
  readonly budget?: Partial<CampaignBudget> | undefined
  readonly reason?: string | undefined
}

/**
 * Starts, pauses, resumes or cancels a campaign, and waits until it has heard.
 * @throws CAMPAIGN_UNKNOWN, CAMPAIGN_UNFIT, CAMPAIGN_BUDGET_EMPTY, CAMPAIGN_BUDGET_USED, CAMPAIGN_SILENT,
 * ACTORS_SILENT
 */
export async function commandCampaign(
  ports: Pick<OperationPorts, 'inspector' | 'clock' | 'openSender'>,
  { campaignId, verb, budget: given, reason = '' }: CampaignCommand,
  signal: AbortSignal,
): Promise<CampaignView> {
  const pages = await campaignPages(ports, campaignId, signal)
  if (!pages) throw campaignErrors.CAMPAIGN_UNKNOWN({ campaignId })
  const { status } = pages.progress
  if (!statusAfter(status, verb)) throw campaignErrors.CAMPAIGN_UNFIT({ campaignId, status, verb })
  const commandedAt = ports.clock.now()
  const budget = given && { ...pages.progress.budget, ...given }
  if (budget) assertBudget(budget, commandedAt)
  if (verb === 'resume') {
    assertBudgetLeft(campaignId, { ...pages.progress, ...(budget && { budget }) }, commandedAt)
  }
  const commandId = newUuid()
  await using sender = await ports.openSender(`campaign-${commandId}`)
  await sender.send(campaignCommands, campaignCommanded, {
    campaignId,
    commandId,
    command: verb,
    budget: budget ?? null,
    reason,
    commandedAt,
  })
  const isHeard = ({ progress }: typeof pages) => progress.commandId === commandId
  return await awaitCampaign(ports, campaignId, { signal, isHeard })
}
