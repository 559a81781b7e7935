import { assertBudgetLeft } from '#operations/campaigns/budget.ts'
import { newCampaignProgress } from '#services/campaigns/campaign-progress.ts'

const none = { priceMicros: null, tokens: null, deadlineAt: null }
const { counts } = newCampaignProgress({ requestsFrom: [0], budget: none } as never, 0)
const spent = { ...counts, inputTokens: 80, outputTokens: 20, priceMicros: 2_000_000 }
const resumeWith = (budget: Partial<typeof none> | object, nowMs = 1_000) =>
  assertBudgetLeft('c1', { counts: spent, budget: { ...none, ...budget } }, nowMs)

test.each([
  [{ tokens: 100 }, '100 of 100 tokens are used'],
  [{ priceMicros: 1_500_000 }, '2 of 1.5 dollars are used'],
  [{ deadlineAt: 1_000 }, 'its deadline is over'],
])('a campaign whose bound %j is used up is not resumed', (budget, words) => {
  expect(() => resumeWith(budget)).toThrow(words)
})

test('one with something left is', () => {
  expect(() => resumeWith({ tokens: 101, priceMicros: 2_000_001, deadlineAt: 1_001 })).not.toThrow()
  expect(() => resumeWith({})).not.toThrow()
})
