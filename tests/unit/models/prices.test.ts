import { listPrices, priceOf } from '#models/prices.ts'

const usage = { inputTokens: 1_200, cachedTokens: 700, outputTokens: 150, reasoningTokens: 0 }

test('cached tokens cost less, and all is counted in millionths of a dollar', () => {
  // 500 x $0.25 + 700 x $0.025 + 150 x $2, a million tokens each.
  expect(priceOf('gpt-5-mini', usage, listPrices)).toBe(443)
})

test('a dated name has the price of its model, and a later model none of an earlier', () => {
  expect(priceOf('gpt-5-mini-2025-08-07', usage, listPrices)).toBe(443)
  expect(priceOf('gpt-5.9', usage, listPrices)).toBe(0)
  expect(priceOf('gpt-5-maxi', usage, listPrices)).toBe(0)
})

test.each(['fake-1', 'local', 'llama3.2:3b'])('%s costs nothing', (model) => {
  expect(priceOf(model, usage, listPrices)).toBe(0)
})
