// Any endpoint that speaks the OpenAI protocol, as layers around one call: deadline, trace, price, dialect, transport.
// A call is one call: what decides when it leaves, and whether again, is the governor.
import { readFileSync } from 'node:fs'
import { type Clock, startDeadline, systemClock } from '#foundation/clock.ts'
import { newUuid } from '#foundation/random.ts'
import { type Answer, answerOf, failedAnswer } from './chat-answer.ts'
import { endChatSpan, startChatSpan } from './chat-span.ts'
import type { CallReport } from './governor/ask.ts'
import type { CallOutcome, ChatRequest, Model } from './model.ts'
import { listPrices, priceOf, readPrices } from './prices.ts'
import { adaptRequest, fullCapabilities, withoutRefused } from './provider-capabilities.ts'
import type { ModelSettings } from './settings.ts'
import { EndpointError, openTransport, type Transport } from './transport.ts'

interface ModelPorts {
  /** Measures the calls and their time-out. */
  readonly clock?: Clock
  readonly newCallId?: () => string
}

/** A model of which one call is one call, and what can be learned from it. */
export interface ModelEndpoint extends Model, AsyncDisposable {
  /** @throws the signal's reason */
  attempt(
    request: ChatRequest,
    signal: AbortSignal,
  ): Promise<{ readonly outcome: CallOutcome; readonly report: CallReport }>
}

/** Connections are kept until disposal. */
export function openModel(
  settings: ModelSettings,
  { clock = systemClock, newCallId = newUuid }: ModelPorts = {},
): ModelEndpoint {
  const { OPENAI_BASE_URL, OPENAI_MODEL, MODEL_TIMEOUT_MS } = settings
  const transport = openTransport({
    baseUrl: OPENAI_BASE_URL,
    key: keyOf(settings),
    connectionsMax: settings.MODEL_CONNECTIONS_MAX,
    timeoutMs: MODEL_TIMEOUT_MS,
  })
  const prices = settings.MODEL_PRICES_FILE ? readPrices(settings.MODEL_PRICES_FILE) : listPrices
  const host = new URL(OPENAI_BASE_URL).hostname
  const route = settings.MODEL_ROUTE ?? host
  const ask = speaker(transport, OPENAI_BASE_URL, OPENAI_MODEL)

  const attempt: ModelEndpoint['attempt'] = async (request, signal) => {
    signal.throwIfAborted()
    const span = startChatSpan(OPENAI_MODEL, route, host, request)
    const callId = newCallId()
    const calledAt = clock.now()
    using deadline = startDeadline(clock, MODEL_TIMEOUT_MS)
    const either = AbortSignal.any([signal, deadline.signal])
    const answer = await ask(request, callId, either).catch((error: unknown) =>
      failedAnswer(error, OPENAI_MODEL, deadline.signal, clock.now()),
    )
    const latencyMs = Math.max(0, clock.now() - calledAt)
    endChatSpan(span, answer)
    signal.throwIfAborted()
    const { model, usage, result, report } = answer
    const priceMicros = priceOf(model, usage, prices)
    const about = { callId, route, model, usage, priceMicros, latencyMs, calledAt }
    return { outcome: { ...about, ...result }, report }
  }
  return {
    route,
    attempt,
    chat: async (request, signal) => (await attempt(request, signal)).outcome,
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  }
}

const keyOf = ({ OPENAI_API_KEY, OPENAI_API_KEY_FILE }: ModelSettings): string =>
  OPENAI_API_KEY_FILE ? readFileSync(OPENAI_API_KEY_FILE, 'utf8').trim() : OPENAI_API_KEY

type Ask = (request: ChatRequest, callId: string, signal: AbortSignal) => Promise<Answer>

/** Finds the endpoint's dialect out and keeps to it. A refused dialect was never billed. */
function speaker(transport: Transport, baseUrl: string, model: string): Ask {
  let dialect = fullCapabilities(baseUrl)
  return async (request, callId, signal) => {
    for (let tried = dialect; ; ) {
      try {
        const body = adaptRequest(tried, model, request)
        const { completion, headers } = await transport.complete(body, callId, signal)
        dialect = tried
        return answerOf(completion, model, headers)
      } catch (error) {
        const isRefused =
          error instanceof EndpointError && (error.status === 400 || error.status === 422)
        const next = isRefused ? withoutRefused(tried, error.message) : undefined
        if (!next) throw error
        tried = next
      }
    }
  }
}
