// One HTTP call to an endpoint. `openai` has the protocol's types; its client takes 1 ms of CPU a call and has retries
// and time-outs of its own, where undici's plain request takes a fifth of that and has none.
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources'
import { Agent, request } from 'undici'
import type { HeadersByName } from './governor/rate-limit-headers.ts'

export interface TransportOptions {
  /** Ends in `/v1`. */
  readonly baseUrl: string
  readonly key: string
  readonly connectionsMax: number
  /** Bounds the wait for headers and for each byte. */
  readonly timeoutMs: number
}

export interface Completed {
  /** What calls itself a completion: it may be anything. */
  readonly completion: Partial<ChatCompletion> | undefined
  readonly headers: HeadersByName
}

export interface Transport extends AsyncDisposable {
  /**
   * @throws EndpointError for a status other than 2xx, SyntaxError for no JSON, what undici throws, the signal's reason
   */
  complete(
    body: ChatCompletionCreateParamsNonStreaming,
    callId: string,
    signal: AbortSignal,
  ): Promise<Completed>
}

/** An answer with a status other than 2xx. */
export class EndpointError extends Error {
  readonly status: number
  /** Such as `insufficient_quota`; undefined where the endpoint gives none. */
  readonly code: string | undefined
  readonly headers: HeadersByName

  constructor(status: number, text: string, headers: HeadersByName) {
    const { message, code } = errorIn(text)
    super(`${status} ${message}`)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

const ANSWER_BYTES_MAX = 4 * 1024 * 1024
const CONNECT_MS_MAX = 10_000
const KEEP_ALIVE_MS = 30_000

/** Connections are kept until disposal. */
export function openTransport(options: TransportOptions): Transport {
  const { baseUrl, key, connectionsMax, timeoutMs } = options
  const agent = new Agent({
    connections: connectionsMax,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: Math.min(timeoutMs, CONNECT_MS_MAX),
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: ANSWER_BYTES_MAX,
  })
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`
  const usual = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key && { authorization: `Bearer ${key}` }),
  }
  return {
    async complete(body, callId, signal) {
      const answer = await request(url, {
        dispatcher: agent,
        method: 'POST',
        // Providers log the ID: a call of the ledger can be found in their bill.
        headers: { ...usual, 'x-client-request-id': callId },
        body: JSON.stringify(body),
        signal,
      })
      const text = await answer.body.text()
      const headers = singleHeaders(answer.headers)
      const isFine = answer.statusCode >= 200 && answer.statusCode < 300
      if (!isFine) throw new EndpointError(answer.statusCode, text, headers)
      return { completion: JSON.parse(text), headers }
    },
    async [Symbol.asyncDispose]() {
      await agent.destroy() // A request that still waits is of no use any more.
    },
  }
}

const singleHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )

/** `{"error": {"message", "code"}}`, as OpenAI has it, or whatever text there is. */
function errorIn(text: string): { readonly message: string; readonly code: string | undefined } {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: unknown; code?: unknown } }
    const code = typeof error?.code === 'string' ? error.code : undefined
    return { message: typeof error?.message === 'string' ? error.message : text, code }
  } catch {
    return { message: text, code: undefined }
  }
}
