// What tokens cost, in millionths of a US dollar a million tokens. List prices of the standard tier, each with
// the day it was published: a deployment with other prices names a file of the same shape.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Usage } from './model.ts'

const Price = z.object({
  /** The model's name, or the beginning of it: the longest that fits holds. */
  model: z.string().min(1),
  /** When this price was published, YYYY-MM-DD. */
  since: z.iso.date(),
  input: z.number().int().min(0),
  cached: z.number().int().min(0),
  /** Reasoning tokens are output tokens. */
  output: z.number().int().min(0),
})

export type Price = z.infer<typeof Price>

const listed = (model: string, since: string, input: number, cached: number, output: number) => ({
  model,
  since,
  input: input * 1_000_000,
  cached: cached * 1_000_000,
  output: output * 1_000_000,
})

/** OpenAI's list prices. Endpoints of one's own, the local model and the fake model have none: 0. */
export const listPrices: readonly Price[] = [
  listed('gpt-5-nano', '2025-08-07', 0.05, 0.005, 0.4),
  listed('gpt-5-mini', '2025-08-07', 0.25, 0.025, 2),
  listed('gpt-5', '2025-08-07', 1.25, 0.125, 10),
  listed('gpt-4.1-nano', '2025-04-14', 0.1, 0.025, 0.4),
  listed('gpt-4.1-mini', '2025-04-14', 0.4, 0.1, 1.6),
  listed('gpt-4.1', '2025-04-14', 2, 0.5, 8),
  listed('gpt-4o-mini', '2024-07-18', 0.15, 0.075, 0.6),
  listed('gpt-4o', '2024-10-02', 2.5, 1.25, 10),
]

/** A file of prices replaces the table. @throws when it is not a JSON array of prices. */
export const readPrices = (file: string): readonly Price[] =>
  z.array(Price).parse(JSON.parse(readFileSync(file, 'utf8')))

/** Millionths of a US dollar, rounded up; 0 for a model that no price fits. */
export function priceOf(model: string, usage: Usage, prices: readonly Price[]): number {
  const price = priceFor(model, prices)
  if (!price) return 0
  const freshTokens = Math.max(0, usage.inputTokens - usage.cachedTokens)
  const micros =
    freshTokens * price.input +
    usage.cachedTokens * price.cached +
    usage.outputTokens * price.output
  return Math.ceil(micros / 1_000_000)
}

/** `gpt-5-mini-2025-08-07` is a `gpt-5-mini`; `gpt-5.2` is no `gpt-5`. */
const priceFor = (model: string, prices: readonly Price[]): Price | undefined =>
  prices
    .filter((each) => model === each.model || model.startsWith(`${each.model}-`))
    .sort((a, b) => b.model.length - a.model.length)
    .find((each) => /^(-\d.*)?$/.test(model.slice(each.model.length)))
