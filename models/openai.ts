// Any endpoint that speaks the OpenAI protocol, as layers around one call: deadline, trace, price, dialect, transport.
// The package's own retries are off: what decides when a call leaves, and whether again, is the governor.
import { readFileSync } from 'node:fs'
import OpenAI, { APIError } from 'openai'
import { type Clock, startDeadline, systemClock } from '#foundation/clock.ts'
import { newUuid } from '#foundation/random.ts'
import { type Answer, answerOf, failedAnswer } from './chat-answer.ts'
import { endChatSpan, startChatSpan } from './chat-span.ts'
import type { CallReport } from './governor/ask.ts'
import type { CallOutcome, ChatRequest, Model } from './model.ts'
import { listPrices, priceOf, readPrices } from './prices.ts'
import { adaptRequest, fullCapabilities, withoutRefused } from './provider-capabilities.ts'
import type { ModelSettings } from './settings.ts'
import { openUndiciFetch } from './undici-fetch.ts'

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
  const lean = openUndiciFetch(settings.MODEL_CONNECTIONS_MAX, MODEL_TIMEOUT_MS)
  const prices = settings.MODEL_PRICES_FILE ? readPrices(settings.MODEL_PRICES_FILE) : listPrices
  const host = new URL(OPENAI_BASE_URL).hostname
  const route = settings.MODEL_ROUTE ?? host
  const client = new OpenAI({
    baseURL: OPENAI_BASE_URL,
    apiKey: keyOf(settings) || 'none', // The package insists on one.
    maxRetries: 0,
    timeout: MODEL_TIMEOUT_MS,
    fetch: lean.fetch,
    logLevel: 'off',
  })
  const ask = speaker(client, OPENAI_BASE_URL, OPENAI_MODEL)

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
    [Symbol.asyncDispose]: () => lean[Symbol.asyncDispose](),
  }
}

const keyOf = ({ OPENAI_API_KEY, OPENAI_API_KEY_FILE }: ModelSettings): string =>
  OPENAI_API_KEY_FILE ? readFileSync(OPENAI_API_KEY_FILE, 'utf8').trim() : OPENAI_API_KEY

type Ask = (request: ChatRequest, callId: string, signal: AbortSignal) => Promise<Answer>

/** Finds the endpoint's dialect out and keeps to it. A refused dialect was never billed. */
function speaker(client: OpenAI, baseUrl: string, model: string): Ask {
  let dialect = fullCapabilities(baseUrl)
  return async (request, callId, signal) => {
    // Providers log it: a call of the ledger can be found in their bill.
    const headers = { 'x-client-request-id': callId }
    for (let tried = dialect; ; ) {
      try {
        const { data, response } = await client.chat.completions
          .create(adaptRequest(tried, model, request), { signal, headers })
          .withResponse()
        dialect = tried
        return answerOf(data, model, response.headers)
      } catch (error) {
        const isRefused =
          error instanceof APIError && (error.status === 400 || error.status === 422)
        const next = isRefused ? withoutRefused(tried, error.message) : undefined
        if (!next) throw error
        tried = next
      }
    }
  }
}
