import type { CampaignBudget, CampaignProgress } from '#schemas/index.ts'
import { billedTokens, pauseReason } from '#services/campaigns/campaign-progress.ts'
import { campaignErrors } from './errors.ts'

/** @throws CAMPAIGN_BUDGET_EMPTY */
export function assertBudget(
  { priceMicros, tokens, deadlineAt }: CampaignBudget,
  nowMs: number,
): void {
  const refuse = (what: string) => campaignErrors.CAMPAIGN_BUDGET_EMPTY({ what })
  if (priceMicros !== null && priceMicros <= 0) throw refuse('a budget of no money')
  if (tokens !== null && tokens <= 0) throw refuse('a budget of no tokens')
  if (deadlineAt !== null && deadlineAt <= nowMs) throw refuse('a deadline that is over')
}

/** A campaign that may go on would pause again immediately. @throws CAMPAIGN_BUDGET_USED */
export function assertBudgetLeft(
  campaignId: string,
  progress: Pick<CampaignProgress, 'counts' | 'budget'>,
  nowMs: number,
): void {
  const bound = pauseReason(progress, nowMs)
  if (!bound) return
  const { counts, budget } = progress
  const used = {
    budget: `${counts.priceMicros / 1e6} of ${(budget.priceMicros ?? 0) / 1e6} dollars are used`,
    tokens: `${billedTokens(counts)} of ${budget.tokens} tokens are used`,
    deadline: 'its deadline is over',
  }[bound]
  throw campaignErrors.CAMPAIGN_BUDGET_USED({ campaignId, used })
}
