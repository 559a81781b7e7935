// A model behind a governor: its calls leave when they may, and a busy endpoint is waited for.
import { systemClock } from '#foundation/clock.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { logNotice } from '#foundation/notice.ts'
import { systemRandom } from '#foundation/random.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { Log } from '#observability/log.ts'
import { AdaptiveLimit } from './governor/adaptive-limit.ts'
import type { CallAsk } from './governor/ask.ts'
import { Governor } from './governor/governor.ts'
import { parseServerLoad } from './governor/server-load.ts'
import { TokenEstimate } from './governor/token-estimate.ts'
import { observeGovernor } from './governor-metrics.ts'
import { HeldCall } from './held-call.ts'
import type { CallOutcome, ChatOutcome, ChatRequest, Model } from './model.ts'
import { type ModelEndpoint, openModel } from './openai.ts'
import type { ModelSettings } from './settings.ts'

/** Calls in flight until something is known of the endpoint. */
const START_CALLS = 8
const DELAY_BUDGET_SHARE = 0.2

export interface GovernedModel extends Model, AsyncDisposable {
  readonly governor: Governor
}

/** As `openModel`; the governor is this process's own for this endpoint. */
export function openGovernedModel(settings: ModelSettings, log: Log): GovernedModel {
  const endpoint = openModel(settings)
  const { MODEL_TIMEOUT_MS, MODEL_METRICS_URL } = settings
  const limit = new AdaptiveLimit({
    start: Math.min(START_CALLS, settings.MODEL_CONNECTIONS_MAX),
    max: settings.MODEL_CONNECTIONS_MAX,
    delayBudgetMs: settings.MODEL_DELAY_BUDGET_MS ?? DELAY_BUDGET_SHARE * MODEL_TIMEOUT_MS,
    timeoutMs: MODEL_TIMEOUT_MS,
  })
  const governor = new Governor({
    clock: systemClock,
    random: systemRandom,
    limit,
    readLoad: MODEL_METRICS_URL === '' ? undefined : () => readLoad(MODEL_METRICS_URL),
    waitMsMax: settings.MODEL_WAIT_MS_MAX,
    attemptsMax: settings.MODEL_ATTEMPTS_MAX,
    share: settings.MODEL_SHARE,
    onNotice: (notice) => logNotice(log, notice),
  })
  const gauges = observeGovernor(endpoint.route, governor)
  return {
    ...governModel(endpoint, governor),
    governor,
    async [Symbol.asyncDispose]() {
      gauges[Symbol.dispose]()
      governor[Symbol.dispose]()
      await endpoint[Symbol.asyncDispose]()
    },
  }
}

async function readLoad(url: string) {
  const answer = await fetchWithin(url, SECOND_MS)
  return answer.ok ? parseServerLoad(await answer.text()) : undefined
}

/** Keeps every call that was made for an answer. */
export function governModel(endpoint: ModelEndpoint, governor: Governor): Model {
  const estimate = new TokenEstimate()
  return {
    route: endpoint.route,
    async chat(request, signal): Promise<ChatOutcome> {
      const calls: CallOutcome[] = []
      const characters = charactersOf(request)
      const { held } = request
      const waiting = held ? AbortSignal.any([signal, held]) : signal
      const attempt = async () => {
        const made = await endpoint.attempt(request, signal)
        calls.push(made.outcome)
        return made
      }
      const ask = askOf(request, estimate.tokensOf(characters))
      const { outcome } = await governor.call(ask, attempt, waiting).catch((error: unknown) => {
        throw held?.aborted && !signal.aborted ? new HeldCall(calls) : error
      })
      estimate.learn(characters, outcome.usage.inputTokens)
      return { ...outcome, earlier: calls.slice(0, -1) }
    },
  }
}

const askOf = (request: ChatRequest, promptTokens: number): CallAsk => ({
  priority: request.priority ?? 'bulk',
  campaign: request.campaign ?? '',
  tokens: promptTokens + request.outputTokensMax,
})

const charactersOf = ({ messages }: ChatRequest): number =>
  messages.reduce((sum, { content }) => sum + content.length, 0)
