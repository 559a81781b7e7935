import type { CampaignBudget } from '#schemas/index.ts'
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
