import { seededRandom } from '#foundation/random.ts'
import { estimatesOf, ReportCosts } from '#operations/campaigns/estimate.ts'
import type { ModelCalled } from '#schemas/index.ts'

const call = (more: Partial<ModelCalled>) =>
  ({
    reportId: 'ada:20250101',
    revision: 1,
    purpose: 'draft',
    promptVersion: 'report-v3',
    inputTokens: 100,
    outputTokens: 10,
    priceMicros: 5,
    calledAt: 0,
    ...more,
  }) as ModelCalled

test('calls of one text are one report, the reader counts, and the judge and other prompts do not', () => {
  const costs = new ReportCosts('report-v3')
  costs.add(call({}))
  costs.add(call({ purpose: 'read', promptVersion: 'reader-v1', calledAt: 9 }))
  costs.add(call({ purpose: 'judge' }))
  costs.add(call({ revision: 2, promptVersion: 'report-v2' }))

  expect(costs.reports).toEqual([{ tokens: 220, priceMicros: 10, calledAt: 9 }])
})

test('a plan of 1,000 reports holds what they come to in 8 of 10 cases', () => {
  const random = seededRandom(3)
  const draw = () => ({
    tokens: Math.round(800 + 1_200 * random.next() ** 3),
    priceMicros: 0,
    calledAt: 60_000 * Math.floor(30 * random.next()),
  })
  let held = 0
  for (let run = 0; run < 200; run += 1) {
    const [tokens] = estimatesOf(Array.from({ length: 40 }, draw), 1_000)
    const truth = Array.from({ length: 1_000 }, draw).reduce((sum, each) => sum + each.tokens, 0)
    if (tokens && tokens.p10 <= truth && truth <= tokens.p90) held += 1
  }

  expect(held / 200).toBeGreaterThan(0.72)
  expect(held / 200).toBeLessThan(0.88)
})

test('what was written too seldom gives no estimate', () => {
  expect(estimatesOf([{ tokens: 1, priceMicros: 1, calledAt: 0 }], 10)).toEqual([])
})
