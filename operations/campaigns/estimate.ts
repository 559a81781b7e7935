// What a campaign will use, from what reports cost that were written before: their calls are in the topic `calls`.
import { MINUTE_MS } from '#foundation/time.ts'
import type { CampaignEstimate, ModelCalled } from '#schemas/index.ts'

export interface MeasuredReport {
  readonly tokens: number
  readonly priceMicros: number
  /** When its last call began, ms since 1970 UTC. */
  readonly calledAt: number
}

/** Fewer say nothing of the spread. */
const REPORTS_MIN = 5
const Z90 = 1.2816 // Of the normal distribution: P10 and P90 are so many deviations from the median.

/** Calls by report and revision: what one text took, retries and the second reader included. */
export class ReportCosts {
  readonly #byRevision = new Map<string, MeasuredReport>()
  readonly #promptVersion: string | undefined

  /** @param promptVersion Such as `report-v3`; texts of every version where it is left out. */
  constructor(promptVersion: string | undefined) {
    this.#promptVersion = promptVersion
  }

  add(call: ModelCalled): void {
    const key = `${call.reportId} ${call.revision}`
    const known = this.#byRevision.get(key)
    const isOfPrompt =
      call.purpose === 'draft' &&
      (this.#promptVersion === undefined || call.promptVersion === this.#promptVersion)
    if (call.purpose === 'judge' || (!known && !isOfPrompt)) return
    this.#byRevision.set(key, {
      tokens: (known?.tokens ?? 0) + call.inputTokens + call.outputTokens,
      priceMicros: (known?.priceMicros ?? 0) + call.priceMicros,
      calledAt: Math.max(known?.calledAt ?? 0, call.calledAt),
    })
  }

  get reports(): readonly MeasuredReport[] {
    return [...this.#byRevision.values()]
  }
}

/** Tokens, money and hours of `count` reports; empty where too few were measured. */
export function estimatesOf(
  measured: readonly MeasuredReport[],
  count: number,
): readonly CampaignEstimate[] {
  if (measured.length < REPORTS_MIN) return []
  return [
    totalOf(
      'tokens',
      measured.map(({ tokens }) => tokens),
      count,
    ),
    totalOf(
      'priceMicros',
      measured.map(({ priceMicros }) => priceMicros),
      count,
    ),
    hoursOf(measured, count),
  ]
}

/** The mean is known as well as `values` tell it, and the reports to come spread around it. */
function totalOf(name: string, values: readonly number[], count: number): CampaignEstimate {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (values.length - 1))
  const spread = Z90 * deviation * Math.sqrt(1 / values.length + 1 / Math.max(1, count))
  const at = (each: number) => Math.round(count * Math.max(0, each))
  return { name, p10: at(mean - spread), p50: at(mean), p90: at(mean + spread) }
}

/** By the minutes in which reports were written: the busier half, as a campaign has always work. */
function hoursOf(measured: readonly MeasuredReport[], count: number): CampaignEstimate {
  const byMinute = new Map<number, number>()
  for (const { calledAt } of measured) {
    const minute = Math.floor(calledAt / MINUTE_MS)
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + 1)
  }
  const rates = [...byMinute.values()].sort((a, b) => b - a)
  const busy = rates.slice(0, Math.max(1, Math.ceil(rates.length / 2)))
  const at = (share: number) => busy[Math.floor(share * (busy.length - 1))] as number
  const hours = (rate: number) => count / rate / 60
  return { name: 'hours', p10: hours(at(0.1)), p50: hours(at(0.5)), p90: hours(at(0.9)) }
}
