// Any endpoint that speaks the OpenAI protocol. The package's own retries are off: a call is one call. Failures
// are distinguished by who ended it (the caller, our deadline) and by the status, never by the error's class alone.
import { readFileSync } from 'node:fs'
import OpenAI, { APIError } from 'openai'
import type { ChatCompletion } from 'openai/resources/chat/completions'
import { type Clock, startDeadline, systemClock } from '#foundation/clock.ts'
import { newUuid } from '#foundation/random.ts'
import { genAi, linernotes, serverAddress } from '#observability/attributes.ts'
import { endSpan, type Span, SpanKind, startSpan } from '#observability/spans.ts'
import type { CallFailure, ChatRequest, Model, Usage } from './model.ts'
import { listPrices, priceOf, readPrices } from './prices.ts'
import { adaptRequest, fullCapabilities, withoutRefused } from './provider-capabilities.ts'
import type { ModelSettings } from './settings.ts'
import { openUndiciFetch } from './undici-fetch.ts'

type Result =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: CallFailure; readonly detail: string }

/** What an endpoint answered, before it is billed. */
interface Answer {
  readonly model: string
  readonly usage: Usage
  readonly result: Result
}

const DETAIL_CHARACTERS_MAX = 500
const noUsage: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }

interface ModelPorts {
  /** Measures the calls and their time-out. */
  readonly clock?: Clock
  readonly newCallId?: () => string
}

/** Connections are kept until disposal. */
export function openModel(
  settings: ModelSettings,
  { clock = systemClock, newCallId = newUuid }: ModelPorts = {},
): Model & AsyncDisposable {
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

  return {
    route,
    async chat(request, signal) {
      signal.throwIfAborted()
      const span = startChatSpan(OPENAI_MODEL, route, host, request)
      const calledAt = clock.now()
      using deadline = startDeadline(clock, MODEL_TIMEOUT_MS)
      const answer = await ask(request, AbortSignal.any([signal, deadline.signal])).catch(
        (error: unknown) => failedCall(error, OPENAI_MODEL, deadline.signal),
      )
      const latencyMs = Math.max(0, clock.now() - calledAt)
      endChatSpan(span, answer)
      signal.throwIfAborted()
      const { model, usage, result } = answer
      const priceMicros = priceOf(model, usage, prices)
      return {
        callId: newCallId(),
        route,
        model,
        usage,
        priceMicros,
        latencyMs,
        calledAt,
        ...result,
      }
    },
    [Symbol.asyncDispose]: () => lean[Symbol.asyncDispose](),
  } satisfies Model & AsyncDisposable
}

const keyOf = ({ OPENAI_API_KEY, OPENAI_API_KEY_FILE }: ModelSettings): string =>
  OPENAI_API_KEY_FILE ? readFileSync(OPENAI_API_KEY_FILE, 'utf8').trim() : OPENAI_API_KEY

type Ask = (request: ChatRequest, signal: AbortSignal) => Promise<Answer>

/** Finds the endpoint's dialect out and keeps to it. A refused dialect was never billed. */
function speaker(client: OpenAI, baseUrl: string, model: string): Ask {
  let dialect = fullCapabilities(baseUrl)
  return async (request, signal) => {
    for (let tried = dialect; ; ) {
      try {
        const completion = await client.chat.completions.create(
          adaptRequest(tried, model, request),
          {
            signal,
          },
        )
        dialect = tried
        return answerOf(completion, model)
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

/** Reads with care: what calls itself a completion may be anything. */
function answerOf(completion: Partial<ChatCompletion> | undefined, asked: string): Answer {
  const counts = completion?.usage
  const usage: Usage = {
    inputTokens: counts?.prompt_tokens ?? 0,
    cachedTokens: counts?.prompt_tokens_details?.cached_tokens ?? 0,
    outputTokens: counts?.completion_tokens ?? 0,
    reasoningTokens: counts?.completion_tokens_details?.reasoning_tokens ?? 0,
  }
  return { model: completion?.model || asked, usage, result: resultOf(completion?.choices?.[0]) }
}

function resultOf(choice: ChatCompletion.Choice | undefined): Result {
  const text = choice?.message?.content
  if (choice?.message?.refusal) return failure('refused', choice.message.refusal)
  if (choice?.finish_reason === 'content_filter') {
    return failure('refused', 'the content filter stopped it')
  }
  if (choice?.finish_reason === 'length') return failure('unusable', 'the answer was cut short')
  if (typeof text !== 'string' || text === '') return failure('unusable', 'the answer has no text')
  return { ok: true, text }
}

const failure = (kind: CallFailure, detail: string): Result => ({
  ok: false,
  failure: kind,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})

function failedCall(error: unknown, model: string, deadline: AbortSignal): Answer {
  return { model, usage: noUsage, result: resultOfError(error, deadline) }
}

function resultOfError(error: unknown, deadline: AbortSignal): Result {
  const detail = reasonOf(error)
  if (deadline.aborted) return failure('timed-out', detail)
  if (error instanceof SyntaxError) return failure('unusable', `the answer is not JSON: ${detail}`)
  const status = error instanceof APIError ? error.status : undefined
  if (status === undefined) {
    return failure(/time(d )?out/i.test(detail) ? 'timed-out' : 'unreachable', detail)
  }
  if (status === 429) return failure('limited', detail)
  if (status === 408 || status === 504) return failure('timed-out', detail)
  return failure(status >= 500 ? 'unreachable' : 'refused', detail)
}

/** The package wraps what went wrong in the network: the cause says more. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message || error.cause.name}` : ''
  return `${error.message}${cause}`
}

const startChatSpan = (model: string, route: string, host: string, request: ChatRequest): Span =>
  startSpan(`chat ${model}`, {
    kind: SpanKind.CLIENT,
    parent: request.traceparent,
    attributes: {
      [genAi.operation]: 'chat',
      [genAi.provider]: host === 'api.openai.com' ? 'openai' : route,
      [genAi.requestModel]: model,
      [genAi.maxTokens]: request.outputTokensMax,
      [genAi.temperature]: request.temperature,
      [linernotes.route]: route,
      [serverAddress]: host,
    },
  })

function endChatSpan(span: Span, { model, usage, result }: Answer): void {
  span.setAttributes({
    [genAi.responseModel]: model,
    [genAi.inputTokens]: usage.inputTokens,
    [genAi.outputTokens]: usage.outputTokens,
    [linernotes.outcome]: result.ok ? 'answered' : result.failure,
  })
  endSpan(span, result.ok ? {} : { error: new Error(`${result.failure}: ${result.detail}`) })
}
