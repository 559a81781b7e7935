// What a campaign hears of the days that it asked for: outcomes and costs, and nothing of what a text says.
import type { ChatOutcome } from '#models/model.ts'
import type { CampaignReport, CampaignRequestEnded } from '#schemas/index.ts'
import type { WriteResult } from './write.ts'

export type CallCost = Pick<
  CampaignRequestEnded,
  'calls' | 'inputTokens' | 'cachedTokens' | 'outputTokens' | 'priceMicros'
>

/** A day for which nothing was written. */
export const dayWithout = (date: string, outcome: 'kept' | 'gone'): CampaignReport => ({
  date,
  outcome,
  fallback: '',
  rules: [],
  failures: [],
})

export function writtenDay(date: string, { writtenBy, attempts }: WriteResult): CampaignReport {
  return {
    date,
    outcome: 'written',
    fallback: writtenBy.fallback,
    rules: attempts.flatMap(({ rules }) => rules.slice(0, 1)),
    failures: attempts.flatMap(({ outcome }) => callsOf(outcome).flatMap(failureOf)),
  }
}

const callsOf = (outcome: ChatOutcome) => [...(outcome.earlier ?? []), outcome]
const failureOf = (call: ReturnType<typeof callsOf>[number]): string[] =>
  call.ok ? [] : [call.failure]

/** Of all calls, those that failed before they were made again too. */
export function costOf(outcomes: readonly ChatOutcome[]): CallCost {
  const calls = outcomes.flatMap(callsOf)
  const sum = (of: (call: (typeof calls)[number]) => number) =>
    calls.reduce((total, call) => total + of(call), 0)
  return {
    calls: calls.length,
    inputTokens: sum(({ usage }) => usage.inputTokens),
    cachedTokens: sum(({ usage }) => usage.cachedTokens),
    outputTokens: sum(({ usage }) => usage.outputTokens),
    priceMicros: sum(({ priceMicros }) => priceMicros),
  }
}
